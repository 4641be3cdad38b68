"""undo: take back one's last change."""

from crm_store.noted_settings import OPS
from crm_store.outbox import withdraw
from crm_store.undo import AlreadyUndoneError, UndoRefusedError, undo_change
from crm_store.unit_of_work import RecordChange
from intents.context import Context, RefusedError
from intents.intent import STAFF, Effect, Intent
from intents.reminders.noted import change_of, subject_of
from intents.reply import Reply, say
from intents.slots import NoSlots

MOST = 3
NOTICED = frozenset({"ticket"})
"""Kinds that somebody may have been told of; what is taken back is not told any more."""
TOLD_FIRST = {"customer": 0, "contact": 1, "deal": 2}


def handle(_slots: NoSlots, context: Context) -> Reply:
    """The conversation's last change, else the speaker's last one of today."""
    change_id = context.memory.last_change
    if change_id is not None:
        try:
            return take_back(change_id, context)
        except AlreadyUndoneError:
            pass  # by the button: then what came before it is meant
    last = context.store.history.last_change(context.work.conversation, context.now)
    if last is None:
        raise RefusedError(
            context.say("没有可以撤销的改动。", "There is nothing to undo."),
            context.say("只能撤销你自己最近 24 小时内的改动。",
                        "Only your own changes of the last 24 hours can be undone."),
        )  # fmt: skip
    return _refusing(last.id, context)


def take_back(change_id: int, context: Context) -> Reply:
    """Take one change back, as the Undo button does; the reply names the records.

    Raises AlreadyUndoneError; every other refusal is a RefusedError in the person's words.
    """
    try:
        return _taken_back(change_id, context)
    except AlreadyUndoneError:
        raise
    except UndoRefusedError as error:
        raise _refused(error, context) from error


def _refusing(change_id: int, context: Context) -> Reply:
    try:
        return take_back(change_id, context)
    except AlreadyUndoneError as error:
        raise _refused(error, context) from error


def _taken_back(change_id: int, context: Context) -> Reply:
    unit = context.work
    instead = unit.made_so_far()
    change = undo_change(unit, change_id, corrected=bool(instead))
    again = change.undoes_id is not None and not instead
    unit.settle()
    for told in unit.changes:
        if told.kind in NOTICED:
            withdraw(context.store.session, f"{told.kind}:{told.record_id}:")
    changes = [one for one in unit.changes if (one.kind, one.record_id) not in instead]
    made = [_names(changes, context), *_settings(context)]
    names = context.say("；", "; ").join(one for one in made if one)
    if again:
        return say(context.say(f"已恢复：{names}", f"Done again: {names}"))
    return say(context.say(f"已撤销：{names}", f"Undone: {names}"))


def _names(changes: list[RecordChange], context: Context) -> str:
    told = sorted(changes, key=told_first)
    names = list(dict.fromkeys(change.record for change in told))
    shown = context.say("、", ", ").join(names[:MOST])
    if len(names) <= MOST:
        return shown
    return context.say(f"{shown} 等 {len(names)} 条记录", f"{shown} and {len(names) - MOST} more")


def _settings(context: Context) -> list[str]:
    """The settings that this has changed back, each with what it is now."""
    made = context.store.history.entries(context.work.change_id or 0)
    return [
        f"{subject_of(entry, context)}{context.say('，', ', ')}{change_of(entry, context)}"
        for entry in made
        if entry.op in OPS
    ]


def told_first(change: RecordChange) -> tuple[int, str, int]:
    """The order in which many changes are told: customers, what is theirs, and then the rest."""
    return TOLD_FIRST.get(change.kind, len(TOLD_FIRST)), change.kind, change.record_id


def _refused(error: UndoRefusedError, context: Context) -> RefusedError:
    return RefusedError(error.sentence(context.actor), error.advice(context.actor))


undo = Intent(
    "undo",
    STAFF,
    NoSlots,
    Effect.WRITE,
    ("撤销刚才的改动", "undo the last change"),
    handle,
)
