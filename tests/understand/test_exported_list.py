"""What an export is narrowed to, and when it has more than its words ask for."""

import pytest
from sqlalchemy.orm import Session

from intents.call import Call
from intents.catalogue import INTENTS
from intents.understand.fill.exported_list import WHOLE
from intents.understand.fill.filler import fill
from intents.understand.reader import Reader
from tests.understand.conftest import context_of


def exported(text: str, speaker: str, session: Session, reader: Reader) -> Call:
    context = context_of(session, speaker)
    mentions = reader.mentions(text, context)
    return fill(reader.request(INTENTS["export_data"], mentions, context))


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("export this quarter's deals", "list_deals", {"period"}),
        ("export deals over 50k", "list_deals", {"min_amount"}),
        ("export open deals", "list_deals", set()),
        ("export the open tickets of Daniel", "list_tickets", {"status", "assignee"}),
        ("export my customers", "list_customers", {"owner"}),
        ("导出上个月赢的单", "list_deals", {"period", "stage"}),
        ("导出杭州的A级客户", "list_customers", {"region", "level"}),
        ("导出逾期的待办", "list_tasks", {"status"}),
        ("导出我名下的商机", "list_deals", {"owner"}),
    ],
)
def test_it_is_of_a_list(
    company_session: Session, reader: Reader, text: str, intent: str, slots: set[str]
) -> None:
    call = exported(text, "周启明", company_session, reader)
    assert call.of_list is not None
    assert (call.of_list.intent, call.of_list.slots.keys()) == (intent, slots)
    assert WHOLE not in call.unmet


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("export all deals", False),
        ("export customers to my computer", False),
        ("导出所有客户", False),
        ("导出全部数据", False),
        ("export orders from October", True),
        ("export customers without an email", True),
        ("导出本季度的合同", True),
        ("导出北京的客户", True),
        ("export deals and customers of this quarter", True),
    ],
)
def test_it_is_all_of_it(company_session: Session, reader: Reader, text: str, more: bool) -> None:
    call = exported(text, "周启明", company_session, reader)
    assert call.of_list is None
    assert (WHOLE in call.unmet) is more
