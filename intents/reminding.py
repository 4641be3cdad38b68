"""What is said of a question that stays open while something else is looked up, or goes wrong."""

from dataclasses import replace

from intents.asking import cancel_button, label_of, option_buttons
from intents.catalogue import INTENTS
from intents.context import Context
from intents.memory import Question
from intents.outcome import Outcome
from intents.rehearsing import confirm_buttons
from intents.reply import Button, Reply, Text, say


def reminded(reply: Reply, question: Question, context: Context) -> Reply:
    """A reply to something asked in between, with a word on what is still waited for."""
    if question.kind == "confirm":
        text, waiting = _unconfirmed(question, context), confirm_buttons(question, context)
    else:
        text, waiting = _unfilled(question, context), _still_offered(question, context)
    ids = {button.id for button in waiting}
    buttons = (*(one for one in reply.buttons if one.id not in ids), *waiting)
    return reply.model_copy(update={"blocks": (*reply.blocks, Text(text=text)), "buttons": buttons})


def _still_offered(question: Question, context: Context) -> tuple[Button, ...]:
    return (*option_buttons(question), cancel_button(question, context))


def _unconfirmed(question: Question, context: Context) -> str:
    does = [INTENTS[call.intent].description(context.actor.language) for call in question.calls]
    names = context.say("、", ", ").join(dict.fromkeys(does))
    return context.say(f"刚才的还在等你确认：{names}。", f"Still waiting for your yes: {names}.")


def _unfilled(question: Question, context: Context) -> str:
    intent = INTENTS[question.calls[0].intent]
    does = intent.description(context.actor.language)
    spec = next(one for one in intent.specs if one.name == question.slot)
    label = label_of(spec, intent, context)
    return context.say(f"刚才的“{does}”还在等：{label}。", f"Still waiting, for “{does}”: {label}.")


def still_needed(question: Question, context: Context) -> Outcome:
    """A yes is no name: what is asked for is asked for once more."""
    intent = INTENTS[question.calls[0].intent]
    spec = next(one for one in intent.specs if one.name == question.slot)
    label = label_of(spec, intent, context)
    text = context.say(
        f"还需要：{label}。不想继续就说“取消”。", f"I still need: {label}. Or say “cancel”."
    )
    return Outcome(reply=say(text), keeps_waiting=True)


def remarked(outcome: Outcome, remark: str) -> Outcome:
    """An outcome whose reply has a remark above it, where there is one."""
    if not remark:
        return outcome
    blocks = (Text(text=remark), *outcome.reply.blocks)
    return replace(outcome, reply=outcome.reply.model_copy(update={"blocks": blocks}))
