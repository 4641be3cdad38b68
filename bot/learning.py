"""What a turn teaches: the reading that a person picked is kept, or forgotten again."""

from sqlalchemy.orm import Session

from bot.hearing import Heard
from crm_store.repositories.learned import Learned
from crm_store.scope import Actor
from intents.memory import Memory

ANSWERS = frozenset({"button", "dialogue", "form"})


def taught(session: Session, actor: Actor, heard: Heard, memory: Memory) -> int | None:
    """Keep or forget what this turn teaches; the key of the example that is being talked about.

    It is part of the turn's own unit of work, and no business record: undoing a change leaves it.
    """
    learned = Learned(session, actor)
    if heard.forget is not None:
        learned.forget(heard.forget)
        return None
    if heard.lesson is not None and not actor.is_visitor:
        example, intent = heard.lesson
        return learned.learn(example.taught_as(intent)).id
    if heard.reading is not None and heard.reading.taught is not None:
        return heard.reading.taught
    aside = heard.source in ANSWERS or heard.intent == "undo"
    return memory.taught if aside else None
