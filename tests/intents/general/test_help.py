"""help and greetings: only what this person can really do, with their own records as examples."""

from datetime import timedelta

import pytest

from crm_store.models import Activity, Contact, Customer, Task
from intents.catalogue import CATALOGUE
from intents.memory import Memory
from intents.outcome import Outcome
from intents.reply import Table
from tests.intents.company import AMY, BOB, FANG, GAO, NOW, Company, labels, said
from tests.intents.general.asking import add_customer_actor, ask_remembering


@pytest.fixture
def yunfan(company: Company) -> Customer:
    """方晴's customer and its contact."""
    customer = company.add(Customer(name="锦程物流", owner_id=company.user_id(FANG)))
    company.add(Contact(name="周洁", customer_id=customer.id))
    return customer


def domains(outcome: Outcome) -> list[str]:
    return [block.title for block in outcome.reply.blocks if isinstance(block, Table)]


def test_by_domain_with_ones_own_records(company: Company, yunfan: Customer) -> None:
    outcome = company.ask(FANG, "help")
    assert domains(outcome)[:2] == ["客户与联系人", "跟进与待办"]
    text = said(outcome)
    assert "锦程物流" in text
    assert "周洁" in text
    assert "{" not in text


def test_nothing_that_is_not_carried_out_or_not_for_this_person(company: Company) -> None:
    for name in (FANG, GAO, AMY):
        actor = company.actors[name]
        shown = said(company.ask(name, "help"))
        for intent in CATALOGUE:
            listed = f"\n{intent.description(actor.language)}\n" in shown
            possible = intent.handle is not None and intent.allows(actor)
            assert not listed or possible, intent.name
    assert "who changed what and when" not in said(company.ask(AMY, "help"))
    assert "查看谁在什么时候改了什么" in said(company.ask(GAO, "help"))


def test_a_topic_narrows_it_in_both_languages(company: Company) -> None:
    tasks = company.ask(FANG, "help", topic="怎么改待办的时间")
    assert domains(tasks) == ["跟进与待办"]
    assert "改待办的时间" in said(tasks)
    assert "查看日程" not in said(tasks)
    english = company.ask(AMY, "help", topic="to-dos")
    assert "About “to-dos”, you can say:" in said(english)
    assert domains(english) == ["Activities and to-dos"]
    nothing = company.ask(AMY, "help", topic="zebras")
    assert "nothing about “zebras” in particular" in said(nothing)
    assert len(domains(nothing)) > 2


def test_somebody_elses_records_are_no_examples(company: Company, yunfan: Customer) -> None:
    add_customer_actor(company, 999, "Visitor")
    for name in (BOB, "Visitor"):
        assert "锦程物流" not in said(company.ask(name, "help"))


def test_a_greeting_by_name_with_today_and_three_things_to_try(
    company: Company, yunfan: Customer
) -> None:
    owner = company.user_id(FANG)
    company.add(Activity(customer_id=yunfan.id, user_id=owner, kind="meeting", summary="演示",
                         at=NOW + timedelta(hours=3)))  # fmt: skip
    company.add(Task(title="催款", assignee_id=owner, due=NOW - timedelta(days=3), due_time=True))
    outcome = company.ask(FANG, "greet")
    lines = said(outcome).split("\n")
    assert lines[0] == "早上好，方晴！"
    assert lines[1] == "今天有 1 个会议、0 个待办到期，1 个待办已逾期。可以试试："
    assert [line[0] for line in lines[2:]] == ["·"] * 3
    assert labels(outcome) == ["今天的安排"]
    assert "演示" in said(company.press(FANG, outcome, "今天的安排"))
    company.now += timedelta(hours=4)
    assert said(company.ask(BOB, "greet")).startswith(
        "Good afternoon, Bob Stone!\nNothing is planned for today. You could say:\n· "
    )


def test_courtesies(company: Company) -> None:
    assert said(company.ask(FANG, "thank")) == "不客气，方晴！"
    assert "Nothing is waiting for a yes" in said(company.ask(AMY, "confirm"))
    assert said(company.ask(AMY, "cancel")) == "All right, nothing is under way."
    remembered = ask_remembering(company, FANG, "cancel", Memory(last_change=1))
    assert "想撤回刚才的改动，请说“撤销”" in said(remembered)
