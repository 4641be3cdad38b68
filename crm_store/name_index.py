"""Keeps the name keys of a record in step with its name."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from crm_store.models import NameKey, Record
from crm_store.names import keys_of, name_key, openings, word_keys

PERSONS = frozenset({"contact", "lead", "user"})
NAMED = frozenset({"customer", "contact", "user", "deal", "product", "lead", "campaign", "segment"})
NUMBERED = {
    "quote": "number", "contract": "number", "order": "number", "ticket": "number",
    "deal": "number", "product": "code",
}  # fmt: skip
WATCHED = frozenset({"name", "number", "code", "company", "kind"})


def index_names(session: Session, record: Record, changed: Mapping[str, object]) -> None:
    """Write the record's keys anew where one of its names is among what `changed`."""
    kind = record.__kind__
    if (kind not in NAMED and kind not in NUMBERED) or not WATCHED & changed.keys():
        return
    key: int = record.id  # type: ignore[attr-defined]
    session.execute(delete(NameKey).where(NameKey.kind == kind, NameKey.record_id == key))
    rows = name_rows(record)
    if rows:
        session.execute(insert(NameKey), rows)


def name_rows(record: Record) -> list[dict[str, str | int]]:
    """The rows of the record's name keys, for one insert or many."""
    key: int = record.id  # type: ignore[attr-defined]
    return [
        {"kind": record.__kind__, "record_id": key, "form": form, "key": text}
        for form, text in sorted(_keys(record))
    ]


def _keys(record: Record) -> Iterable[tuple[str, str]]:
    kind = record.__kind__
    keys = _name_keys(record) if kind in NAMED else set()
    if kind == "lead" and getattr(record, "company", None):
        keys |= keys_of(str(getattr(record, "company", "")), person=False)
    if kind == "contract" and (name := getattr(record, "name", None)):
        # Its loose forms would be its customer's name, and a contract is not meant by that.
        keys.add(("full", name_key(str(name))))
    number = getattr(record, NUMBERED.get(kind, ""), None) if kind in NUMBERED else None
    return keys | ({("number", name_key(number))} if number else set())


def _name_keys(record: Record) -> set[tuple[str, str]]:
    kind, name = record.__kind__, str(getattr(record, "name", ""))
    person = kind in PERSONS or getattr(record, "kind", None) == "person"
    keys = keys_of(name, person=person)
    if kind == "customer" and not person:
        taken = {key for form, key in keys if form in ("full", "short", "brand")}
        keys |= {("first", key) for key in openings(name) - taken}
    if kind == "product":
        code = str(getattr(record, "code", None) or "")
        keys |= {("word", key) for key in word_keys(name) | word_keys(code)}
    return keys
