"""Questions that may be about the past whatever they were read as, and those that are not."""

from dataclasses import replace
from typing import cast

import pytest
from sqlalchemy.orm import Session

from intents.call import Call, Mention, RecordRef
from intents.context import Context
from intents.history import History
from intents.understand.lookup_words import has_its_words
from intents.understand.perhaps_history import leads_nowhere, may_ask_history
from intents.understand.reader import Reader
from intents.understand.reading import Reading
from intents.understand.weighing import NONE
from retrieval.service import Retrieval
from tests.understand.conftest import context_of

NOWHERE = [
    ("show_audit", "who breeds dogs?"),
    ("show_audit", "谁在学日语"),
    ("list_churn_risks", "哪个客户要清洗视频"),
    ("list_churn_risks", "which client has twins"),
    ("recommend", "what colour should the boxes for {customer} be?"),
    ("show_order", "{customer}的货梯有多宽"),
    ("show_points", "how is the tender weighed"),
    ("show_contact", "what does {contact} learn"),
    ("show_contact", "{contact}的儿子考上了哪里"),
    ("show_deal", "{customer}{deal}开在哪"),
    ("list_tickets", "which ship wants somebody there at weekends"),
    ("list_deals", "谁家的泵站网络差"),
    ("query_metric", "哪个学校要等经费下来"),
    ("query_metric", "which school has to wait for its funds"),
    ("export_data", "哪个厂的排产还在用 Excel？"),
]
SOMEWHERE = [
    ("show_audit", "who changed the price of {deal}"),
    ("show_audit", "谁动了{customer}的资料"),
    ("list_churn_risks", "who may leave us?"),
    ("list_churn_risks", "哪些客户亮红灯了"),
    ("recommend", "还能给{customer}卖点什么"),
    ("show_order", "{customer}的货到哪了"),
    ("show_points", "is {customer} gold"),
    ("show_contact", "what is {contact}'s number"),
    ("show_contact", "{contact}是谁"),
    ("show_deal", "{deal}到哪一步了，签了吗"),
    ("list_tickets", "哪些投诉还没结"),
    ("list_deals", "which ones are stuck in negotiation"),
    ("show_deal", "{deal}现在什么status"),
    ("query_metric", "谁的业绩最好"),
    ("query_metric", "which region is carrying us"),
    ("export_data", "把客户都拉成表"),
]


@pytest.mark.parametrize(("intent", "text"), NOWHERE)
def test_a_lookup_that_no_word_asks_for(intent: str, text: str) -> None:
    """It was read for the form of the question alone."""
    assert has_its_words(intent, text) is False


@pytest.mark.parametrize(("intent", "text"), SOMEWHERE)
def test_a_lookup_that_is_asked_for(intent: str, text: str) -> None:
    assert has_its_words(intent, text) is True


def test_of_other_lookups_no_words_are_known() -> None:
    assert has_its_words("show_customer", "who breeds dogs?") is None


@pytest.fixture
def of_staff(company_session: Session) -> Context:
    """A colleague, whose store has a history; nothing is searched here."""
    return replace(context_of(company_session, "方晴"), history=History(cast(Retrieval, object())))


def read_as(
    intent: str, *, sure: bool = True, source: str = "classifier", **slots: object
) -> Reading:
    call = Call.model_validate({"intent": intent, "slots": slots})
    return Reading(call, (), 0.9, source, (), "en", sure)


QUESTIONS = [
    "Which customer doesn't eat meat?",
    "whose daughter plays chess",
    "why does the pump at the brewery clog",
    "has anyone asked for instalments",
    "谁家的货要走索道",
    "哪家嫌面板是英文的",
    "送货车几点能进校门",
    "有没有客户想要英文说明书",
]
NO_QUESTIONS = [
    "the pump at the brewery clogs",
    "please tell them",
    "can you sing?",
    "are you a robot?",
    "泵又堵了",
    "你们能送货吗",
    "好的，知道了",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_that_reads_as_nothing_may_be_of_history(
    reader: Reader, of_staff: Context, text: str
) -> None:
    """Nobody can foresee what people tell of their customers."""
    mentions = reader.mentions(text, of_staff)
    for reading in (read_as(NONE), read_as("list_customers", sure=False)):
        assert may_ask_history(reading, mentions, of_staff)
        assert leads_nowhere(reading, mentions, of_staff)


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_is_no_question_about_customers(reader: Reader, of_staff: Context, text: str) -> None:
    """A report, and what is asked of the assistant itself."""
    assert not may_ask_history(read_as(NONE), reader.mentions(text, of_staff), of_staff)


def test_what_was_read_surely_stays_what_it_is(reader: Reader, of_staff: Context) -> None:
    """A change, a briefing, a regular sentence; and customers are not colleagues."""
    mentions = reader.mentions("which customer has a swimming pool", of_staff)
    for reading in (
        read_as("create_task"),
        read_as("brief_customer"),
        read_as("show_audit", source="grammar"),
    ):
        assert not may_ask_history(reading, mentions, of_staff)
    customer = replace(of_staff, actor=replace(of_staff.actor, role="customer", customer_id=1))
    assert not may_ask_history(read_as(NONE), mentions, customer)


def test_a_lookup_of_a_record_that_there_is_not(reader: Reader, of_staff: Context) -> None:
    """A name that nobody bears leads nowhere; one that somebody bears leads to the card."""
    mentions = reader.mentions("who needs a small furnace", of_staff)
    known = Mention(
        kind="customer",
        text="云帆",
        candidates=(RecordRef(kind="customer", id=1, name="云帆科技"),),
    )
    unknown = Mention(kind="customer", text="needs a small furnace")
    assert leads_nowhere(read_as("show_customer", customer=unknown), mentions, of_staff)
    assert not leads_nowhere(read_as("show_customer", customer=known), mentions, of_staff)


def test_a_list_that_nobody_can_be_on(reader: Reader, of_staff: Context) -> None:
    """Customers of a place that is none ("哪家客户在打官司")."""
    mentions = reader.mentions("哪家客户在打官司", of_staff)
    assert leads_nowhere(read_as("list_customers", region="打官司"), mentions, of_staff)
    assert not leads_nowhere(read_as("list_customers", region="杭州"), mentions, of_staff)
    assert leads_nowhere(read_as("list_customers"), mentions, of_staff)  # or all of them


def test_a_list_that_is_narrowed_exactly(reader: Reader, of_staff: Context) -> None:
    """By a sum, a time, a colleague or a state it is asked for, whatever its words are."""
    mentions = reader.mentions("which are the fat ones", of_staff)
    assert leads_nowhere(read_as("list_deals"), mentions, of_staff)
    for slots in ({"stalled_days": 30}, {"period": {"start": "2026-11-01", "end": "2026-11-30"}}):
        assert not leads_nowhere(read_as("list_deals", **slots), mentions, of_staff)
    assert not leads_nowhere(read_as("list_tickets", priority="urgent"), mentions, of_staff)


def test_which_customer_is_asked_for_no_record_of_theirs(reader: Reader, of_staff: Context) -> None:
    """ "Which customer refuses a contract" asks for no contract; "whose is it" of one does."""
    mentions = reader.mentions("哪家不签保养合同", of_staff)
    assert leads_nowhere(read_as("show_contract"), mentions, of_staff)
    mentions = reader.mentions("联系人是谁", of_staff)
    assert not leads_nowhere(read_as("show_contact"), mentions, of_staff)
