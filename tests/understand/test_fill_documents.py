"""A number tells the kind of its document."""

import pytest

from intents.understand.fill.documents import of_the_number
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named
from tests.understand.conftest import FillSlots


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


@pytest.mark.parametrize("text", ["{n}号工单降成普通", "工单{n}解决了", "ticket {n} is urgent"])
def test_a_ticket_by_the_figures_of_its_number(slots_of: FillSlots, text: str) -> None:
    assert slots_of("update_ticket", text.format(n=1027))["ticket"] == "TK-1027"


@pytest.mark.parametrize("text", ["工单9999降成普通", "把工单降成普通，8个"])
def test_no_ticket_has_these_figures(slots_of: FillSlots, text: str) -> None:
    assert not str(slots_of("update_ticket", text).get("ticket", "")).startswith("TK-1")
