"""What a conversation remembers: loaded before a turn, and moved on by what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from crm_store import conversations
from crm_store.scope import Actor, Language
from intents.call import Call, Mention, RecordRef
from intents.catalogue import INTENTS
from intents.intent import Effect
from intents.memory import Lapsed, Memory, Question
from intents.new_records import is_to_come
from intents.outcome import Outcome
from intents.understand.text import spoken_language

FORGET_AFTER = timedelta(hours=12)
"""After so long a silence, "it" and "yes" mean nothing any more."""

MOST_ASIDES = 2
"""How often one may look something up before an open question is dropped."""

TALK = frozenset({"greet", "thank", "help", "confirm", "cancel", "undo", "set_language", "none"})


def load(session: Session, channel: str, conversation: str, now: datetime) -> Memory:
    """The memory of a conversation; an empty one for a new one or after a long silence."""
    kept = conversations.memory_of(session, channel, conversation)
    if not kept:
        return Memory()
    memory = Memory.model_validate(kept)
    if memory.at is not None and now - memory.at > FORGET_AFTER:
        return _after_silence(memory)
    return memory


def _after_silence(memory: Memory) -> Memory:
    """What is left after a long silence: what was changed last, and the names of the rest."""
    names = [memory.focus[kind].name for kind in memory.recent if kind in memory.focus]
    names = names or [one.name for one in memory.listed]
    open_still = memory.question.calls if memory.question else ()
    return Memory(
        last_change=memory.last_change,
        changed_turn=memory.changed_turn,
        undoable=memory.undoable,
        lapsed=Lapsed(names=tuple(names), intents=tuple(call.intent for call in open_still)),
        language=memory.language,
        turns=memory.turns,
    )


def save(session: Session, channel: str, conversation: str, actor: Actor, memory: Memory) -> None:
    """Keep the memory of a conversation; none of one that was to be forgotten."""
    if memory.turns == 0:
        return
    kept = memory.model_dump(mode="json")
    conversations.remember(session, channel, conversation, actor, kept)


def moved_on(memory: Memory, outcome: Outcome, actor: Actor, now: datetime) -> Memory:
    """The memory after a turn."""
    if outcome.done and any(call.intent == "erase_me" for call in outcome.calls):
        return Memory()
    focus, recent = _focus(memory, outcome)
    reply = outcome.reply
    topical = tuple(call for call in outcome.calls if call.intent not in TALK)
    aside = waits_on(memory, outcome)
    keeps_question = outcome.question is None and not topical and not outcome.done
    return memory.model_copy(
        update={
            "focus": focus,
            "recent": recent,
            "listed": reply.listed or memory.listed,
            "others": _others(memory, outcome),
            "question": outcome.question or aside or (memory.question if keeps_question else None),
            "last_calls": _last_calls(memory, outcome, topical),
            "last_change": _last_change(memory, outcome),
            "changed_turn": memory.turns + 1 if outcome.change_id else memory.changed_turn,
            "undoable": _undoable(memory, outcome),
            "unheard": not outcome.calls and not outcome.done and not outcome.keeps_waiting,
            "language": _language(outcome, actor),
            "lapsed": None if topical else memory.lapsed,
            "turns": memory.turns + 1,
            "at": now,
        }
    )


def waits_on(memory: Memory, outcome: Outcome) -> Question | None:
    """The question that stays open although something else was said or done in between.

    A change in between is outlived once, and only by what changes something itself.
    """
    question = memory.question
    if question is None or outcome.question is not None or question.asides >= MOST_ASIDES:
        return None
    if not question.calls:
        return None  # which of several readings was asked: nothing is begun yet
    kept = question.model_copy(update={"asides": question.asides + 1})
    if outcome.keeps_waiting:
        return kept
    wants_change = _would_write(question.calls)
    if question.kind not in ("slot", "form") and not _harmless(question):
        return None
    if not outcome.done and not outcome.calls:
        return kept if wants_change else None
    aside = TALK - {"greet", "thank", "help"}
    looked_up = any(call.intent not in aside for call in outcome.calls)
    answers = any(call.intent == question.calls[0].intent for call in outcome.calls)
    if not looked_up or answers:
        return None
    if _is_write(outcome) and (question.asides or not wants_change or question.kind == "confirm"):
        return None
    return kept  # what was refused in between has not changed what is asked for


def _would_write(calls: Sequence[Call]) -> bool:
    return any(INTENTS[call.intent].effect is not Effect.READ for call in calls)


def _harmless(question: Question) -> bool:
    """Whether a late yes does no harm: nothing is deleted, merged, handed over or sent by it."""
    grave = any(INTENTS[call.intent].effect is Effect.CONFIRMED for call in question.calls)
    return question.kind == "confirm" and not grave


def spoken(actor: Actor, memory: Memory, text: str | None) -> Actor:
    """The actor, answered in the language that they write where they have not chosen one."""
    if actor.chose_language:
        return actor
    before = memory.language or actor.language
    return replace(actor, language=spoken_language(text, before) if text else before)


def _language(outcome: Outcome, actor: Actor) -> Language:
    """The language from now on: the one just chosen, else the actor's."""
    chosen = [call.slots.get("language") for call in outcome.calls if call.intent == "set_language"]
    if not outcome.done or chosen[-1:] not in (["zh"], ["en"]):
        return actor.language
    return "zh" if chosen[-1] == "zh" else "en"


def _last_calls(memory: Memory, outcome: Outcome, topical: tuple[Call, ...]) -> tuple[Call, ...]:
    """What "the same for" means next: what was carried out last, and was not taken back."""
    if outcome.done and topical:
        return topical
    undone = outcome.done and any(call.intent == "undo" for call in outcome.calls)
    return () if undone and _would_write(memory.last_calls) else memory.last_calls


def _last_change(memory: Memory, outcome: Outcome) -> int | None:
    """What "undo" means next. A taking back is not it: saying "undo" twice goes back twice."""
    if outcome.change_id is None:
        return memory.last_change
    return None if _is_undo(outcome) else outcome.change_id


def _undoable(memory: Memory, outcome: Outcome) -> int:
    """How many changes of this conversation "undo" can still take back."""
    corrected = any(call.intent == "undo" for call in outcome.calls)
    if outcome.change_id is None:
        return memory.undoable
    if _is_undo(outcome):
        return max(memory.undoable - 1, 0)
    return memory.undoable + (0 if corrected else 1)


def _is_undo(outcome: Outcome) -> bool:
    return all(call.intent == "undo" for call in outcome.calls)


def _is_write(outcome: Outcome) -> bool:
    return outcome.done and _would_write([call for call in outcome.calls if call.intent in INTENTS])


def _focus(memory: Memory, outcome: Outcome) -> tuple[dict[str, RecordRef], tuple[str, ...]]:
    """The records in focus now: what the reply says, else those that the calls named."""
    refs = list(outcome.reply.focus)
    for call in outcome.calls:
        for value in call.slots.values():
            if isinstance(value, Mention) and len(value.candidates) == 1 and value.kind != "user":
                refs += [] if is_to_come(value) else [value.candidates[0]]
    focus, recent = dict(memory.focus), list(memory.recent)
    before = focus.get("customer")
    fresh: list[str] = []
    for one in refs:
        if one.kind not in fresh:
            fresh.append(one.kind)
            focus[one.kind] = one
    if focus.get("customer") != before:
        _forget_unrelated(focus, fresh)
    return focus, tuple(fresh + [kind for kind in recent if kind not in fresh and kind in focus])


def _forget_unrelated(focus: dict[str, RecordRef], fresh: list[str]) -> None:
    """A new customer in focus takes the old one's deal and contact out of it."""
    if "customer" in fresh:
        for kind in ("deal", "contact", "task"):
            if kind not in fresh:
                focus.pop(kind, None)


def _others(memory: Memory, outcome: Outcome) -> tuple[RecordRef, ...]:
    """The options of a question that is open, or those that its answer did not take."""
    if outcome.question is not None:
        options = outcome.question.options
        return tuple(option.record for option in options if option.record is not None)
    return outcome.others or memory.others


def language_of_conversation(session: Session, channel: str, conversation: str) -> Language | None:
    """The language that a conversation was last in; None for a new one."""
    language = conversations.memory_of(session, channel, conversation).get("language")
    return language if language in ("zh", "en") else None
