"""thank, confirm and cancel: what is said beside the work.

An open question is answered before a call is dispatched; these speak only when there is none.
"""

import re

from crm_store.repositories.consents import PURPOSES, Consents
from intents.buttons import ask
from intents.context import Context
from intents.intent import EVERYBODY, Effect, Intent
from intents.pattern import Pattern
from intents.reply import Button, Reply, Text, say
from intents.slots import NoSlots

_THANKS = Pattern(
    r"\s*(?:(?:好的?|好吧|行|嗯|可以|明白了?|知道了|收到|ok|okay|great"
    r"|got it|all ?right|cool|perfect)"
    r"[\s,，。.!！~]*)+(?:谢谢?(?:你|您|啦|了|哈)*|多谢|感谢|辛苦了?"
    r"|thanks?(?: you)?(?: so much| a lot)?|thx|cheers)"
    r"[\s,，。.!！~]*",
    re.I,
)


LONGEST = 80
"""Characters of a courtesy; a longer message says something else, and would take a pattern long."""


def is_thanks(text: str) -> bool:
    """Whether somebody says "ok thanks" (好的谢谢): a yes to nothing, and a thank you."""
    return len(text) <= LONGEST and _THANKS.fullmatch(text) is not None


_WHO = Pattern(
    r"\s*(?:hi|hello|hey|你好|您好)?[\s,，!！]*(?:你|您)(?:到底)?(?:是|叫)(?:谁|什么(?:东西|名字)?|哪位|人|真人|机器人|AI|人工智能)"
    r"(?:还是.{1,6})?(?:吗|呀|啊|呢|么)?[\s?？。!！]*"
    r"|\s*(?:hi|hello|hey)?[\s,!]*(?:who|what) (?:are|r) (?:you|u)[\s?!.]*"
    r"|\s*are you (?:an? )?(?:ai|bot|robot|machine|human|person|real(?: person)?)"
    r"(?: or .{1,20})?[\s?!.]*",
    re.I,
)  # fmt: skip


def asks_who(text: str) -> bool:
    """Whether somebody asks who or what they talk with."""
    return len(text) <= LONGEST and _WHO.fullmatch(text) is not None


def who_it_is(context: Context) -> str:
    """An honest word on that."""
    return context.say(
        "我是关系（Guanxi）的助手，是程序，不是真人。",
        "I am Guanxi's assistant: a program, not a person.",
    )


CONSENTS = frozenset({"subscribe", "unsubscribe"})


def thanked(_slots: NoSlots, context: Context) -> Reply:
    """You are welcome."""
    name = context.actor.name
    return say(context.say(f"不客气，{name}！", f"You're welcome, {name}!"))


def nothing_to_confirm(_slots: NoSlots, context: Context) -> Reply:
    """A yes to nothing."""
    return say(
        context.say(
            "现在没有等你确认的事。要做什么直接说，或者说“帮助”。",
            "Nothing is waiting for a yes. Just say what you need, or “help”.",
        )
    )


def nothing_to_cancel(_slots: NoSlots, context: Context) -> Reply:
    """A no to nothing; a change that was made can still be taken back."""
    undo = context.actor.is_staff and context.memory.last_change is not None
    hint = context.say(
        "想撤回刚才的改动，请说“撤销”。", " To take back your last change, say “undo”."
    )
    text = context.say("好的，现在没有进行中的事。", "All right, nothing is under way.")
    if not context.actor.is_staff:
        return Reply(blocks=(Text(text=text),), buttons=_no_more(context))
    return say(text + hint if undo else text)


def _no_more(context: Context) -> tuple[Button, ...]:
    """ "Stop", said to nothing, may mean the greetings and offers that a customer gets."""
    customer, person = context.actor.customer_id, context.actor.contact_id
    consents = Consents(context.store.session)
    if any(call.intent not in CONSENTS for call in context.memory.last_calls):
        return ()  # it was said to what they talked about
    if customer is None or not any(consents.given(customer, person, one) for one in PURPOSES):
        return ()
    return (ask(context.say("退订问候和优惠", "No more greetings and offers"), "unsubscribe"),)


thank = Intent("thank", EVERYBODY, NoSlots, Effect.READ, ("道谢", "say thanks"), thanked)
confirm = Intent(
    "confirm",
    EVERYBODY,
    NoSlots,
    Effect.READ,
    ("确认刚才的问题", "say yes to what was asked"),
    nothing_to_confirm,
)
cancel = Intent(
    "cancel",
    EVERYBODY,
    NoSlots,
    Effect.READ,
    ("取消，或者不要", "cancel"),
    nothing_to_cancel,
)
