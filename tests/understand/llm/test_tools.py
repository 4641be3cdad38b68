"""A tool is an intent as it was declared: its name, what it does, and its slots as JSON Schema."""

import pytest
from sqlalchemy.orm import Session

from crm_store.scope import Actor
from crm_store.store import Store
from intents.catalogue import CATALOGUE, INTENTS
from intents.context import Context
from intents.intent import AnyIntent
from intents.slots import slot_specs
from intents.understand.llm.tools import NOTHING, args_schema, tools
from tests.stores import NOW, SHANGHAI


def context_of(session: Session, role: str) -> Context:
    """Somebody of a role, with their store."""
    actor = Actor("A", role, "zh", SHANGHAI, "CNY", user_id=1)  # type: ignore[arg-type]
    return Context(actor, Store(session, actor, NOW), NOW)


@pytest.mark.parametrize("role", ["rep", "manager", "admin", "customer"])
def test_each_role_has_its_own_intents_and_no_others(role: str, company_session: Session) -> None:
    names = {tool.name for tool in tools(context_of(company_session, role))}
    own = {one.name for one in CATALOGUE if role in one.who}
    assert names == own - {"confirm", "cancel"} | {NOTHING}


@pytest.mark.parametrize("intent", CATALOGUE, ids=lambda intent: intent.name)
def test_its_arguments_are_its_slots(intent: AnyIntent, company_session: Session) -> None:
    schema = args_schema(intent, context_of(company_session, "admin"))
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == [spec.name for spec in slot_specs(intent.slots)]
    for spec in intent.specs:
        described = properties[spec.name]
        assert isinstance(described, dict)
        assert described["description"]
        if spec.options:
            assert described["enum"] == list(spec.options)


def test_a_stage_is_one_of_the_workspaces(company_session: Session) -> None:
    schema = args_schema(INTENTS["update_deal"], context_of(company_session, "rep"))
    stage = schema["properties"]["stage"]  # type: ignore[index,call-overload]
    assert "negotiation" in stage["enum"]
    assert "negotiation = 谈判" in stage["description"]
