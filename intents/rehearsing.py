"""Several changes of one message, shown together before anything happens.

They are carried out in a unit of work that the caller discards, so that what is shown is what will
happen: the same handlers, the same refusals, each change old -> new.
"""

from collections.abc import Sequence

from crm_store.kinds import KINDS
from crm_store.unit_of_work import RecordChange
from intents.asking import cancel_button, new_id, versions_of
from intents.call import Answer, Call
from intents.catalogue import INTENTS
from intents.context import Context
from intents.dispatch import Ready, carry_out, with_made
from intents.format import change_block
from intents.intent import Effect
from intents.memory import Option, Question
from intents.outcome import Outcome
from intents.reply import AnyBlock, Button, Fields, Reply, Text
from intents.told_changes import MOST_CARDS

VERBS = {
    "create": ("新建", "New "),
    "update": ("修改", "Change "),
    "delete": ("删除", "Delete "),
    "restore": ("恢复", "Restore "),
    "merge": ("合并", "Merge "),
}
NOUNS = {"activity": ("往来记录", "activity")}
"""What to call a kind of record where its own label says something else as well (跟进)."""
UNSAID = frozenset({"status"})
OWN = frozenset({"owner", "user", "assignee"})
"""Columns that go without saying where they hold the speaker's own name."""


def rehearse(ready: Sequence[Ready], context: Context, note: str = "") -> Outcome:
    """What these calls would change, to be confirmed once; each can be left out.

    `context` holds a unit of work that is discarded. Raises what a handler refuses with.
    """
    calls = tuple(one.call for one in ready)
    versions = versions_of(calls, context)
    replies: list[Reply] = []
    shown: list[tuple[Ready, str, tuple[AnyBlock, ...]]] = []
    for one in ready:
        if one.intent.effect is Effect.READ:
            continue
        place = sum(1 for _, label, _ in shown if label) + 1
        shown.append((one, *_rehearsed(one, place, replies, context)))
    changing = [(one, label) for one, label, _ in shown if label]
    question = _question([one for one, _ in changing], [label for _, label in changing], context)
    texts = [Text(text=note)] if note else []
    cards = [block for _, _, blocks in shown for block in blocks]
    kept = question.model_copy(update={"calls": calls, "versions": versions})
    blocks = (*texts, *_introduced(ready, len(changing) or len(shown), context), *cards)
    return Outcome(Reply(blocks=blocks, buttons=confirm_buttons(kept, context)), calls, kept)


def confirm_buttons(question: Question, context: Context) -> tuple[Button, ...]:
    """Yes to all of it, without one of it, or no."""
    yes = Button(
        id="confirm",
        label=context.say("确认", "Confirm"),
        action=Answer(question=question.id, value="yes"),
        style="danger" if any(_is_grave(call) for call in question.calls) else "primary",
    )
    without = [
        Button(
            id=f"without:{place}",
            label=option.label,
            action=Answer(question=question.id, value=str(place)),
        )
        for place, option in enumerate(question.options, 1)
    ]
    return (yes, *without, cancel_button(question, context))


def _is_grave(call: Call) -> bool:
    return INTENTS[call.intent].effect is Effect.CONFIRMED


def _introduced(ready: Sequence[Ready], count: int, context: Context) -> tuple[AnyBlock, ...]:
    if any(one.call.proposed for one in ready):
        said = context.say(
            "我让语言模型读了这句话，它的理解如下。要照做吗？",
            "I had the language model read that, and this is what it understood. Shall I?",
        )
        return (Text(text=said),)
    if count == 1:
        return (
            Text(text=context.say("要做的是这件事，确认吗？", "This is what I would do. Confirm?")),
        )
    text = context.say(
        f"要一起做这 {count} 件事，确认吗？", f"These {count} things, together. Confirm?"
    )
    return (Text(text=text),)


def _question(ready: Sequence[Ready], labels: Sequence[str], context: Context) -> Question:
    options: list[Option] = []
    for place, (one, label) in enumerate(zip(ready, labels, strict=True), 1):
        text = context.say(f"不要{label}", f"Without the {label}")
        if labels.count(label) > 1:
            text = context.say(f"不要第 {place} 件", f"Without number {place}")
        options.append(Option(label=text, text=label, call=one.call))
    kept = tuple(options) if len(options) > 1 else ()
    return Question(id=new_id(), kind="confirm", calls=(), options=kept)


def _rehearsed(
    one: Ready, place: int, replies: list[Reply], context: Context
) -> tuple[str, tuple[AnyBlock, ...]]:
    """What one call is about, in a word (none where an update changes nothing), and its cards.

    `replies` are those of the calls before it; its own is added.
    """
    unit, one = context.work, with_made(one, replies)
    first = one.intent.preview(one.slots, context) if one.intent.preview else None
    before = len(unit.changes)
    reply = carry_out(one, context)
    replies.append(reply)
    unit.settle()
    changes = unit.changes[before:]
    label = _label(one, changes, context)
    if first is not None:
        return label, first.blocks
    if not changes:
        return "" if one.intent.name.startswith("update_") else label, reply.blocks
    return label, tuple(_card(change, place, context) for change in changes[:MOST_CARDS])


def _label(one: Ready, changes: Sequence[RecordChange], context: Context) -> str:
    language = context.actor.language
    if not changes:
        return one.intent.label(language)
    kind = KINDS[changes[0].kind]
    return context.say(*NOUNS.get(kind.name, (kind.zh, kind.en)))


def _card(change: RecordChange, place: int, context: Context) -> Fields:
    """One change, to come: only what is news, old -> new."""
    block = change_block(context.store, change)
    title = f"{place}. {context.say(*VERBS[change.op])}{block.title}"
    if change.op != "create":
        moved = tuple((label, f"{old} → {new}") for label, old, new in block.fields)
        return Fields(title=title, fields=moved, record=block.record)
    plain = _without_saying(change, context)
    rows = [
        (label, new)
        for label, _, new in block.fields
        if label not in plain and new != change.record
    ]
    return Fields(title=title, fields=tuple(rows))


def _without_saying(change: RecordChange, context: Context) -> set[str]:
    """The labels of columns that are no news of a record that is new."""
    kind = KINDS[change.kind]
    names = [
        name
        for name, (_, new) in change.fields.items()
        if name in UNSAID or (name in OWN and new == context.actor.name)
    ]
    columns = [column for name in names if (column := kind.column(name)) is not None]
    return {column.label(context.actor.language) for column in columns}
