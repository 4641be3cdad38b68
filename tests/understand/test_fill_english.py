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


NEW_CONTACTS: list[tuple[str, dict[str, Any]]] = [
    ("met Owen Prys today, purser at Contoso, save him", {"title": "purser", "birthday": None}),
    ("our new person at Contoso is Ute Lang, Einkauf", {"name": "Ute Lang", "title": "Einkauf"}),
    ("spoke to Nia Hughes at Contoso, she's a paralegal, add her", {"title": "paralegal"}),
    ("Ed Malone (hygienist) works at Contoso, add", {"name": "Ed Malone", "title": "hygienist"}),
    ("new contact Kit Barlow, friend of Helen at Contoso", {"title": None}),
    ("Kit Barlow at Contoso is a nice guy, add him as contact", {"title": None}),
    ("new contact Hope Carver, Contoso, born 3 Feb 1988", {"birthday": "1988-02-03"}),
    ("new contact Hope Carver, Contoso, 3 Feb 1988", {"birthday": "1988-02-03"}),
    ("since Monday Ed Malone is with Contoso, add him as a contact", {"birthday": None}),
]


@pytest.mark.parametrize(("text", "wanted"), NEW_CONTACTS)
def test_a_new_contact(slots_of: FillSlots, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of("create_contact", text)
    assert {name: slots.get(name) for name in wanted} == wanted


DETAILS = [
    ("Contoso drops to a B from today", "level", "B"),
    ("upgrade Contoso to an A account starting today", "level", "A"),
    ("Contoso deserves an A now", "level", "A"),
    ("Contoso should be down as catering, not hospitality", "industry", "catering"),
    ("Contoso should be listed under Chennai", "region", "Chennai"),
    ("file Contoso under construction rather than mining", "industry", "construction"),
    ("Contoso have moved their office to Kiel", "region", "Kiel"),
    ("it's Pune not Chennai for Contoso's region", "region", "Pune"),
    ("put the tag publisher on Contoso", "tags", "publisher"),
    ("Contoso's source ought to say referral", "source", "referral"),
]


@pytest.mark.parametrize(("text", "field", "value"), DETAILS)
def test_a_detail_that_is_told(slots_of: FillSlots, text: str, field: str, value: str) -> None:
    slots = slots_of("update_customer", text)
    assert (slots.get("field"), slots.get("value")) == (field, value)


TODOS: list[tuple[str, str, dict[str, Any]]] = [
    ("create_task", "I want Mia Torres to phone Contoso on Friday", {"title": "phone Contoso"}),
    ("create_task", "I want Mia Torres to phone Contoso", {"assignee": "Mia Torres"}),
    ("create_task", "give Mia Torres a task: check the tender", {"title": "check the tender"}),
    ("create_task", "Mia Torres must update the prices by Friday", {"title": "update the prices"}),
    ("create_task", "can Mia Torres call Helen back, task for her", {"assignee": "Mia Torres"}),
    ("create_task", "nudge me 10.30 tomorrow to check the invoice", {"due": "2026-11-24T10:30"}),
    ("reschedule_task", "it was due Friday, shift it to 1 December", {"due": "2026-12-01"}),
    ("reschedule_task", "invoice tomorrow 9am, can't today", {"due": "2026-11-24T09:00"}),
    ("reschedule_task", "certificate: Thursday instead of Wednesday", {"due": "2026-11-26"}),
    ("schedule_meeting", "site walk at Contoso, Thursday one o'clock", {"subject": "site walk"}),
    ("schedule_meeting", "Contoso, Friday 2pm, lease renewal", {"subject": "lease renewal"}),
    ("schedule_meeting", "put the desk pilot with Contoso in my diary", {"subject": "desk pilot"}),
    ("schedule_meeting", "Thursday 10am with Contoso - price talks", {"subject": "price talks"}),
    ("schedule_meeting", "coffee with Helen Friday 2pm, her office", {"subject": None}),
    ("schedule_meeting", "sit down with Helen on Friday at 2pm please", {"subject": None}),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "wanted"), TODOS)
def test_todos_and_meetings(
    slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]
) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted


DEALS: list[tuple[str, str, dict[str, Any]]] = [
    ("lose_deal", "gone to Herman Miller because of price", {"competitor": "Herman Miller"}),
    ("lose_deal", "Vitra snatched the deal from us", {"competitor": "Vitra"}),
    ("lose_deal", "close it as lost: delivery times", {"reason": "delivery times"}),
    ("create_deal", "new deal waiting room for Contoso 9k", {"name": "waiting room"}),
    ("create_deal", "Contoso - Austin hub - 95,000 - mid December. Deal", {"name": "Austin hub"}),
    ("create_deal", "new deal for Contoso, 9k", {"name": None}),
    ("create_deal", "open a deal worth 9k with Contoso", {"name": None}),
    ("update_order", "Contoso got SO-1001", {"status": "delivered"}),
    ("update_order", "Contoso don't want SO-1001 any more, kill it", {"status": "cancelled"}),
    ("log_activity", "just back from Contoso, the floor is ready", {"kind": "visit"}),
    ("log_activity", "had tea with Helen, the hall floods", {"kind": "meeting"}),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "wanted"), DEALS)
def test_deals_orders_and_visits(
    slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]
) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("book 13,500 received from Contoso", "13500"),
        ("9800 came in from Contoso", "9800"),
        ("Contoso paid 4,200 on Friday", "4200"),
    ],
)
def test_a_plain_number_that_is_paid(slots_of: FillSlots, text: str, amount: str) -> None:
    paid = slots_of("record_payment", text, "Mia Torres")["amount"]
    assert paid == {"amount": amount, "currency": "USD"}


def test_another_dozen(slots_of: FillSlots) -> None:
    lines = slots_of("create_order", "Contoso wants another dozen projectors, order it")["lines"]
    assert lines[0]["quantity"] == 12


def test_so_much_a_year_from_a_day(slots_of: FillSlots) -> None:
    slots = slots_of("create_contract", "50k a year from 1 December for twelve months, Contoso")
    assert (slots["start"], slots["end"]) == ("2026-12-01", "2027-11-30")


SERVICE: list[tuple[str, str, dict[str, Any]]] = [
    ("open_ticket", "Contoso's booth door squeaks, log it", {"kind": "repair"}),
    ("open_ticket", "Contoso's booth door squeaks, log it", {"subject": "booth door squeaks"}),
    ("open_ticket", "ticket for Contoso: fan stopped turning", {"subject": "fan stopped turning"}),
    ("open_ticket", "Contoso say the fan is loud", {"subject": "the fan is loud"}),
    ("update_ticket", "it isn't urgent any more, high will do", {"priority": "high"}),
    ("update_ticket", "it is urgent now", {"priority": "urgent"}),
    ("create_lead", "Hank Mobley phoned about lockers, lead", {"interest": "lockers"}),
    ("create_lead", "Hank Mobley would like standing desks, lead", {"interest": "standing desks"}),
    ("log_expense", "hotel in Austin came to $410", {"purpose": "hotel in Austin"}),
    ("assign_customer", "Contoso: from Mia Torres to Daniel Okafor", {"owner": "Daniel Okafor"}),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "wanted"), SERVICE)
def test_service_leads_and_owners(
    slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]
) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted


MORE: list[tuple[str, str, dict[str, Any]]] = [
    ("log_expense", "Fika with Helen, 23 euro, put it on expenses", {"purpose": "Fika"}),
    ("restore_record", "the Spa corner deal got thrown in the bin", {"record": "Spa corner"}),
    ("list_customers", "customers from a trade show, five will do", {"limit": 5}),
    ("create_contact", "Nur Aini handles payroll at Contoso, add her", {"title": "payroll"}),
    ("update_order", "Contoso confirmed they received SO-1001", {"status": "delivered"}),
    ("update_order", "SO-1001 is confirmed", {"status": "confirmed"}),
    ("restore_record", "I binned Peak Tools too early", {"record": "Peak Tools"}),
    ("help", "What can you do with quotes?", {"topic": "quotes"}),
    ("help", "what can you do for me", {"topic": None}),
    ("create_contact", "Contoso's new keeper is called Tam Grey, add", {"name": "Tam Grey"}),
    ("create_customer", "kindly enter Nordic Kelp AS as customer", {"name": "Nordic Kelp AS"}),
    ("log_activity", "Helen walked me round the plant", {"kind": "visit"}),
    ("log_activity", "Contoso: the cats chew cables, put that on record", {"kind": "note"}),
    ("update_deal", "it will close on 26 March rather than 12 March", {"close_date": "2027-03-26"}),
    ("lose_deal", "they gave the phase two deal to Xylem", {"competitor": "Xylem"}),
    ("adjust_stock", "12 flow sensors got wet, write them off", {"quantity": -12}),
    ("add_points", "Contoso did the survey, give them 80 points", {"reason": "did the survey"}),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "wanted"), MORE)
def test_and_more(slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted
