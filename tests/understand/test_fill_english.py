"""Slots of English messages as people put them: names that begin with everyday words, and more."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

NEW_CUSTOMERS: list[tuple[str, dict[str, Any]]] = [
    ("add New Dawn Yoga from Pune as a customer", {"name": "New Dawn Yoga", "region": "Pune"}),
    ("create an account for New Leaf Nursery please", {"name": "New Leaf Nursery"}),
    ("pls add Fresh Fields Market as a new customer", {"name": "Fresh Fields Market"}),
    ("The Paper Mill wants in, register them as a client", {"name": "The Paper Mill"}),
    ("create customer Fieldstone Company, level B", {"name": "Fieldstone Company", "level": "B"}),
    ("New Customer: Hart & Sons", {"name": "Hart & Sons"}),
    ("New Customer Gil Mobley, private person", {"name": "Gil Mobley"}),
    ("a new client, Mr Gil Mobley", {"name": "Gil Mobley"}),
    ("new customer: Neue Werft GmbH, Hamburg, B level", {"region": "Hamburg", "level": "B"}),
    ("Gray Whale Tours, San Diego, tourism, new customer", {"region": "San Diego"}),
    ("Gray Whale Tours, San Diego, tourism, new customer", {"industry": "tourism"}),
    ("please create Oakheart, they're in construction", {"industry": "construction"}),
    ("new customer Birch Clinic, met at the travel fair", {"industry": None, "region": None}),
]


@pytest.mark.parametrize(("text", "wanted"), NEW_CUSTOMERS)
def test_a_new_customer(slots_of: FillSlots, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of("create_customer", text)
    assert {name: slots.get(name) for name in wanted} == wanted
