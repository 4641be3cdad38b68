"""The name of a new segment and the rule that says who is in it."""

import pytest

from tests.understand.conftest import FillSlots

SEGMENTS = [
    ("创建分组 广东客户，地区是广州或深圳", "广东客户", "地区是广州或深圳"),
    ("新建分群 重点水务：行业是水务且等级A", "重点水务", "行业是水务且等级A"),
    ("建个分组 沉睡客户，180天没联系", "沉睡客户", "180天没联系"),
    ("建分群：华东大客户，地区华东，等级A", "华东大客户", "地区华东，等级A"),
    ("创建客户分组「华东大客户」，地区华东", "华东大客户", "地区华东"),
    ("新建客群 高价值客户 条件 成交额大于50万", "高价值客户", "成交额大于50万"),
    ("新增分组，名称广东客户，地区广州或深圳", "广东客户", "地区广州或深圳"),
    ("创建名为广东客户的分组，地区是广州或深圳", "广东客户", "地区是广州或深圳"),
    ("create segment Coast: region is Oslo or Bergen", "Coast", "region is Oslo or Bergen"),
    ("segment Coast = region Oslo or Bergen", "Coast", "region Oslo or Bergen"),
    ("create segment big spenders, spent over 100k", "big spenders", "spent over 100k"),
    ("create a segment Coast with region Oslo", "Coast", "region Oslo"),
    ("创建分组，地区是广州或深圳", None, "地区是广州或深圳"),
    ("创建分群 地区是广州的客户", None, "地区是广州的客户"),
    ("create segment: region is Oslo", None, "region is Oslo"),
    ("create segment for level A customers", None, "level A customers"),
    ("make a segment, level A customers in Oslo", None, "level A customers in Oslo"),
]


@pytest.mark.parametrize(("text", "name", "rule"), SEGMENTS)
def test_a_segments_name_and_its_rule(
    slots_of: FillSlots, text: str, name: str | None, rule: str
) -> None:
    found = slots_of("create_segment", text)
    assert (found.get("name"), found.get("rule")) == (name, rule)
