"""After a long silence: what is said that only means something after what was forgotten."""

import re

from intents.catalogue import INTENTS
from intents.context import Context
from intents.outcome import Outcome
from intents.pattern import Pattern
from intents.reply import Reply, fail
from intents.understand.reader import Reader
from intents.understand.slots.numbers import find_ordinals
from intents.understand.text import tidy
from intents.understand.yes_no import yes_or_no

_POINTS = Pattern(
    r"^(?:那|这)(?:个|单|家|位|条|份)|[他她它](?!们)|刚才(?:那|的)|上面(?:那|的)|另(?:外)?一个|两个都|"
    r"\b(?:it|its|her|his|him|she|he|that (?:one|deal|customer|contact)|the (?:other|same)(?: one)?|both)\b", re.I,
)  # fmt: skip
SHORT = 30


def forgotten(text: str, context: Context, reader: Reader) -> Outcome | None:
    """A word on what is no longer known, where a message leans on it; else None."""
    lapsed = context.memory.lapsed
    said = tidy(text)
    if lapsed is None or len(said) > SHORT:
        return None
    if lapsed.intents and yes_or_no(said, reader.head.sentences) == "yes":
        return Outcome(reply=_left_open(lapsed.intents, context), done=True)
    mentions = reader.mentions(said, context)
    points = _POINTS.search(said) or (find_ordinals(said) and not mentions.numbers)
    if mentions.names or not points or not lapsed.names:
        return None
    return Outcome(reply=_nobody(lapsed.names, context), done=True)


def _left_open(intents: tuple[str, ...], context: Context) -> Reply:
    language = context.actor.language
    does = [INTENTS[name].description(language) for name in intents if name in INTENTS]
    names = context.say("、", ", ").join(dict.fromkeys(does))
    return fail(
        context.say(f"隔了太久，之前没确认的事我已经放下了（{names}），没有执行。",
                    f"That was too long ago: I let go of what was waiting ({names}). Nothing was done."),
        context.say("还要做的话，请完整地再说一次。", "If you still want it, say it once more in full."),
    )  # fmt: skip


def _nobody(names: tuple[str, ...], context: Context) -> Reply:
    shown = context.say("、", ", ").join(names[:3])
    return fail(
        context.say("隔了太久，我不确定你说的是谁或哪一个。",
                    "It has been a while, and I do not want to guess which one you mean."),
        context.say(f"请把名字一起说出来（上次聊到：{shown}）。",
                    f"Please say the name (last time it was about: {shown})."),
    )  # fmt: skip
