"""A number tells the kind of its document."""

from intents.understand.fill.documents import of_the_number
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named


def _mentions(*kinds: str) -> Mentions:
    names = tuple(Named(0, 1, "x", {kind: ()}, 1.0) for kind in kinds)
    return Mentions("x", names, (), (), (), (), (), ())


def test_the_number_of_a_quote_asks_for_a_quote() -> None:
    assert of_the_number("show_contract", _mentions("quote")) == "show_quote"
    assert of_the_number("show_ticket", _mentions("order")) == "show_order"


def test_other_requests_stay_as_they_are() -> None:
    assert of_the_number("show_quote", _mentions("quote")) == "show_quote"
    assert of_the_number("show_quote", _mentions()) == "show_quote"
    assert of_the_number("show_customer", _mentions("quote")) == "show_customer"
    assert of_the_number("show_order", _mentions("quote", "ticket")) == "show_order"
