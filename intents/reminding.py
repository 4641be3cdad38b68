"""What is said of a question that stays open while something else is looked up."""

from intents.asking import cancel_button, label_of
from intents.catalogue import INTENTS
from intents.context import Context
from intents.memory import Question
from intents.reply import Reply, Text


def reminded(reply: Reply, question: Question, context: Context) -> Reply:
    """A reply to something asked in between, with a word on what is still waited for."""
    intent = INTENTS[question.calls[0].intent]
    does = intent.description(context.actor.language)
    spec = next(one for one in intent.specs if one.name == question.slot)
    label = label_of(spec, intent, context)
    text = context.say(f"刚才的“{does}”还在等：{label}。", f"Still waiting, for “{does}”: {label}.")
    buttons = (*reply.buttons, cancel_button(question, context))
    return reply.model_copy(update={"blocks": (*reply.blocks, Text(text=text)), "buttons": buttons})
