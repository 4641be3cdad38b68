"""show_contact, create_contact and update_contact."""

from datetime import date

import pytest

from crm_store.models import Contact, Customer
from tests.intents.company import AMY, BOB, FANG, Company, changes, fields, labels, said


@pytest.fixture
def acme(company: Company) -> Customer:
    return company.add(Customer(name="Acme Inc", owner_id=company.user_id(BOB)))


@pytest.fixture
def ann(company: Company, acme: Customer) -> Contact:
    return company.add(Contact(name="Ann Whitfield", customer_id=acme.id, title="Buyer",
                               phone="+1 415 555 0100", birthday=date(1985, 11, 23)))  # fmt: skip


def test_a_contact_card(company: Company, ann: Contact) -> None:
    outcome = company.ask(BOB, "show_contact", contact=ann)
    for part in ("Ann Whitfield", "Acme Inc", "Buyer", "+1 415 555 0100", "1985-11-23 (today)"):
        assert part in said(outcome)
    assert [ref.kind for ref in outcome.reply.focus] == ["contact", "customer"]
    assert labels(outcome) == ["Log a call", "Acme Inc"]


@pytest.mark.parametrize("named", ["Ann", "Ann Whitfield", "Whitfield", "Ms. Whitfield"])
def test_a_contact_by_parts_of_the_name(company: Company, ann: Contact, named: str) -> None:
    assert "Buyer" in said(company.ask(BOB, "show_contact", contact=named))


@pytest.mark.parametrize("named", ["王丽", "王总", "王经理", "老王"])
def test_a_chinese_contact_by_surname_and_title(company: Company, named: str) -> None:
    yunfan = company.add(Customer(name="云帆", owner_id=company.user_id(FANG)))
    company.add(Contact(name="王丽", customer_id=yunfan.id, phone="13800001111"))
    assert "13800001111" in said(company.ask(FANG, "show_contact", contact=named))


def test_two_of_one_surname_are_a_choice(company: Company, acme: Customer, ann: Contact) -> None:
    company.add(Contact(name="Joe Whitfield", customer_id=acme.id))
    asked = company.ask(BOB, "show_contact", contact="Whitfield")
    assert labels(asked) == [
        "Ann Whitfield · Acme Inc · Buyer", "Joe Whitfield · Acme Inc", "Cancel",
    ]  # fmt: skip
    assert "Buyer" in said(company.press(BOB, asked, "Ann Whitfield · Acme Inc · Buyer"))


def test_a_new_contact(company: Company, acme: Customer) -> None:
    outcome = company.ask(BOB, "create_contact", name="Dan Fox", customer=acme, title="CTO",
                          email="dan@acme.com", birthday=date(1980, 2, 29))  # fmt: skip
    assert changes(outcome) == [("create", "contact", "Dan Fox")]
    assert fields(outcome)["birthday"] == [None, "1980-02-29"]
    assert "New contact at Acme Inc: Dan Fox." in said(outcome)


def test_the_customer_is_asked_for(company: Company, acme: Customer) -> None:
    asked = company.ask(BOB, "create_contact", name="Dan Fox")
    assert asked.question is not None
    assert asked.question.slot == "customer"
    assert "I still need: customer." in said(asked)


def test_a_contact_that_is_there_already_is_asked_about(company: Company, ann: Contact) -> None:
    acme = company.all(Customer)[0]
    asked = company.ask(BOB, "create_contact", name="Annie", customer=acme, phone=ann.phone)
    assert "Acme Inc has such a contact already. Create “Annie” anyway?" in said(asked)
    assert "Ann Whitfield" in said(asked)
    assert company.press(BOB, asked, "Create anyway").done


def test_a_birthday_in_the_future_is_refused(company: Company, acme: Customer) -> None:
    outcome = company.ask(BOB, "create_contact", name="X Y", customer=acme,
                          birthday=date(2030, 1, 1))  # fmt: skip
    assert "A birthday cannot be in the future." in said(outcome)


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("job title", "Head of Procurement", "title", ["Buyer", "Head of Procurement"]),
        ("职务", "总监", "title", ["Buyer", "总监"]),
        ("mobile", "13512341234", "phone", ["+1 415 555 0100", "13512341234"]),
        ("preferred language", "English", "language", [None, "en"]),
        ("name", "Ann Bennett", "name", ["Ann Whitfield", "Ann Bennett"]),
    ],
)
def test_a_field_is_changed(
    company: Company, ann: Contact, field: str, value: str, column: str, expected: list[object]
) -> None:
    outcome = company.ask(BOB, "update_contact", contact=ann, field=field, value=value)
    assert fields(outcome) == {column: expected}


def test_a_contact_moves_to_another_customer(company: Company, ann: Contact) -> None:
    company.add(Customer(name="Initech", owner_id=company.user_id(BOB)))
    outcome = company.ask(BOB, "update_contact", contact=ann, field="company", value="Initech")
    assert fields(outcome) == {"customer": ["Acme Inc", "Initech"]}


def test_a_field_of_ones_own(company: Company, ann: Contact) -> None:
    asked = company.ask(BOB, "update_contact", contact=ann, field="WeChat", value="ann88")
    assert "A contact has no field “WeChat”." in said(asked)
    assert fields(company.press(BOB, asked, "Add the field")) == {"WeChat": [None, "ann88"]}


@pytest.mark.parametrize("intent", ["show_contact", "update_contact"])
def test_a_colleagues_contact_does_not_exist(company: Company, ann: Contact, intent: str) -> None:
    slots = {"field": "title", "value": "x"} if intent == "update_contact" else {}
    assert company.ask(AMY, intent, contact=ann, **slots).reply.failed
    assert "I found no contact called “Whitfield”" in said(
        company.ask(AMY, intent, contact="Whitfield", **slots)
    )
