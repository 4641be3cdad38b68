"""Which deleted record is to be brought back, and what stands in a name's place and is none."""

import pytest

from tests.understand.conftest import FillSlots

CASES = [
    ("我手贱把天涯酒店删了，能捞回来吗", "天涯酒店"),
    ("天涯酒店被我误删了，还能找回来不", "天涯酒店"),
    ("不小心删掉了天涯酒店，帮忙弄回来", "天涯酒店"),
    ("手快删了天涯酒店，能撤回吗", "天涯酒店"),
    ("删错人了，易中和捞回来", "易中和"),
    ("天涯酒店能恢复吗", "天涯酒店"),
    ("天涯酒店怎么没了？恢复一下", "天涯酒店"),
    ("从回收站把天涯酒店捞出来", "天涯酒店"),
    ("昨天删的天涯酒店能找回来吗", "天涯酒店"),
    ("天涯酒店那家删错了，给我还原", "天涯酒店"),
    ("oops deleted Dash Motors, can I get it back?", "Dash Motors"),
    ("Marcus Ball got deleted somehow, can you undelete him", "Marcus Ball"),
    ("my customer Redrock has vanished, get it back", "Redrock"),
    ("restore Marcus Ball", "Marcus Ball"),
    ("把晨光从回收站里恢复回来", "晨光"),
    ("请把晨光文具集团从回收站中还原出来", "晨光文具集团"),
    ("恢复盛峻医疗有限公司", "盛峻医疗有限公司"),
    ("盛峻医疗有限责任公司被我误删了，恢复一下", "盛峻医疗有限责任公司"),
    ("晨光公司恢复一下", "晨光公司"),
    ("恢复晨光这家公司", "晨光"),
    ("恢复「海港客户服务中心」", "海港客户服务中心"),
    ("please restore Harbor Chem Co., Ltd.", "Harbor Chem Co., Ltd"),
    ("fish Harbor Chem out of the recycle bin", "Harbor Chem"),
    ("Harbor Chem is in the recycle bin, restore it", "Harbor Chem"),
    ("把它从回收站里恢复回来", None),
    ("恢复刚才误删的公司", None),
    ("restore the deleted account", None),
    ("手滑了手滑了，恢复原样", None),
    ("恢复成原来的", None),
    ("能捞回来吗", None),
    ("bring it back", None),
]


@pytest.mark.parametrize(("text", "record"), CASES)
def test_what_is_brought_back(slots_of: FillSlots, text: str, record: str | None) -> None:
    assert slots_of("restore_record", text).get("record") == record
