"""The ways a name may be said: each table line is a record's name and what people call it."""

import pytest

from crm_store.names import company_forms, keys_of, name_key, openings, singular


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("沈阳重装机器厂", "沈阳重装"),
        ("好利多便利", "好利多"),
        ("燕京机场贵宾服务", "燕京机场"),
        ("绍兴鲁镇文旅", "鲁镇"),
        ("榮記茶餐廳", "荣记"),
        ("臺北遠東飯店", "遠東"),
        ("中关村智谷孵化器", "智谷"),
        ("Silverpine Brewing", "Silverpine"),
        ("O'Malley's Pubs", "O’Malleys"),
        ("Müller Backwaren", "Muller"),
        ("Bramble & Thorn Distillers", "Bramble & Thorn"),
        ("First Light Bakery", "First Light"),
    ],
)
def test_a_company_is_called_by_how_its_name_begins(name: str, said: str) -> None:
    assert name_key(said) in openings(name)


@pytest.mark.parametrize("said", ["沈阳", "中国", "科技"])
def test_a_place_or_a_trade_alone_is_nobody(said: str) -> None:
    names = ("沈阳重装机器厂", "中国科技有限公司", "科技之家有限公司")
    assert all(said not in openings(name) for name in names)


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("深圳市前海云创科技有限公司", "云创"),
        ("云帆科技有限公司", "云帆"),
        ("上海蓝鲸医疗", "蓝鲸"),
        ("Café Pêche Ltd", "cafepeche"),
    ],
)
def test_a_brand_is_left_of_place_trade_and_legal_form(name: str, brand: str) -> None:
    assert company_forms(name)["brand"] == brand


@pytest.mark.parametrize("said", ["Müller Backwaren", "Muller Backwaren", "mueller backwaren"])
def test_umlauts_may_be_written_in_any_of_three_ways(said: str) -> None:
    assert ("full", name_key(said)) in keys_of("Müller Backwaren", person=False)


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("上官云舒", "云舒", "上官"),
        ("诸葛青", "青", "诸葛"),
        ("周启明", "启明", "周"),
        ("东方", "东方", "东"),
    ],
)  # fmt: skip
def test_a_compound_surname_is_one_surname(name: str, given: str, surname: str) -> None:
    keys = keys_of(name, person=True)
    assert {("given", given), ("surname", surname)} <= keys


@pytest.mark.parametrize(
    ("word", "one"),
    [("boxes", "box"), ("switches", "switch"), ("sensors", "sensor"), ("gas", "gas")],
)
def test_one_of_several(word: str, one: str) -> None:
    assert singular(word) == one
