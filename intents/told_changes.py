"""What a reply tells of the changes that were made: a card each, and the button to undo them."""

from dataclasses import replace

from crm_store.models import UndoRecord
from crm_store.scope import Language
from crm_store.store import Store
from intents.call import Undo
from intents.context import Context
from intents.format import change_block
from intents.general.undo import told_first
from intents.reply import Button, Reply, Text

MOST_CARDS = 5


def in_their_language_now(context: Context) -> Context:
    """The context in the language that the person has just chosen, where that is what changed."""
    for change in context.work.changes:
        person = {"user": context.actor.user_id, "contact": context.actor.contact_id}
        own = person.get(change.kind) == change.record_id
        if own and "language" in change.fields:
            language: Language = "zh" if change.fields["language"][1] == "zh" else "en"
            actor = replace(context.actor, language=language)
            store = Store(context.store.session, actor, context.now)
            return replace(context, actor=actor, store=store)
    return context


def _redone(context: Context) -> bool:
    """Whether what was taken back is itself a taking back: the change was done again."""
    change = context.work.session.get(UndoRecord, context.work.change_id or 0)
    taken = change.undoes_id if change is not None else None
    before = context.work.session.get(UndoRecord, taken) if taken is not None else None
    return before is not None and before.undoes_id is not None


def with_changes(reply: Reply, context: Context, *, again: bool = False) -> Reply:
    """The reply with a card for each change, and the button that takes them back (or `again`)."""
    made = context.work.changes
    changes = sorted(made, key=told_first) if len(made) > MOST_CARDS else made
    cards = [change_block(context.store, change) for change in changes[:MOST_CARDS]]
    shown = [card for card in cards if card.fields or card.op != "update"]
    more = len(changes) - len(cards)
    words = context.say(f"……另有 {more} 条记录一并更改。", f"… and {more} more records changed.")
    rest = (Text(text=words),) if more > 0 else ()
    undo = Button(
        id="undo",
        label=context.say("重做", "Redo")
        if again and not _redone(context)
        else context.say("撤销", "Undo"),
        action=Undo(change=context.work.change_id or 0),
    )
    return reply.model_copy(
        update={"blocks": (*reply.blocks, *shown, *rest), "buttons": (*reply.buttons, undo)}
    )
