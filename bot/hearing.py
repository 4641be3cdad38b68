"""Hearing: a delivery (a text, a press, a form) in its conversation becomes calls, or a reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.channel import Command, Edited, Inbound, Press
from bot.commanded import commanded, words_of
from bot.edited import told_of_edit, was_carried_out
from bot.happening import said
from crm_store import outbox
from intents.accounts.visiting import visitor_buttons
from intents.activities.from_history import from_history
from intents.answered import Answered
from intents.answering import answer_form, answer_press, answer_text
from intents.call import Answer, Ask, Call, Share, Undo
from intents.confirming import declined
from intents.context import Context
from intents.dispatch import take_back
from intents.general.courtesies import asks_who, is_thanks, who_it_is
from intents.outcome import Outcome
from intents.own import of_others
from intents.reply import Button, Reply, fail, say
from intents.service.for_people import for_people
from intents.service.telling_more import awaited
from intents.understand.doubtful import shown_before
from intents.understand.forgotten import forgotten
from intents.understand.grammar import sentence_key
from intents.understand.not_meant import corrects, is_not_meant, not_meant, nothing_to_correct
from intents.understand.places import beyond, no_such_place
from intents.understand.reader import Reader
from intents.understand.reading import Reading
from intents.understand.taught import LONGEST, Example
from intents.understand.text import tidy
from intents.understand.told_wrong import (
    may_put_right,
    put_right,
    put_right_waiting,
    says_not_but,
)
from intents.understand.unsure import unsure

TYPED = frozenset({"cancel", "confirm", "undo", "help"})
"""What is understood as it is said, and not as the button of that label."""
_LEAD = re.compile(r"^\s*(?:ok|okay|please|pls|好的?|那|请)[\s,，]+(?=\S)", re.I)
"""What may stand before the label of a button that is said: "ok redo"."""
PLACE = re.compile(r"#[1-9]\d?")


@dataclass(frozen=True)
class Heard:
    """What a delivery asks for: calls, a change to undo, or an outcome that is known already.

    `show` says that the calls are shown, with a `note` above them, before anything happens.
    `reading` is how a new message was read, and `remark` stands above the reply, whatever it is.
    `lesson` is an example and the intent that was picked for it, `forget` the key of one that was
    wrong.
    """

    calls: tuple[Call, ...] = ()
    confirmed: bool = False
    show: bool = False
    note: str = ""
    outcome: Outcome | None = None
    undo: int | None = None
    source: str = ""
    intent: str = "none"
    confidence: float = 1.0
    reading: Reading | None = None
    remark: str = ""
    lesson: tuple[Example, str] | None = None
    forget: int | None = None

    def take_back(self, context: Context) -> Outcome:
        """Undo the change that was pressed."""
        return take_back(self.undo or 0, context)


def hear(inbound: Inbound, context: Context, reader: Reader) -> Heard:
    """What this delivery asks for."""
    if inbound.press is not None:
        return _pressed(inbound, inbound.press, context, reader)
    if inbound.form is not None:
        answered = answer_form(inbound.form, context, reader, inbound.form_call)
        return _from_answer(answered, "form", context, reader)
    if isinstance(inbound.event, Command):
        return _commanded(inbound.event, context, reader)
    if isinstance(inbound.event, Edited) and was_carried_out(inbound, inbound.event, context):
        return Heard(outcome=told_of_edit(context), source="event")
    text = said(inbound)
    for label in dict.fromkeys((text, _LEAD.sub("", text))):
        if _is_label(label, inbound, context, reader):
            return _pressed(inbound, Press(button=label), context, reader)
    return _for_whom_they_await(_said(text, context, reader), inbound, context)


def _for_whom_they_await(heard: Heard, inbound: Inbound, context: Context) -> Heard:
    """What a customer only tells while a person is awaited is for them, and no new request."""
    first = heard.calls[0] if len(heard.calls) == 1 and not context.actor.is_staff else None
    if first is None or first.intent != "open_ticket" or first.slots.get("kind"):
        return heard
    if awaited(inbound.channel, inbound.conversation, context) is None:
        return heard
    return Heard(outcome=Outcome(reply=say(said(inbound))), source=heard.source)


def _commanded(event: Command, context: Context, reader: Reader) -> Heard:
    asked = commanded(event, context)
    if asked is None:
        return _said(words_of(event), context, reader)
    if isinstance(asked, Outcome):
        return Heard(outcome=asked, source="command", intent="set_language")
    return Heard(calls=(asked,), source="command", intent=asked.intent)


def _is_label(text: str, inbound: Inbound, context: Context, reader: Reader) -> bool:
    """Whether the label of a button of the last reply was typed ("price" for [Price])."""
    if reader.head.sentences.get(sentence_key(tidy(text))) in TYPED:
        return False
    return bool(text.strip()) and _button(inbound, Press(button=text), context) is not None


def _said(text: str, context: Context, reader: Reader) -> Heard:
    if is_not_meant(tidy(text)):
        taught = context.memory.taught
        return Heard(outcome=not_meant(context), source="dialogue", intent="cancel", forget=taught)
    if (lapsed := forgotten(text, context, reader)) is not None:
        return Heard(outcome=lapsed, source="dialogue")
    question = context.memory.question
    if question is not None:
        right = put_right_waiting(tidy(text), question.calls)
        answered = Answered(calls=right) if right else answer_text(text, context, reader)
        if answered is not None:
            return _from_answer(answered, "dialogue", context, reader)
    if (asked := for_people(text, context)) is not None:
        return Heard(calls=asked[:1], source="grammar", intent=asked[0].intent, remark=asked[1])
    if question is None and asks_who(text):
        call = Call(intent="help")
        return Heard(calls=(call,), source="grammar", intent="help", remark=who_it_is(context))
    if question is None and is_thanks(text):
        return Heard(calls=(Call(intent="thank"),), source="grammar", intent="thank")
    if beyond(tidy(text), context.memory.listed):
        return Heard(outcome=no_such_place(context), source="dialogue")
    if may_put_right(tidy(text), context):
        right = put_right(reader.mentions(text, context), context)
        if right:
            return Heard(calls=right, source="dialogue", intent=right[0].intent)
    reading = reader.read(text, context)
    if _corrects_nothing(text, reading, context, reader):
        return Heard(outcome=nothing_to_correct(text, context), source="dialogue")
    if question is not None and reading.call.intent == "cancel":
        return _from_answer(declined(context), "dialogue", context, reader)
    return as_read(text, reading, context, of_others(text, reading.call.intent, context))


def _corrects_nothing(text: str, reading: Reading, context: Context, reader: Reader) -> bool:
    """Whether another value is given, and there is nothing that it could be the value of."""
    if reading.source == "dialogue":
        return False
    empty = reading.call.intent in TYPED or not reading.call.slots
    if context.actor.is_staff and empty and says_not_but(tidy(text)):
        return True
    no_or_yes = reading.call.intent in ("cancel", "confirm")
    return no_or_yes and corrects(reader.mentions(text, context))


def as_read(text: str, reading: Reading, context: Context, remark: str = "") -> Heard:
    """What a new message asks for, as it was read: calls, or a question where that is unsure.

    What may be a question of history is one where history answers it.
    """
    told = from_history(reading.perhaps, context) if reading.perhaps else None
    if told is not None:
        return Heard(outcome=told, source=reading.source, intent="ask_history", remark=remark)
    if reading.call.intent == "none" or not reading.sure:
        return Heard(
            outcome=unsure(text, reading, context),
            source=reading.source,
            confidence=reading.confidence,
            reading=reading,
            remark=remark,
        )
    show, note = shown_before(reading, context)
    return Heard(
        calls=reading.calls,
        show=show,
        note=note,
        source=reading.source,
        intent=reading.call.intent,
        confidence=reading.confidence,
        reading=reading,
        remark=remark,
    )


def _from_answer(answered: Answered, source: str, context: Context, reader: Reader) -> Heard:
    intent = answered.intent or (answered.calls[0].intent if answered.calls else "none")
    return Heard(
        calls=answered.calls,
        confirmed=answered.confirmed,
        show=answered.show,
        note=answered.note,
        outcome=answered.outcome,
        source=source,
        intent=intent,
        lesson=_lesson(answered, context, reader),
    )


def _lesson(answered: Answered, context: Context, reader: Reader) -> tuple[Example, str] | None:
    """What a picked reading teaches, where the message was short enough to be an example."""
    if not answered.picked or len(answered.picked) > LONGEST:
        return None
    return reader.example(answered.picked, context), answered.calls[0].intent


def _pressed(inbound: Inbound, press: Press, context: Context, reader: Reader) -> Heard:
    button = _button(inbound, press, context)
    if button is None:
        return Heard(outcome=Outcome(reply=_no_such_button(context)), source="button")
    action = button.action
    if isinstance(action, Undo):
        return Heard(undo=action.change, source="button", intent="undo")
    if isinstance(action, Ask):
        return Heard(calls=(action.call,), source="button", intent=action.call.intent)
    if isinstance(action, Share):
        return Heard(outcome=Outcome(reply=_shared_elsewhere(context)), source="button")
    assert isinstance(action, Answer)
    return _from_answer(answer_press(action, context), "button", context, reader)


def _button(inbound: Inbound, press: Press, context: Context) -> Button | None:
    """The button by its id or label: of that message, or of the conversation's last reply."""
    session = context.store.session
    if press.message is not None:
        row = outbox.of_conversation(session, inbound.channel, inbound.conversation, press.message)
        body = None if row is None else row.body
    else:
        body = outbox.last_body(session, inbound.channel, inbound.conversation)
    if body is None:
        return None
    buttons = [Button.model_validate(one) for one in body["reply"].get("buttons", ())]
    if context.actor.is_visitor and press.message is None:  # theirs stay under the text field
        buttons = [*buttons, *visitor_buttons(context)]
    return _matching(press.button, buttons)


def _matching(wanted: str, buttons: Sequence[Button]) -> Button | None:
    """By its id, its label, or its place ("#3"), where its id was too long to be sent along."""
    folded = wanted.strip().casefold()
    for button in buttons:
        if button.id.casefold() == folded:
            return button
    labelled = next((b for b in buttons if b.label.strip().casefold() == folded), None)
    if labelled is None and PLACE.fullmatch(folded) and int(folded[1:]) <= len(buttons):
        return buttons[int(folded[1:]) - 1]
    return labelled


def _shared_elsewhere(context: Context) -> Reply:
    """The button that shares a number was typed, or pressed where nothing can be shared."""
    return fail(
        context.say(
            "号码要用手机上的按钮来分享。", "Share the number with the button, on a phone."
        ),
        context.say("或者直接说“请联系我”，然后发号码。", "Or say “contact me”, and send it."),
    )


def _no_such_button(context: Context) -> Reply:
    return fail(
        context.say("没有这个按钮，或者它已经失效。", "There is no such button any more."),
        context.say("直接说要做什么就行。", "Just say what you want to do."),
    )
