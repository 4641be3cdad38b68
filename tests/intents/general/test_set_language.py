"""set_language: kept with the person, answered in the new language."""

from crm_store.models import Contact, Customer, User
from tests.intents.company import FANG, Company, fields, said
from tests.intents.general.asking import add_customer_actor


def test_of_a_colleague(company: Company) -> None:
    outcome = company.ask(FANG, "set_language", language="en")
    assert said(outcome).startswith("I'll reply in English.")
    assert fields(outcome) == {"language": ["zh", "en"]}
    assert {user.name: user.language for user in company.all(User)}[FANG] == "en"
    company.press(FANG, outcome, "Undo")
    assert {user.name: user.language for user in company.all(User)}[FANG] == "zh"


def test_of_a_contact_and_of_a_customer_without_one(company: Company) -> None:
    customer = company.add(Customer(name="Delta Foods"))
    contact = company.add(Contact(name="David Kim", customer_id=customer.id))
    add_customer_actor(company, customer.id, "David Kim", contact.id)
    assert "以后用中文回复你" in said(company.ask("David Kim", "set_language", language="zh"))
    assert company.get(contact).language == "zh"
    add_customer_actor(company, customer.id, "Delta Foods")
    assert company.ask("Delta Foods", "set_language", language="zh").reply.failed


def test_another_language_is_not_taken(company: Company) -> None:
    assert company.ask(FANG, "set_language", language="fr").question is not None
