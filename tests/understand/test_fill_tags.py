"""Tags that are put on and taken off, and what only speaks of tags."""

import pytest

from tests.understand.conftest import FillSlots


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("把云帆打上重要标签", "重要"),
        ("给云帆加个标签：年会", "年会"),
        ("云帆的重要标签去掉", "-重要"),
        ("去掉云帆的年会标签", "-年会"),
        ("untag Fabrikam key account", "-key account"),
        ("remove the vip tag from Fabrikam", "-vip"),
        ("tag Fabrikam as vip", "vip"),
    ],
)
def test_a_tag(slots_of: FillSlots, text: str, value: str) -> None:
    slots = slots_of("update_customer", text)
    assert (slots.get("field"), slots.get("value")) == ("tags", value)


def test_a_count_is_no_trade(slots_of: FillSlots) -> None:
    assert slots_of("list_customers", "有多少家制造业客户").get("industry") == "制造"


def test_what_is_wanted_is_still_to_come(slots_of: FillSlots) -> None:
    slots = slots_of("log_activity", "spoke to Priya, she wants a demo on Thursday")
    assert "at" not in slots
