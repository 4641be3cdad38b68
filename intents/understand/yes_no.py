"""Yes and no, in the many ways in which people say them to a question that is open."""

import re
from collections.abc import Collection
from typing import Literal

from intents.pattern import Pattern
from intents.understand.grammar import sentence_key
from intents.understand.text import tidy

_YES = (
    r"是[的啊滴呀]?|对[的啊滴呀]?|好[的啊呀嘞滴吧了]?|行[吧啊]?|可以[的啊]?|可[以]?|确认|确定|没错|没问题|没毛病|嗯+[呐哪]?|要[的得]|"
    r"同意|批准|准了|就这样[吧办]?|就这么[办着定]了?|那就这样|按这个(?:来|办)?|照(?:这个|做|办)|(?:全部?|[两三四几](?:个|件|样|项)?都|都|一起)(?:要|行|对|可以|确认|执行|办|做|建)|"
    r"执行|提交|继续|办吧|弄吧|做吧|建吧|来吧|保存|当然|正确|妥(?:妥的)?|成|必须的|"
    r"yes|yep|yeah|yea|yup|yess+|ya|y|sure(?: thing)?|ok(?:ay|ey|i|k)?|k|confirm(?:ed)?|correct|right|go (?:ahead|for it|on)|"
    r"do (?:it|that|so|both|all(?: of (?:it|them))?|them all)|please do|sounds (?:good|right|great)|looks (?:good|right|great)|"
    r"lgtm|exactly|absolutely|definitely|of course|certainly|fine(?: by me)?|all good|proceed|carry on|approved?|agreed|save (?:it|them)|"
    r"make it so|that'?s (?:right|correct|it|fine|the one)|that works|works for me|both|all (?:of (?:it|them)|three)|everything|👍|✅|👌"
)
_NO = (
    r"不[是行用要了必对]?[了啦]?|不用了|不要了|不需要|算[了啦]吧?|还是算了|取消(?:吧|掉)?|全部取消|都(?:取消|不要|不用)(?:了)?|别[了弄做动]?了?|"
    r"先(?:不|别|不用|不要|停)(?:弄|做|改|搞|建|办|记)?了?|放弃|停+|打住|免了|拉倒|不(?:弄|做|改|搞|建|办|想弄)了|当我没说|当没说|没事了?|放着吧|再说吧|回头再说|"
    r"no+|nope|nah|n|cancel(?: (?:that|it|all|everything|them))?|never ?mind|nvm|forget (?:it|about it|that|them)|stop(?: it| that)?|"
    r"don'?t(?: do (?:it|that))?|do not|drop (?:it|that)|leave it|scrap (?:it|that)|scratch that|not now|not yet|abort|skip it|"
    r"none(?: of (?:it|them|those))?|neither|(?:i(?:'ve)? )?changed my mind|let'?s not|quit|i give up|give(?: it)? up|call it off|no way|"
    r"no need|not today|maybe later|no thanks?(?: you)?|👎|❌"
)
_BESIDE = (
    r"谢谢|谢了|麻烦了?|请|吧|啊|呀|哈|嘞|了|啦|那|哦|噢|额|呃|哎|还是|要不|我想想|"
    r"please|pls|thanks|thank you|thx|ta|well|oh|then|actually|now|great|perfect|good|nice|hmm+|um|uh|just|that|it|i guess|mate"
)
_BREAK = r"[\s,，。.!！、;；~～…]*+"
LONGEST = 80
"""Characters of a yes or a no; what is longer says more than that."""


def _only(words: str) -> Pattern:
    """A message that has one of these words, and nothing else but courtesy."""
    beside = rf"(?:(?:{_BESIDE})(?![a-z]){_BREAK})*"
    one = rf"(?:{words})(?![a-z'’]){_BREAK}"
    return Pattern(rf"{_BREAK}{beside}{one}(?:{one}|(?:{_BESIDE})(?![a-z]){_BREAK})*+", re.I)


_ONLY_YES, _ONLY_NO = _only(_YES), _only(_NO)


def yes_or_no(text: str, sentences: dict[str, str]) -> Literal["yes", "no"] | None:
    """What a message is as the answer to a question of yes or no; None for anything else.

    `sentences` are the recogniser's whole sentences, by their keys.
    """
    said = tidy(text).replace("’", "'")
    known = sentences.get(sentence_key(said))
    said = said if len(said) <= LONGEST else ""
    if known == "cancel" or _ONLY_NO.fullmatch(said):
        return "no"
    return "yes" if known == "confirm" or _ONLY_YES.fullmatch(said) else None


_DO_THE = Pattern(
    r"(?:ok(?:ay)?|yes|yeah|sure|then|so|well|please|pls)?[\s,]*(?:create|make|add|do|log|save|record|update|go with) "
    r"(?:the|that|this) (?P<en>deal|task|to-?do|activity|note|visit|call|contact|customer)"
    r"(?: then| now| please| pls)*[\s.!]*|"
    r"(?:那|好|那就|就|行)?[，,]?\s*(?:建|新建|记|加|改|更新|创建)(?:那个|这个|一?下|上)?"
    r"(?P<zh>商机|待办|记录|跟进|联系人|客户)(?:吧|好了|就行|就是了)[。.!！]*",
    re.I,
)


_ABOUT = {
    "deal": "deal", "task": "task", "todo": "task", "activity": "activity", "note": "activity",
    "visit": "activity", "call": "activity", "contact": "contact", "customer": "customer",
    "商机": "deal", "待办": "task", "记录": "activity", "跟进": "activity", "联系人": "contact", "客户": "customer",
}  # fmt: skip


def says_do_it(text: str, intents: Collection[str]) -> bool:
    """Whether somebody tells to do what was proposed ("create the deal then"), and says no more."""
    match = _DO_THE.fullmatch(tidy(text))
    if match is None:
        return False
    about = _ABOUT[(match["en"] or match["zh"]).lower().replace("-", "")]
    return any(name.endswith(f"_{about}") for name in intents)


_WAIT = Pattern(
    r"(?:再|先|稍)?等(?:等|一下|一会儿?|会儿?|下)?[了吧啊呀]?|稍等|稍候|别急|等我(?:想想|看看|一下)|(?:我|让我)?(?:再)?(?:想想|看看|考虑一下)|"
    r"(?:please )?(?:hold on|wait)(?: a (?:sec|second|minute|moment|bit))?|(?:just )?(?:a|one|1) (?:sec|second|minute|moment)|"
    r"(?:let me|i need to) (?:think|check)(?: about it)?|not so fast|hang on",
    re.I,
)


def is_wait(text: str) -> bool:
    """Whether somebody asks for a moment, which is neither."""
    return _WAIT.fullmatch(tidy(text).strip(" ,，。.!！~～…")) is not None
