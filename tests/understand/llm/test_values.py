"""Arguments as a model writes them, type by type: what is taken, and what is refused."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from intents.catalogue import INTENTS
from intents.understand.llm.values import slot_value
from intents.understand.mentions import find_mentions
from tests.stores import NOW
from tests.understand.llm.test_tools import context_of


def value(session: Session, slot: str, said: Any) -> Any:
    """The value of `intent.slot`; records are named by what was typed."""
    intent, name = slot.split(".")
    context = context_of(session, "admin")
    spec = next(one for one in INTENTS[intent].specs if one.name == name)
    mentions = find_mentions("", NOW.replace(tzinfo=None), "CNY", context.store.names, bool)
    return slot_value(spec, said, mentions, context)


QUARTER = {"start": "2026-10-01", "end": "2026-12-31"}
LINES = [{"product": "投影仪", "quantity": 6, "discount": 12}]


def money(amount: Any, currency: str) -> dict[str, Any]:
    """Money as it is written in JSON."""
    return {"amount": amount, "currency": currency}


TAKEN: list[tuple[str, Any, Any]] = [
    ("update_deal.amount", money("450000", "CNY"), money("450000", "CNY")),
    ("update_deal.amount", money(1200.5, "usd"), money("1200.5", "USD")),
    ("update_deal.amount", money("1,000", "EUR"), money("1000", "EUR")),
    ("update_deal.close_date", "2026-12-31", "2026-12-31"),
    ("update_deal.probability", 70, 70),
    ("update_deal.probability", "62.5", 62.5),
    ("update_deal.stage", "negotiation", "negotiation"),
    ("create_task.due", "2026-12-01", "2026-12-01"),
    ("create_task.due", "2026-12-01T15:00", "2026-12-01T15:00"),
    ("create_task.due", "2026-12-01T15:00:00+00:00", "2026-12-01T23:00"),
    ("create_task.title", "  回电\u200b ", "回电"),
    ("list_deals.stalled_days", "30", 30),
    ("list_deals.period", QUARTER, QUARTER),
    ("log_activity.kind", "visit", "visit"),
    ("create_order.lines", LINES, LINES),
]
REFUSED: list[tuple[str, Any]] = [
    ("update_deal.amount", "45万"),
    ("update_deal.amount", money("45万", "CNY")),
    ("update_deal.amount", money("NaN", "CNY")),
    ("update_deal.amount", money("1e400", "CNY")),
    ("update_deal.amount", money("1", "元")),
    ("update_deal.amount", {"amount": "1"}),
    ("update_deal.amount", {"amount": "1", "currency": "CNY", "id": 1}),
    ("update_deal.close_date", "2026-02-30"),
    ("update_deal.close_date", "下周三"),
    ("update_deal.close_date", "0001-01-01"),
    ("update_deal.close_date", 20261231),
    ("update_deal.probability", 101),
    ("update_deal.probability", True),
    ("update_deal.stage", "谈判"),
    ("update_deal.stage", ["won"]),
    ("create_task.due", "tomorrow"),
    ("create_task.title", 5),
    ("list_deals.stalled_days", 1.5),
    ("list_deals.period", {"start": "2026-12-31", "end": "2026-10-01"}),
    ("log_activity.kind", "telepathy"),
    ("create_order.lines", []),
    ("create_order.lines", [{"product": "投影仪", "quantity": 0}]),
    ("show_customer.customer", 2),
    ("show_customer.customer", ""),
]


@pytest.mark.parametrize(("slot", "said", "taken"), TAKEN)
def test_what_is_taken(company_session: Session, slot: str, said: Any, taken: Any) -> None:
    assert value(company_session, slot, said) == taken


@pytest.mark.parametrize(("slot", "said"), REFUSED)
def test_what_is_refused(company_session: Session, slot: str, said: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        value(company_session, slot, said)


@pytest.mark.parametrize(
    ("slot", "said", "names"),
    [
        ("show_customer.customer", "云帆", ["云帆科技"]),
        ("show_customer.customer", "David Kim", ["David Kim", "David Kim"]),
        ("show_customer.customer", "查无此人公司", []),
        ("assign_customer.owner", "孙一诺", ["孙一诺"]),
        ("assign_customer.owner", "我", ["A"]),
    ],
)
def test_a_record_is_found_by_the_name_as_typed(
    company_session: Session, slot: str, said: str, names: list[str]
) -> None:
    found = value(company_session, slot, said)
    assert [one.name for one in found.candidates] == names
