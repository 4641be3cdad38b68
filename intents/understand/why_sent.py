"""Why did I get this? Typed after a notice, it is answered as the notice's own button is."""

import re

from intents.call import Call
from intents.pattern import Pattern

_ZH = Pattern(
    r"(?:那|请问|咦|哎|所以|你们?|系统|机器人|我)*(?:为什么|为啥|为何|干嘛|凭什么|怎么会?(?=又|收到))"
    r"(?:我|你们?|系统|会|要|又|还|总是?|老是?|突然|现在|刚才|刚刚)*"
    r"(?:(?:给|跟|向|对)我(?:发|推|推送|说|提醒|通知)|收到|提醒我|通知我|发)"
    r"(?:了|到)?(?:这|那)?(?:个|条|些|种|样|封)?(?:的)?(?:提醒|消息|通知|信息|短信|东西|祝福|问候)?(?:给我)?(?:了|的|呢|啊|呀|吗)*"
)
_EN = Pattern(
    r"(?:but |and |so |ok |hey |hm+ )*(?:why|how come) "
    r"(?:(?:did|do|have|am|was|were|are|would|is it that) )?(?:i|we|you|it)(?: just| even| always| been| being| keep)* ?"
    r"(?:getting|get|got|receiv(?:e|ed|ing)|sent|send(?:ing)?|remind(?:ed|ing)?|notif(?:y|ied|ying)|tell(?:ing)?|told)"
    r"(?: me| us)?(?: of| about)?(?: (?:this|that|these|those|it|the|a))?(?: (?:last|kind of))?"
    r"(?: (?:message|reminder|notice|notification|alert|one|greeting)s?)?(?: to me)?",
    re.I,
)  # fmt: skip
_ENDING = " ?？。.!！～~"


def asks_why_sent(text: str) -> tuple[Call, ...]:
    """The call that explains the last notice; none where something else is said."""
    said = text.strip(_ENDING)
    asked = _ZH.fullmatch(said) or _EN.fullmatch(said)
    return (Call(intent="explain_notice"),) if asked else ()
