"""What is answered when a message asks for nothing known, or it is not sure what it asks for."""

from collections.abc import Sequence

from intents.accounts.visiting import visitor_buttons
from intents.asking import cancel_button, new_id, option_buttons
from intents.buttons import ask
from intents.call import Call
from intents.catalogue import INTENTS
from intents.context import Context
from intents.intent import AnyIntent, Effect
from intents.memory import Option, Question
from intents.outcome import Outcome
from intents.reply import Button, Reply, Text
from intents.understand.not_by_chat import word_on
from intents.understand.reading import Reading
from intents.understand.taught import WORTH_OFFERING
from intents.understand.text import LONGEST
from intents.understand.weighing import NONE

COURTESIES = frozenset({"confirm", "cancel", "greet", "thank"})
"""Nobody has to choose whether they said hello."""
LONGEST_SUBJECT = 200


def unsure(text: str, reading: Reading, context: Context) -> Outcome:
    """A short question with the likeliest readings, or a word on what can be asked."""
    if reading.call.intent == NONE and (words := word_on(reading.clues, context)) is not None:
        return Outcome(reply=Reply(blocks=(Text(text=words),)))
    options = _options(reading, context)
    if (reading.call.intent == NONE and reading.confidence >= 0.5) or not options:
        return Outcome(reply=_nothing(text, context))
    question = Question(
        id=new_id(), kind="reading", calls=(), options=tuple(options), text=text[:500]
    )
    asked = context.say("没太确定你的意思，是想要：", "I am not sure what you mean. Is it:")
    buttons = (*option_buttons(question), cancel_button(question, context))
    return Outcome(reply=Reply(blocks=(Text(text=asked),), buttons=buttons), question=question)


def _options(reading: Reading, context: Context) -> Sequence[Option]:
    """The two likeliest readings, the first with its slots as they were filled."""
    options: list[Option] = []
    for name, probability in reading.likely:
        intent = INTENTS.get(name)
        if intent is None or probability < WORTH_OFFERING or not intent.allows(context.actor):
            continue
        if name in COURTESIES:
            continue
        call = reading.call if name == reading.call.intent else _same_slots(name, reading.call)
        if _out_of_the_blue(intent, call):
            continue
        options.append(Option(label=intent.label(context.actor.language), call=call))
    return options[:2]


def _out_of_the_blue(intent: AnyIntent, call: Call) -> bool:
    """Whether it would delete, merge or hand over, and the message names nothing to do it to."""
    needed = [spec.name for spec in intent.specs if spec.required and spec.is_record]
    return (
        intent.effect is Effect.CONFIRMED
        and bool(needed)
        and not any(name in call.slots for name in needed)
    )


def _same_slots(name: str, call: Call) -> Call:
    """Another reading with those slots of the first that it has as well."""
    types = {spec.name: spec.type for spec in INTENTS[call.intent].specs} if (
        call.intent in INTENTS) else {}  # fmt: skip
    kept = {
        spec.name: call.slots[spec.name]
        for spec in INTENTS[name].specs
        if spec.name in call.slots and types.get(spec.name) == spec.type
    }
    return Call(intent=name, slots=kept)


def _nothing(text: str, context: Context) -> Reply:
    if not text.strip():
        words = context.say("这条消息是空的。", "That message is empty.")
    elif len(text) > LONGEST:
        words = context.say(f"这条消息有 {len(text):,} 个字，我只读了前 {LONGEST:,} 个，没看出要做什么，也没有做任何改动。",
                            f"That message has {len(text):,} characters; I read the first {LONGEST:,}, found no "
                            "request in them, and changed nothing.")  # fmt: skip
    else:
        words = context.say("这个我帮不上忙，也没有做任何改动。",
                            "That is not something I can help with; nothing was changed.")  # fmt: skip
    tip = context.say("说“帮助”可以看看能问什么。", "Say “help” to see what you can ask.")
    said = Text(text=context.say(f"{words}{tip}", f"{words} {tip}"))
    return Reply(blocks=(said,), buttons=_passing_on(text, context))


def _passing_on(text: str, context: Context) -> tuple[Button, ...]:
    """A customer is not left alone with what the bot cannot do: colleagues can be told of it.

    A visitor is shown again what there is for them.
    """
    if context.actor.is_visitor:
        return visitor_buttons(context)
    if context.actor.customer_id is None or not text.strip():
        return ()
    noted = ask(
        context.say("记下来，请同事处理", "Note it for a colleague"), "open_ticket",
        subject=text.strip()[:LONGEST_SUBJECT],
    )  # fmt: skip
    person = ask(context.say("找人工", "Talk to a person"), "talk_to_human")
    return noted.model_copy(update={"id": "ask:open_ticket"}), person
