"""A customer who asks for their data gets all of it, and nobody else's."""

from crm_store.models import Activity, ChannelAccount, Customer, TicketReply
from tests.intents.company import FANG, NOW, said
from tests.intents.general.test_export_data import sheets
from tests.intents.own.shelf import Shelf
from tests.intents.service.desk import BIRCH, LIN, WEST


def fill(shelf: Shelf) -> None:
    """A ticket with what was written in it, a visit, an account, a consent, a rating."""
    desk, company = shelf.desk, shelf.desk.company
    ticket = desk.ticket("TK-1", status="resolved", resolved_at=NOW)
    for text, internal in (("已派工程师", False), ("客户很烦", True)):
        company.add(TicketReply(ticket_id=ticket.id, user_id=company.user_id(FANG), at=NOW,
                                text=text, internal=internal))  # fmt: skip
    company.add(Activity(customer_id=desk.birch.id, contact_id=desk.lin.id, kind="visit", at=NOW,
                         user_id=company.user_id(FANG), summary="嫌贵，别催"))  # fmt: skip
    company.add(ChannelAccount(channel="telegram", external_id="4711", customer_id=desk.birch.id,
                               contact_id=desk.lin.id))  # fmt: skip
    company.ask(LIN, "rate_service", score=4, comment="还行")
    company.ask(LIN, "subscribe")


def test_everything_that_is_kept_of_them_is_in_the_file(shelf: Shelf) -> None:
    fill(shelf)
    outcome = shelf.desk.company.ask(LIN, "export_data")
    found = sheets(outcome)
    assert set(found) == {
        "customers", "contacts", "contracts", "payments", "orders", "tickets", "points", "quotes",
        "ticket_replies", "ratings", "contacts_with_us", "consents", "accounts",
    }  # fmt: skip
    assert [row["text"] for row in found["ticket_replies"]] == ["已派工程师"]
    assert found["ratings"][0]["comment"] == "还行"
    assert found["contacts_with_us"] == [{"at": "2026-11-23T10:00", "kind": "visit"}]
    assert {row["purpose"]: row["given"] for row in found["consents"]} == {
        "greetings": "yes", "offers": "yes",
    }  # fmt: skip
    assert "另有对话、评价、订阅等" in said(outcome)


def test_nothing_of_another_customer_and_no_colleagues_notes(shelf: Shelf) -> None:
    fill(shelf)
    theirs = {
        LIN: ("West Bank", "SO-102", "Q-102", "HT-102"),
        WEST: ("桦林食品", "林桦", "SO-101", "Q-101", "4711", "TK-1"),
    }
    for who, others in theirs.items():
        text = str(sheets(shelf.desk.company.ask(who, "export_data")))
        assert [word for word in (*others, "嫌贵", "客户很烦", "cost") if word in text] == []


def test_what_colleagues_think_of_a_customer_is_not_handed_out(shelf: Shelf) -> None:
    with shelf.desk.company.database.writing() as session:
        birch = session.get_one(Customer, shelf.desk.birch.id)
        birch.level, birch.tags = "A", ("难缠",)
    found = sheets(shelf.desk.company.ask(BIRCH, "export_data"))
    assert {"level", "tags", "source"} & set(found["customers"][0]) == set()
    assert "难缠" not in str(found)


def test_one_kind_alone_is_that_kind_alone(shelf: Shelf) -> None:
    assert list(sheets(shelf.desk.company.ask(BIRCH, "export_data", what="订单"))) == ["orders"]
