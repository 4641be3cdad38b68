"""A customer who is not there is created first, and what waits for it goes on at once."""

from collections.abc import Sequence

from intents.answered import Answered
from intents.call import Call, Mention, SlotValue
from intents.context import Context
from intents.dispatch import prepare
from intents.memory import Question
from intents.new_records import FOR_NEW, names_it, to_be_made
from intents.outcome import Outcome
from intents.reply import say
from intents.understand.reader import Reader
from intents.understand.says_create import created_as
from intents.understand.yes_no import yes_or_no


def created_first(question: Question, creating: Sequence[Call], context: Context) -> Answered:
    """The calls that create the customer and what comes with it, and then what waits for it.

    Both were asked for, so that nothing is shown first; unless there may be such a customer
    already, or there is more to do than the one thing.
    """
    new = to_be_made(creating[0])
    assert new is not None
    value = Mention(kind=new.kind, text=new.name)
    first = question.calls[0].with_slots(**{question.slot or new.kind: value})
    calls = (*creating, first, *question.calls[1:])
    alone = len(calls) == 2 and not any(call.proposed for call in calls)
    asks = isinstance(prepare(creating, context), Outcome)
    return Answered(calls=calls, confirmed=alone and bool(question.options) and not asks)


def said_to_create(
    text: str, question: Question, context: Context, reader: Reader
) -> Answered | None:
    """Words that create whom a request waits for; None where they say something else."""
    if question.slot != "customer" or question.calls[0].intent not in FOR_NEW:
        return None
    offered, beside = _offered(question), created_as(text)
    if beside == "" and offered is None:
        called = context.say("新客户叫什么名字？", "What is the new customer called?")
        return Answered(outcome=Outcome(reply=say(called), keeps_waiting=True))
    if offered and (beside == "" or yes_or_no(text, reader.head.sentences) == "yes"):
        return created_first(question, (offered,), context)
    if offered and beside:
        gap = " " if beside[0].isascii() and beside[0].isalpha() else ""
        head = context.say("新建客户", "create customer ")
        text = f"{head}{offered.slots['name']}{gap}{beside}"
    creating = reader.read(text, context).calls
    return created_first(question, creating, context) if _of_it(creating, offered) else None


def rest_about(question: Question, value: SlotValue) -> tuple[Call, ...]:
    """The calls that wait with the first one, about the same customer as that one is now."""
    offered = _offered(question)
    name = offered.slots["name"] if offered else None
    return tuple(
        call.with_slots(
            **{
                slot: value
                for slot, held in call.slots.items()
                if isinstance(held, Mention) and held.kind == "customer" and held.text == name
            }
        )
        for call in question.calls[1:]
    )


def _offered(question: Question) -> Call | None:
    """The call that would create whom a question waits for."""
    if question.kind != "slot":
        return None
    return next((one.call for one in question.options if one.call), None)


def _of_it(creating: Sequence[Call], offered: Call | None) -> bool:
    """Whether calls create the customer that is waited for, or any where none was named."""
    new, wanted = to_be_made(creating[0]), to_be_made(offered) if offered else None
    if new is None or new.kind != "customer":
        return False
    return wanted is None or names_it(Mention(kind=wanted.kind, text=wanted.name), new)
