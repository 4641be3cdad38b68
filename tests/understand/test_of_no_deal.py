"""A deal of a customer who has none open is a new one."""

import pytest
from sqlalchemy.orm import Session

from crm_store.models import Customer
from intents.understand.of_no_deal import of_no_deal
from intents.understand.reader import Reader
from tests.understand.conftest import context_of


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Fabrikam Inc 28k, closing end of May", "update_deal"),
        ("the projector deal is 28k now", "update_deal"),
    ],
)
def test_a_deal_there_is_stays_one(
    company_session: Session, reader: Reader, text: str, meant: str
) -> None:
    context = context_of(company_session, "Mia Torres")
    assert of_no_deal("update_deal", reader.mentions(text, context), context) == meant


def test_a_customer_without_one_gets_one(company_session: Session, reader: Reader) -> None:
    context = context_of(company_session, "Mia Torres")
    latin = (one for one in company_session.query(Customer) if one.name.isascii())
    without = next(one for one in latin if not context.store.deals.open_of_customer(one.id))
    found = reader.mentions(f"{without.name} microscopes, 28k, closing in May", context)
    assert of_no_deal("update_deal", found, context) == "create_deal"
    assert of_no_deal("show_deal", found, context) == "show_deal"
