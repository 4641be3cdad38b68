"""Not meant: "不是这个意思", "that's not what I meant", of what was just understood."""

import re

from crm_store.scope import Language
from intents.call import Undo
from intents.context import Context
from intents.outcome import Outcome
from intents.pattern import Pattern
from intents.reply import Button, Reply, Text, fail
from intents.understand.mentions import Mentions

_SAID = Pattern(
    r"^[\s,，。.!！]*(?:不对?|不是|错了|no|nope|wait|hey|hmm|sorry|oh)?[\s,，。.!！]*(?:"
    r"(?:我的意思)?(?:不是|没有?)(?:这个|那个|这|我的|我要表达的)?(?:个)?意思|你?(?:理解|会)错(?:了)?(?:我的)?意?(?:思)?|你(?:听|搞)错(?:了)?(?:我的)?(?:意思)?|我不是(?:这个|那个|这)意思|"
    r"我不是(?:要|想)?(?:说)?(?:这个|那个)|误会了|你误解了|弄错我的意思了|"
    r"(?:that(?:'s| is|s)?|this is|it'?s) not what i (?:meant|wanted|asked(?: for)?|said)|(?:that|it)(?:'s| was| is) not it|"
    r"i didn'?t mean (?:that|this|it)|not what i (?:meant|wanted|asked(?: for)?|said)|you (?:misunderstood|got (?:me|that|it) wrong|misread)(?: me| that)?"
    r")[\s,，。.!！了啦吧呀啊]*$",
    re.I,
)


def is_not_meant(text: str) -> bool:
    """Whether somebody says that they were misunderstood, and nothing else."""
    return _SAID.match(text.replace("’", "'")) is not None


def corrects(mentions: Mentions) -> bool:
    """Whether a message that sounds like a no gives another amount or time instead."""
    return bool(mentions.money or mentions.times or mentions.percents)


def nothing_to_correct(text: str, context: Context) -> Outcome:
    """Another value, and nothing that it could be the value of; what is open stays so."""
    reply = fail(
        context.say(f"“{text.strip()}”要改的是哪一项？我没看出来，什么也没动。",
                    f"I cannot tell what “{text.strip()}” corrects; nothing was changed."),
        context.say("请说完整，比如“云帆那单改成 40 万”。",
                    "Say it in full, for example “change the Fabrikam deal to 40k”."),
    )  # fmt: skip
    return Outcome(reply=reply, keeps_waiting=True)


def not_meant(context: Context) -> Outcome:
    """The misreading is forgotten; what it changed can be taken back."""
    memory, language = context.memory, context.actor.language
    text = _apology(language, memory.taught is not None)
    change = memory.last_change if memory.last_calls else None
    if change is None:
        return Outcome(reply=Reply(blocks=(Text(text=text),)), done=True)
    text += context.say("刚才的改动还在，可以撤销。", " The last change stands; you can undo it.")
    undo = Button(id="undo", label=context.say("撤销", "Undo"), action=Undo(change=change))
    return Outcome(reply=Reply(blocks=(Text(text=text),), buttons=(undo,)), done=True)


def _apology(language: Language, was_taught: bool) -> str:
    if language == "zh":
        forgot = "这句话以后不再这样理解。" if was_taught else ""
        return f"抱歉，理解错了。{forgot}请换个说法再说一次。"
    forgot = " I will not read it that way again." if was_taught else ""
    return f"Sorry, I got that wrong.{forgot} Please say it another way."
