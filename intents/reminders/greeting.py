"""Greetings: the words for an occasion in a person's language, which a manager can edit."""

from collections.abc import Mapping

from pydantic import JsonValue

from intents.context import Context
from intents.reply import Reply, Text

TEMPLATES: dict[str, tuple[str, str]] = {
    "birthday": (
        "{name}，生日快乐！感谢一直以来的信任，祝新的一岁健康顺遂。——{owner}",
        "Happy birthday, {name}! Thank you for your trust; we wish you a wonderful year. {owner}",
    ),
}


def greeting(occasion: str, facts: Mapping[str, JsonValue], context: Context) -> Reply | None:
    """The greeting for an occasion to the customer's person whose turn it is."""
    zh, en = TEMPLATES[occasion]
    text = context.say(zh, en).format(name=context.actor.name, owner="")
    return Reply(blocks=(Text(text=text),))
