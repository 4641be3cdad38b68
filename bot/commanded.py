"""The commands of a channel's menu, as what they ask for."""

from bot.channel import Command
from intents.asking import choose
from intents.call import Call
from intents.catalogue import INTENTS
from intents.context import Context
from intents.memory import Option
from intents.outcome import Outcome

COMMANDS = {
    "start": "greet",
    "help": "help",
    "human": "talk_to_human",
    "stop": "unsubscribe",
    "language": "set_language",
}


def commanded(event: Command, context: Context) -> Call | Outcome | None:
    """What a command asks for; None for one that is none of ours and is read as words."""
    intent = COMMANDS.get(event.name)
    if intent is None or not INTENTS[intent].allows(context.actor):
        return None
    call = Call(intent=intent)
    if intent != "set_language":
        return call
    said = event.rest.strip().lower()
    if said in ("zh", "en"):
        return call.with_slots(language=said)
    text = context.say("用哪种语言？", "Which language?")
    options = (Option(label="中文", text="zh"), Option(label="English", text="en"))
    return choose(call, "language", text, options, context)


def words_of(event: Command) -> str:
    """What is read of a command that is none of ours."""
    return f"{event.name.replace('_', ' ')} {event.rest}".strip()
