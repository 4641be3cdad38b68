"""Subscribing and unsubscribing: one's own word, for every channel, the last one holding."""

from datetime import timedelta

from crm_store.models import Consent
from crm_store.repositories.consents import Consents
from tests.intents.company import NOW, labels, said
from tests.intents.own.shelf import Shelf
from tests.intents.service.desk import BIRCH, LIN, WEST


def given(shelf: Shelf, *, contact: bool = True, purpose: str = "offers") -> bool:
    """Whether 林桦 (or the company itself) may be sent that."""
    with shelf.desk.company.database.reading() as session:
        contact_id = shelf.desk.lin.id if contact else None
        return Consents(session).given(shelf.desk.birch.id, contact_id, purpose)


def test_without_a_word_nothing_is_sent(shelf: Shelf) -> None:
    assert not given(shelf)


def test_the_last_word_holds_for_both_purposes(shelf: Shelf) -> None:
    company = shelf.desk.company
    for minute, (intent, held) in enumerate(
        [("subscribe", True), ("unsubscribe", False), ("subscribe", True)]
    ):
        company.now = NOW + timedelta(minutes=minute)
        company.ask(LIN, intent)
        assert (given(shelf), given(shelf, purpose="greetings")) == (held, held)
    assert len(company.all(Consent)) == 6, "a line for each change of mind"


def test_saying_it_twice_changes_nothing_and_says_so(shelf: Shelf) -> None:
    company = shelf.desk.company
    first = company.ask(WEST, "unsubscribe")
    assert "no more greetings or offers on any channel" in said(first)
    assert labels(first) == ["Subscribe again"]
    assert "unsubscribed already" in said(company.ask(WEST, "unsubscribe"))
    assert len(company.all(Consent)) == 2


def test_a_contacts_word_comes_before_the_companys(shelf: Shelf) -> None:
    company = shelf.desk.company
    company.ask(BIRCH, "subscribe")
    assert given(shelf)
    company.ask(LIN, "unsubscribe")
    assert not given(shelf)
    assert given(shelf, contact=False)
