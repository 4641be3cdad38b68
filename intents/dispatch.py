"""Dispatch, the only door to a handler: validate the slots, authorise, confirm, then handle.

`prepare` needs only a reading context: it ends in something to carry out (Ready) or in a reply (a
question, a refusal). `perform` carries out what is ready, all in the one unit of work of its
context, and adds what changed and the Undo button.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm.exc import StaleDataError

from crm_store.scope import Actor
from crm_store.undo import UndoRefusedError
from intents import asking
from intents.accounts.proving import prove_who_you_are
from intents.buttons import mention
from intents.call import Call, Mention, RecordRef
from intents.catalogue import INTENTS
from intents.context import Context, RecordGoneError, RefusedError
from intents.general.undo import take_back as undo_reply
from intents.intent import AnyIntent, Effect
from intents.looking_up import resolve_text
from intents.new_records import going_on, is_to_come, made, told
from intents.outcome import Outcome
from intents.refusing import not_allowed, not_yet
from intents.reply import Reply, fail
from intents.slots import NoSlots, Slots, SlotSpec
from intents.told_changes import in_their_language_now, with_changes
from intents.unmet import with_unmet


@dataclass(frozen=True)
class Ready:
    """A call that may be carried out: its intent and its validated slots."""

    call: Call
    intent: AnyIntent
    slots: Slots


def prepare(calls: Sequence[Call], context: Context, *, confirmed: bool = False) -> (
    "list[Ready] | Outcome"
):  # fmt: skip
    """Every call ready to be carried out, or the reply that one of them needs first."""
    if any(_wants_proof(call, context) for call in calls):
        return [Ready(calls[0], prove_who_you_are, NoSlots())]
    calls = going_on([call.agreed() for call in calls] if confirmed else calls)
    ready: list[Ready] = []
    for call in calls:
        one = _prepare_one(call, context)
        if isinstance(one, Outcome):
            return _keep_the_rest(one, calls, call)
        ready.append(one)
    guarded = any(one.intent.effect is Effect.CONFIRMED for one in ready)
    if not confirmed and guarded and not several_changes(ready):
        return _preview(ready, context) or ready
    return ready


def writes(ready: Sequence[Ready]) -> bool:
    """Whether carrying these out needs a unit of work."""
    return any(one.intent.effect is not Effect.READ for one in ready)


def shown_first(ready: Sequence[Ready]) -> bool:
    """Whether these are shown and confirmed before anything happens, whatever each one does.

    They are where there are several changes, and where a model thought of any.
    """
    proposed = any(one.call.proposed and one.intent.effect is not Effect.READ for one in ready)
    return proposed or several_changes(ready)


def several_changes(ready: Sequence[Ready]) -> bool:
    """Whether these change more than one record, so that they are shown together first.

    Several fields of one record are one change; so is what was meant, with the mistake undone.
    """
    changing = [one for one in ready if one.intent.effect is not Effect.READ]
    if any(one.intent.name == "undo" for one in changing):
        return False
    return len({_changed(one, place) for place, one in enumerate(changing)}) > 1


def _changed(one: Ready, place: int) -> str:
    """What an update changes; everything else is a change by itself."""
    if one.intent.name.startswith("update_"):
        for spec in one.intent.specs:
            value = getattr(one.slots, spec.name)
            if spec.is_record and isinstance(value, RecordRef):
                return f"{value.kind}:{value.id}"
    return f"call {place}"


def perform(ready: Sequence[Ready], context: Context) -> Outcome:
    """Carry out what is ready. Raises what makes the whole of it void (nothing is kept then)."""
    replies: list[Reply] = []
    for one in ready:
        replies.append(carry_out(with_made(one, replies), context))
    calls = tuple(told(one.call, replies) for one in ready)
    reply = _joined(replies)
    if context.unit is None:
        return Outcome(reply=reply, calls=calls, done=True)
    unit = context.work
    unit.finish()
    taken_back = unit.change_id is not None and all(one.intent.name == "undo" for one in ready)
    made = unit.changes or taken_back
    if made and not context.actor.is_visitor:  # who can neither see nor undo them
        context = in_their_language_now(context)
        reply = with_changes(reply, context, again=taken_back)
    return Outcome(
        reply=reply,
        calls=calls,
        changes=tuple(unit.changes),
        change_id=unit.change_id,
        done=True,
    )


def take_back(change: int, context: Context) -> Outcome:
    """Take back one change, by its undo record's key; what was and what is stands in the reply."""
    said = undo_reply(change, context)
    unit = context.work
    unit.finish()
    reply = with_changes(said, context, again=True)
    call = Call(intent="undo")
    return Outcome(reply, (call,), None, tuple(unit.changes), unit.change_id, done=True)


def refusal(error: Exception, actor: Actor) -> Reply:
    """What is said of a request that cannot be carried out; any other error is raised again."""
    if isinstance(error, RefusedError):
        return fail(error.text, error.hint).model_copy(update={"buttons": error.buttons})
    if isinstance(error, UndoRefusedError):
        return fail(error.sentence(actor), error.advice(actor))
    if isinstance(error, RecordGoneError):
        name = error.ref.name
        return fail(
            actor.zh_en(
                f"找不到“{name}”，可能刚被删除，或者不归你看。",
                f"“{name}” is not there any more, or not yours to see.",
            ),
            actor.zh_en("可以再查一次。", "You could look it up again."),
        )
    if isinstance(error, StaleDataError):
        return fail(
            actor.zh_en("别人刚刚改了同一条记录，所以没有保存。",
                        "Somebody changed the same record just now, so nothing was saved."),
            actor.zh_en("看一下最新的内容，再说一次。", "Look at it again, then say it once more."),
        )  # fmt: skip
    raise error


def _wants_proof(call: Call, context: Context) -> bool:
    """Whether a call is a sensitive one from an account that may be somebody else's."""
    intent = INTENTS.get(call.intent)
    return not context.actor.trusted and intent is not None and intent.sensitive


def _prepare_one(call: Call, context: Context) -> Ready | Outcome:
    intent = INTENTS.get(call.intent)
    if intent is None or not intent.allows(context.actor):
        return Outcome(reply=not_allowed(intent, context), calls=(call,))
    if intent.handle is None:
        return Outcome(reply=not_yet(intent, context), calls=(call,))
    values: dict[str, Any] = {}
    for spec in intent.specs:
        if call.slots.get(spec.name) is None:
            continue
        resolved = _resolve(call, spec, context)
        if isinstance(resolved, Outcome):
            return resolved
        values[spec.name] = resolved
    needed = [spec for spec in intent.specs if intent.asks(spec, context.actor)]
    missing = [spec for spec in needed if spec.name not in values]
    if missing:
        return _offered(call, missing, context) or asking.ask_for(call, intent, missing, context)
    return _validate(call, intent, values, context)


def _offered(call: Call, missing: Sequence[SlotSpec], context: Context) -> Ready | Outcome | None:
    """The records that may be meant by a slot that is missing; the only one is taken."""
    intent, spec = INTENTS[call.intent], missing[0]
    if intent.offers is None or len(missing) > 1 or not spec.is_record:
        return None
    found = tuple(intent.offers(call, context))
    if len(found) == 1 and (call.about is not None or intent.effect is Effect.READ):
        return _prepare_one(call.given(**{spec.name: mention(found[0])}), context)
    return asking.offer(call, spec, found, context) if found else None


def _resolve(call: Call, spec: SlotSpec, context: Context) -> Any:
    """A slot's value for validation; a record slot's one record, or the question which one."""
    value = call.slots[spec.name]
    if not isinstance(value, Mention):
        return value if not spec.is_record else resolve_text(call, spec, context)
    if len(value.candidates) == 1:
        return value.candidates[0].model_dump()
    if value.candidates:
        return asking.which(call, spec, value, context)
    return resolve_text(call, spec, context)


def _validate(call: Call, intent: AnyIntent, values: dict[str, Any], context: Context) -> (
    Ready | Outcome
):  # fmt: skip
    try:
        slots = intent.slots.model_validate(values)
    except ValidationError as error:
        return asking.invalid(call, intent, error, context)
    return _unsettled(call, intent, slots, context) or Ready(call, intent, slots)


def _unsettled(call: Call, intent: AnyIntent, slots: Slots, context: Context) -> Outcome | None:
    """What is still to be asked of a call that is whole."""
    if intent.unsettled is None or any(is_to_come(value) for value in call.slots.values()):
        return None
    try:
        return intent.unsettled(call, slots, context)
    except (RefusedError, RecordGoneError) as error:
        return Outcome(reply=refusal(error, context.actor), calls=(call,))


def _keep_the_rest(outcome: Outcome, calls: Sequence[Call], asked: Call) -> Outcome:
    """A question about one call waits with all the calls of its message, that one first."""
    if outcome.question is None or len(calls) == 1:
        return outcome
    rest = tuple(call for call in calls if call is not asked)
    question = outcome.question.model_copy(update={"calls": (*outcome.question.calls[:1], *rest)})
    return Outcome(reply=outcome.reply, calls=tuple(calls), question=question)


def _preview(ready: Sequence[Ready], context: Context) -> Outcome | None:
    """What is about to happen, to be confirmed; None where no call has anything to ask about."""
    shown: list[Reply] = []
    yes = ""
    for one in ready:
        if one.intent.preview is None:
            continue
        try:
            preview = one.intent.preview(one.slots, context)
        except (RefusedError, RecordGoneError) as error:
            return Outcome(reply=refusal(error, context.actor), calls=(one.call,))
        if preview is not None:
            shown.append(preview)
            yes = yes or context.say(*one.intent.yes)
    if not shown:
        return None
    return asking.confirm([one.call for one in ready], _joined(shown), yes, context)


def with_made(one: Ready, replies: Sequence[Reply]) -> Ready:
    """A call about the new records of its message, which its `replies` so far have made."""
    return replace(one, slots=made(one.slots, replies))


def carry_out(one: Ready, context: Context) -> Reply:
    """Let a call's handler do its work, within the context's unit of work where it has one."""
    assert one.intent.handle is not None
    context = replace(context, call=one.call)
    reply = with_unmet(one.intent.handle(one.slots, context), one.call, context)
    if context.unit is not None:
        context.unit.session.flush()  # so that changes are told in the order they were made
    return reply


def _joined(replies: Sequence[Reply]) -> Reply:
    return Reply(
        blocks=tuple(block for reply in replies for block in reply.blocks),
        buttons=tuple(button for reply in replies for button in reply.buttons),
        focus=tuple(ref for reply in replies for ref in reply.focus),
        listed=tuple(ref for reply in replies for ref in reply.listed),
    )
