"""Lines of quotes and orders: products, quantities and discounts."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

PH20, RG5 = "PH20 在线 pH 传感器", "校准试剂包 RG5"
FL30, GW = "FL30 Flow Sensor", "GW-200 Edge Gateway"
FT8, KIT = "FT8 Filter Cartridge", "AquaHome Test Kit"
MES = "澄明 MES 生产执行系统"

LINES: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("给东篱茶业报个价：PH20传感器10支，RG5试剂20盒", [(PH20, 10), (RG5, 20)]),
    ("晨曦乳业要100盒校准试剂包，报价", [(RG5, 100)]),
    ("给海岳报一套MES，再配15个PH20，都优惠8%", [(MES, 1, 8), (PH20, 15, 8)]),
    ("云帆要6支PH20打八八折，再加三盒RG5", [(PH20, 6, 12), (RG5, 3)]),
    ("桦林食品下单RG5试剂两百盒", [(RG5, 200)]),
    ("报价：江南纸业 PH20×5 九五折", [(PH20, 5, 5)]),
    ("PH20二十支，RG5十盒，给远山制药报，打九折", [(PH20, 20, 10), (RG5, 10, 10)]),
    ("6台投影仪打八八折再加三盒碳粉，给云帆报价", [("投影仪", 6, 12), ("碳粉", 3)]),
    ("幫白鷺紡織下訂單，傳感器三支", [(PH20, 3)]),
    ("绿源水务追加两年年度维保", [("年度维保服务", 2)]),
    ("quote Fabrikam 20 PH20 sensors at 5% off and two gateways", [(PH20, 20, 5), (GW, 2)]),
    ("order 30 FL30 and 2 GW-200 for Fabrikam", [(FL30, 30), (GW, 2)]),
    ("draw up a quote for Silverpine: 60 packs of FT8 filter cartridges", [(FT8, 60)]),
    ("Contoso Foods needs pricing on 200 FT8 with 10% discount", [(FT8, 200, 10)]),
    ("Birch & Bloom want 36 more AquaHome test kits - order it", [(KIT, 36)]),
    ("order for Orion Freight: FL30 x 4, GW-200 x 1", [(FL30, 4), (GW, 1)]),
    ("Northwind would like three gateways, please write the order", [(GW, 3)]),
    ("Lakeshore: 12 FT8, 4 FL30, 8 percent off everything", [(FT8, 12, 8), (FL30, 4, 8)]),
    ("quote Tailspin 5 projectors and 2 FL30", [("projectors", 5), (FL30, 2)]),
    ("a dozen filter cartridges for Contoso, place the order", [(FT8, 12)]),
    ("给云帆科技做一份报价单，PH20传感器3支", [(PH20, 3)]),
    ("给云帆科技下两个订单，一个PH20传感器", [(PH20, 1)]),
    ("给云帆科技发一份方案和报价，PH20 2支", [(PH20, 2)]),
    ("one quote for Fabrikam: 20 PH20 sensors", [(PH20, 20)]),
    ("1 order for Fabrikam, 3 test kits and 2 lamps", [(KIT, 3), ("lamps", 2)]),
    ("two new offers for Fabrikam: 3 FL30 each", [(FL30, 3)]),
    ("云帆科技要3份合同模板", [("合同模板", 3)]),
    ("order 5 quote pads for Fabrikam", [("quote pads", 5)]),
    ("帮云帆科技出一份报价，标准通风柜2台，有效期到4月15日", [("标准通风柜", 2)]),
    ("云帆科技要投影仪5台和碳粉3盒，报价", [("投影仪", 5), ("碳粉", 3)]),
    ("云帆科技报价，PH20传感器 x10，RG5试剂 x20", [(PH20, 10), (RG5, 20)]),
    ("给云帆科技报价：投影仪×5，碳粉×3", [("投影仪", 5), ("碳粉", 3)]),
    ("云帆科技下单，办公椅10张，合计10张", [("办公椅", 10)]),
    ("给云帆科技报价PH20传感器，数量3支，质保2年，交货期3天", [(PH20, 3)]),
    ("order for Fabrikam: projectors x 4, lamps x 2", [("projectors", 4), ("lamps", 2)]),
    ("order for Fabrikam: 5x projectors", [("projectors", 5)]),
    ("quote Contoso Foods 10 FL30 for 400 each", [(FL30, 10)]),
    ("quote Fabrikam 20 PH20 sensors, valid 30 days", [(PH20, 20)]),
]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_lines(slots_of: FillSlots, text: str, wanted: list[tuple[Any, ...]]) -> None:
    found = slots_of("create_quote", text).get("lines") or []
    assert [tuple(line.values()) for line in found] == wanted


STOCK = [
    ("PH20入库50支", PH20, 50),
    ("RG5出库3盒", RG5, -3),
    ("PH20坏了两支，从库存里减", PH20, -2),
    ("RG5少了6盒", RG5, -6),
    ("仓库收到试剂包三十盒", RG5, 30),
    ("盘点PH20多了4支，加上", PH20, 4),
    ("报废RG5一盒", RG5, -1),
    ("年底进货100支PH20传感器", PH20, 100),
    ("write off 6 FL30s, water damage, stock down by six", FL30, -6),
    ("take 2 GW-200 out of stock", GW, -2),
    ("received 100 FT8", FT8, 100),
    ("we got a delivery of 200 filter cartridges", FT8, 200),
    ("we sold a couple of gateways at the booth, take them out", GW, -2),
    ("increase FL30 stock by 15", FL30, 15),
    ("3 test kits arrived damaged, take them off", KIT, -3),
    ("book in sixty FT8", FT8, 60),
]


@pytest.mark.parametrize(("text", "product", "quantity"), STOCK)
def test_a_change_of_stock(slots_of: FillSlots, text: str, product: str, quantity: int) -> None:
    assert slots_of("adjust_stock", text) == {"product": product, "quantity": quantity}
