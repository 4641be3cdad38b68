"""Answers to what waits for a yes: yes, no, without one of it, or with something else in it."""

from intents.answered import Answered
from intents.asking import versions_of
from intents.call import Call
from intents.catalogue import INTENTS
from intents.context import Context
from intents.dispatch import prepare
from intents.intent import Effect
from intents.memory import Question
from intents.outcome import Outcome
from intents.reply import Text, say
from intents.understand.amending import amended
from intents.understand.grammar import sentence_key
from intents.understand.leaving_out import left_out
from intents.understand.not_meant import corrects
from intents.understand.reader import Reader
from intents.understand.text import tidy
from intents.understand.yes_no import is_wait, says_do_it, yes_or_no

UNDO = "undo"
SURE = 0.8
"""How sure the classifier has to be of a yes or no that is put in words nobody foresaw."""


def declined(context: Context) -> Answered:
    """A no: what was asked is dropped."""
    text = context.say("好的，已取消，没有任何改动。", "All right, cancelled. Nothing was changed.")
    return Answered(outcome=Outcome(reply=say(text), done=True), intent="cancel")


def not_done_yet(question: Question, context: Context) -> Answered:
    """ "Undo" to what was only shown: that is dropped, and nothing done before it is touched.

    To the question whether an earlier change is to be undone it is a yes.
    """
    if any(call.intent == UNDO for call in question.calls):
        return confirmed(question, context)
    text = context.say(
        "好的，刚才那件还没有做，已取消。要撤销更早的改动，再说一次“撤销”。",
        "All right: that was not done yet, and is dropped. To undo an earlier change, say “undo” "
        "once more.",
    )
    return Answered(outcome=Outcome(reply=say(text), done=True), intent="cancel")


def waiting(context: Context) -> Answered:
    """A moment is asked for: what is open stays so."""
    text = context.say("好的，不急。", "All right, take your time.")
    return Answered(outcome=Outcome(reply=say(text), keeps_waiting=True))


def pressed(question: Question, value: str, context: Context) -> Answered:
    """A button of what waits: `yes`, or the number of the one to leave out."""
    if value == "yes":
        return confirmed(question, context)
    left = question.options[int(value) - 1].call
    return Answered(calls=tuple(call for call in question.calls if call != left), show=True)


def said(text: str, question: Question, context: Context, reader: Reader) -> Answered | None:
    """Words to what waits; None where they are something else."""
    if is_wait(text):
        return waiting(context)
    answer = yes_or_no(text, reader.head.sentences)
    if answer is not None:
        return confirmed(question, context) if answer == "yes" else declined(context)
    if reader.head.sentences.get(sentence_key(tidy(text))) == UNDO:
        return not_done_yet(question, context)
    if says_do_it(text, [call.intent for call in question.calls]) and not _grave(question):
        return confirmed(question, context)
    words = tidy(text)
    rest = left_out(words, question.calls) or amended(words, question.calls, context, reader)
    if rest is not None:
        return Answered(calls=rest, show=True)
    return _in_other_words(text, question, context, reader)


def confirmed(question: Question, context: Context) -> Answered:
    """A yes; where a record was changed meanwhile, it is shown once more instead."""
    if question.kind != "confirm":
        return Answered(calls=question.calls)
    if versions_of(question.calls, context) != question.versions:
        note = context.say(
            "这条记录刚被别人改过，请再看一眼再确认。",
            "The record was changed meanwhile. Please look again, then confirm.",
        )
        return _again(question.calls, note, context)
    return Answered(calls=question.calls, confirmed=True, intent="confirm")


def _again(calls: tuple[Call, ...], note: str, context: Context) -> Answered:
    again = prepare(calls, context)
    if not isinstance(again, Outcome):
        return Answered(calls=calls, show=True, note=note)
    blocks = (Text(text=note), *again.reply.blocks)
    reply = again.reply.model_copy(update={"blocks": blocks})
    return Answered(outcome=Outcome(reply, again.calls, again.question))


def _in_other_words(
    text: str, question: Question, context: Context, reader: Reader
) -> Answered | None:
    """A yes or no as the classifier reads it; never a yes to what deletes, merges or hands over."""
    reading = reader.read(text, context)
    if reading.confidence < SURE or corrects(reader.mentions(text, context)):
        return None
    if reading.call.intent == "cancel":
        return declined(context)
    if reading.call.intent == UNDO:
        return not_done_yet(question, context)
    if reading.call.intent == "confirm" and not _grave(question):
        return confirmed(question, context)
    return None


def _grave(question: Question) -> bool:
    """Whether a yes deletes, merges, hands over or sends."""
    return any(INTENTS[call.intent].effect is Effect.CONFIRMED for call in question.calls)
