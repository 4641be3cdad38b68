"""Tools: the intents that this person may use, as a model may call them."""

from dataclasses import dataclass

from pydantic import JsonValue

from crm_store.scope import Actor
from intents.catalogue import CATALOGUE
from intents.context import Context
from intents.intent import AnyIntent
from intents.slots import SlotSpec

NOTHING = "nothing_to_do"
OWN_WORD = frozenset({"confirm", "cancel"})
"""What only the person says: a model answers no question for them."""

Schema = dict[str, JsonValue]
_DAY = "YYYY-MM-DD"
_TYPES: dict[str, Schema] = {
    "text": {"type": "string"},
    "int": {"type": "integer"},
    "percent": {"type": "number", "minimum": 0, "maximum": 100},
    "date": {"type": "string", "description": _DAY},
    "datetime": {"type": "string", "description": f"{_DAY}, or {_DAY}THH:MM, local time"},
    "money": {
        "type": "object",
        "properties": {
            "amount": {"type": "string", "description": "plain digits"},
            "currency": {"type": "string", "description": "ISO 4217"},
        },
        "required": ["amount", "currency"],
    },
    "period": {
        "type": "object",
        "properties": {
            "start": {"type": "string", "description": _DAY},
            "end": {"type": "string", "description": f"{_DAY}, included"},
        },
        "required": ["start", "end"],
    },
    "lines": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "product": {"type": "string"},
                "quantity": {"type": "integer"},
                "discount": {"type": "number", "description": "percent off"},
            },
            "required": ["product", "quantity"],
        },
    },
}


@dataclass(frozen=True)
class Tool:
    """One tool: a name, what it does, and the JSON Schema of its arguments."""

    name: str
    description: str
    args_schema: Schema

    def to_json(self) -> dict[str, JsonValue]:
        """As OpenAI's protocol has it, which LangChain takes for every provider."""
        told: Schema = {
            "name": self.name, "description": self.description, "parameters": self.args_schema,
        }  # fmt: skip
        return {"type": "function", "function": told}


def usable(actor: Actor) -> tuple[AnyIntent, ...]:
    """The intents that a model may propose for this person: their own, and no others."""
    return tuple(one for one in CATALOGUE if one.allows(actor) and one.name not in OWN_WORD)


def tools(context: Context) -> tuple[Tool, ...]:
    """A tool for each intent of this person, and one for a message that asks for none of them."""
    nothing = Tool(NOTHING, "The speaker asks for nothing that another tool does", _object({}))
    made = (
        Tool(one.name, one.description("en"), args_schema(one, context))
        for one in usable(context.actor)
    )
    return (*made, nothing)


def args_schema(intent: AnyIntent, context: Context) -> Schema:
    """The JSON Schema of an intent's slots. None is required: what is missing is asked for."""
    return _object({spec.name: _property(spec, context) for spec in intent.specs})


def _object(properties: dict[str, JsonValue]) -> Schema:
    return {"type": "object", "properties": properties}


def _property(spec: SlotSpec, context: Context) -> Schema:
    label = spec.label("en")
    if spec.is_record:
        return {"type": "string", "description": f"{label}, as the message names it"}
    if spec.options:
        return {"type": "string", "enum": list(spec.options), "description": label}
    if spec.is_stage:
        return _stage(context)
    schema = _TYPES[spec.type]
    form = schema.get("description")
    return {**schema, "description": f"{label}, {form}" if form else label}


def _stage(context: Context) -> Schema:
    stages = context.store.workspace.stages
    named = [f"{one.key} = {stages.name(one.key, 'zh')}" for one in stages.all]
    keys: list[JsonValue] = [one.key for one in stages.all]
    return {"type": "string", "enum": keys, "description": f"stage: {', '.join(named)}"}
