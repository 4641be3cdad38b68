"""link_telegram: a link for one person, made by whoever may see the customer."""

import re

import pytest

from crm_store.models import Contact, Customer, LinkToken
from crm_store.repositories.linked_accounts import BOT, digest
from crm_store.repositories.workspace import Workspace
from tests.intents.company import AMY, BOB, Company, labels, said


@pytest.fixture
def acme(company: Company) -> Customer:
    """Bob's customer with two people, and a bot that is known."""
    with company.database.writing() as session:
        Workspace(session).set(BOT, "acme_bot")
    customer = company.add(Customer(name="Acme Inc", owner_id=company.user_id(BOB)))
    for name in ("Dana Pine", "Ann Whitfield"):
        company.add(Contact(name=name, customer_id=customer.id))
    return customer


def test_a_link_for_a_contact_is_kept_as_a_digest(company: Company, acme: Customer) -> None:
    outcome = company.ask(BOB, "link_telegram", contact="Dana Pine")
    match = re.search(r"https://t\.me/acme_bot\?start=([0-9a-f]{32})\b", said(outcome))
    assert match is not None
    (token,) = company.all(LinkToken)
    assert (token.digest, token.purpose, token.customer_id) == (
        digest(match[1]), "telegram", acme.id,
    )  # fmt: skip
    assert (token.expires_at - company.now).days == 7
    assert labels(outcome) == []


def test_of_a_company_it_is_asked_who(company: Company, acme: Customer) -> None:
    asked = company.ask(BOB, "link_telegram", customer=acme)
    assert labels(asked) == ["Dana Pine", "Ann Whitfield"]
    assert "t.me/acme_bot" in said(company.press(BOB, asked, "Dana Pine"))


def test_a_customer_of_somebody_else_is_not_there(company: Company, acme: Customer) -> None:
    asked = company.ask(AMY, "link_telegram", customer=acme)
    assert "t.me" not in said(asked)
    assert company.all(LinkToken) == []


def test_without_a_bot_it_says_what_to_do(company: Company) -> None:
    person = company.add(
        Customer(name="Emily Carter", kind="person", owner_id=company.user_id(BOB))
    )
    assert "TELEGRAM_BOT_TOKEN" in said(company.ask(BOB, "link_telegram", customer=person))
