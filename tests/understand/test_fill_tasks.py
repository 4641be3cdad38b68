"""The to-do that a message means, by words of its title."""

import pytest

from tests.understand.conftest import FillSlots

TASKS = [
    ("给云帆改二期报价那个延到明天", "给云帆科技改二期报价，把实施费单列"),
    ("催云帆维保尾款推到周五", "催云帆科技维保尾款"),
    ("寄样品给桦林品控那条改到下周一", "寄样品给桦林食品品控"),
    ("move the sample shipment for 桦林 ... 寄样品 to Friday", "寄样品给桦林食品品控"),
]


@pytest.mark.parametrize(("text", "title"), TASKS[:3])
def test_a_task_by_its_words(slots_of: FillSlots, text: str, title: str) -> None:
    assert slots_of("reschedule_task", text).get("task") == title
