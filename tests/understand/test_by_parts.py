"""Figures by their parts: where leads come from, tickets by kind; and lists that sound so."""

from typing import Any

import pytest

from intents.understand.asked_of import ASKED_OF
from tests.understand.conftest import FillSlots

BY_PARTS = next(clue for clue in ASKED_OF if clue.name == "a figure by its parts")


@pytest.mark.parametrize(
    "text",
    [
        "tickets by kind for {period}",
        "break down the tickets by type",
        "where did our leads come from {period}",
        "which channels bring us leads",
        "lead sources this quarter",
        "my deals by stage",
        "我手上的商机按阶段是怎么分布的",
        "{period}工单按类型分布",
        "今年线索都从哪些渠道来的",
        "这个月工单都是什么类型的",
        "渠道占比看一下",
    ],
)
def test_it_asks_for_a_figure(text: str) -> None:
    assert BY_PARTS.found(text, by_staff=True)


@pytest.mark.parametrize(
    "text",
    [
        "list open tickets from {period}",
        "which leads came from the trade show?",
        "列一下{period}的线索",
        "sort my deals by stage",
        "商机按阶段排序",
        "tickets assigned to me by {user}",
        "{customer}在哪个阶段",
    ],
)
def test_it_asks_for_a_list(text: str) -> None:
    assert not BY_PARTS.found(text, by_staff=True)


CASES: list[tuple[str, dict[str, Any]]] = [
    ("不同产品的成交周期有多长", {"measure": "sales_cycle", "dimension": "product"}),
    ("商机按阶段怎么分布", {"measure": "pipeline", "dimension": "stage"}),
    ("手上的单子按阶段分布", {"measure": "pipeline", "dimension": "stage"}),
    ("赢的单子按阶段分布", {"measure": "revenue"}),
    ("今年线索都从哪些渠道来的", {"measure": "leads", "dimension": "source"}),
    ("where did our leads come from this year", {"measure": "leads", "dimension": "source"}),
    ("tickets by kind for October", {"measure": "tickets", "dimension": "kind"}),
    ("how are my deals spread over the stages", {"measure": "pipeline", "dimension": "stage"}),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_measure_and_dimension(slots_of: FillSlots, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of("query_metric", text)
    assert {name: slots.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Set Mia's 2028 quota at $1.6 million", "2028"),
        ("周启明 2027 目标 500万", "2027"),
        ("周启明目标2025万", None),
        ("target for Mia: 2025k", None),
    ],
)
def test_the_year_of_a_target(slots_of: FillSlots, text: str, year: str | None) -> None:
    period = slots_of("set_target", text).get("period")
    assert (period and period["start"][:4]) == year
