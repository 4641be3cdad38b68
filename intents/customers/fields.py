"""Fields of customers and contacts by the words that people use for them."""

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from crm_store.kinds import KINDS, Column, Kind
from crm_store.names import name_key
from intents.context import Context, RefusedError
from intents.customers.field_values import clean, shown

ALIKE = 80.0
"""How alike (0-100, rapidfuzz ratio) a misspelt field has to be to one that there is."""
LONGEST_FIELD = 60


@dataclass(frozen=True)
class Field:
    """A field: a column of the kind, or one that this workspace added (`column` is None then)."""

    name: str
    column: Column | None = None

    def label(self, context: Context) -> str:
        """What people call it."""
        return self.column.label(context.actor.language) if self.column else self.name


def find_field(text: str, kind: Kind, context: Context) -> Field | None:
    """The field that a text names: exactly, else spelt alike; None where there is none."""
    words = _words(kind, context.store.workspace.custom_fields(kind.name))
    wanted = name_key(text)
    if wanted in words:
        return words[wanted]
    alike = process.extractOne(wanted, words.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return words[alike[0]] if alike else None


def _words(kind: Kind, custom: list[str]) -> dict[str, Field]:
    """Every word for a field; a field's own names come before the looser ones of another."""
    own, loose = _words_of_columns(kind.name)
    words = dict(own)
    for name in custom:
        words.setdefault(name_key(name), Field(name))
    return words | {word: field for word, field in loose.items() if word not in words}


@cache
def _words_of_columns(kind: str) -> tuple[dict[str, Field], dict[str, Field]]:
    """The names of a kind's own columns, and looser words for them; of one word the first."""
    own: dict[str, Field] = {}
    loose: dict[str, Field] = {}
    for column in KINDS[kind].columns:
        for word in (column.name, column.zh, column.en):
            own.setdefault(name_key(word), Field(column.name, column))
        for word in column.headers:
            loose.setdefault(name_key(word), Field(column.name, column))
    return own, loose


def new_field_name(text: str, context: Context) -> str:
    """The name of a field to be added; RefusedError where it is none."""
    name = clean(text)
    if not name_key(name) or len(name) > LONGEST_FIELD:
        raise RefusedError(
            context.say(f"“{shown(text)}”不能作字段名。", f"“{shown(text)}” cannot name a field.")
        )
    return name


def field_names(kind: Kind, context: Context) -> str:
    """The fields that can be changed, as a list in words."""
    names = [column.label(context.actor.language) for column in kind.columns if column.editable]
    names += context.store.workspace.custom_fields(kind.name)
    return context.say("、", ", ").join(names)
