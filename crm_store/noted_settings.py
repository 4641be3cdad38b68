"""Settings of the workspace and mutings: changed with a note in the audit trail, and taken back.

They are no records. Their entries are `set` (kind `setting`, its name the setting's key, `raw` has
the old and the new value) and `mute` (of the customer; `raw` says whose notices of which rule).
"""

from typing import Any

from pydantic import JsonValue

from crm_store.models import AuditEntry, Customer
from crm_store.repositories.history import MUTED, SET
from crm_store.repositories.notices import Notices
from crm_store.unit_of_work import UnitOfWork

OPS = (SET, MUTED)
SETTING = "setting"
RULE = "rule:"
"""How the key of a rule's settings begins (scheduler/settings.py)."""


class ChangedSinceError(ValueError):
    """The setting is not as the change left it."""


def note_setting(unit: UnitOfWork, key: str, old: JsonValue) -> None:
    """Note that a setting was changed from `old` to what it is now."""
    new = unit.store.workspace.setting(key)
    if new != old:
        _add(unit, SET, SETTING, 0, key, {"setting": [old, new]})


def mute(
    unit: UnitOfWork, rule: str, customer: Customer, user_id: int | None, *, muted: bool
) -> None:
    """No more notices of a rule about a customer (to one colleague or all), or again."""
    book, now = Notices(unit.session), unit.store.now
    if book.mute(rule, customer.id, user_id, now, muted=muted):
        said = {"rule": rule, "user_id": user_id, "muted": muted}
        _add(unit, MUTED, Customer.__kind__, customer.id, customer.name, {"muting": said})


def take_back(unit: UnitOfWork, entry: AuditEntry) -> None:
    """Undo such an entry, as part of this unit of work. Raises ChangedSinceError."""
    if entry.op == MUTED:
        _unmute(unit, entry)
    else:
        _set_back(unit, entry.name, *entry.raw["setting"])


def _unmute(unit: UnitOfWork, entry: AuditEntry) -> None:
    said, customer = entry.raw["muting"], unit.session.get(Customer, entry.record_id)
    rule, whose, muted = said["rule"], said["user_id"], not said["muted"]
    news = Notices(unit.session).mute(rule, entry.record_id, whose, unit.store.now, muted=muted)
    if not news or customer is None:
        raise ChangedSinceError(entry.name)
    raw = {"muting": {**said, "muted": muted}}
    _add(unit, MUTED, entry.kind, entry.record_id, customer.name, raw)


def _set_back(unit: UnitOfWork, key: str, old: JsonValue, new: JsonValue) -> None:
    """The old value; of several in one setting only those that the change set."""
    workspace = unit.store.workspace
    held = workspace.setting(key)
    if isinstance(new, dict) and isinstance(held, dict):
        before = old if isinstance(old, dict) else {}
        changed = {name for name in {*before, *new} if before.get(name) != new.get(name)}
        if any(held.get(name) != new.get(name) for name in changed):
            raise ChangedSinceError(key)
        kept = {name: value for name, value in held.items() if name not in changed}
        value: JsonValue = {**kept, **{name: before[name] for name in changed if name in before}}
    elif held != new:
        raise ChangedSinceError(key)
    else:
        value = old
    workspace.set(key, value)
    note_setting(unit, key, held)
    if key.startswith(RULE):
        now = unit.store.now
        today = now.astimezone(unit.store.actor.timezone).date()
        Notices(unit.session).look_again(key.removeprefix(RULE), today, now)


def _add(
    unit: UnitOfWork, op: str, kind: str, record_id: int, name: str, raw: dict[str, Any]
) -> None:
    change = unit.begun()
    unit.session.add(
        AuditEntry(undo_id=change.id, user_id=change.user_id, at=change.at, op=op, kind=kind,
                   record_id=record_id, name=name, raw=raw)
    )  # fmt: skip
