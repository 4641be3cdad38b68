"""What a to-do takes up from the words before it: "名单周四前要，明早提醒我整理" is to 整理名单."""

import re

from intents.call import Call
from intents.pattern import Pattern

_BARE_ZH = Pattern(r"[\u3400-\u9fff]{1,2}(?:出来|好|一下|下|给[他她])?")
_BARE_EN = Pattern(r"\b(?:it|that|them|those|this|one)\b", re.I)
_WANTED_ZH = Pattern(
    r"(?:说|要求|提到|^|[，,])(?P<one>[^\x01-\x04，,。；;说要求]{2,12}?)\x01+(?:之?前|以前)?就?要|"
    r"(?:[他她\x02]|对方|客户)(?:说)?(?:想|还)?要(?:我们?)?(?:的)?(?P<two>[^\x01-\x04，,。；;]{2,12})(?:$|[，,。；;])"
)
_WANTED_EN = Pattern(
    r"\b(?:wants?|needs?|asked for|is waiting for|is after|would like)\s+(?P<what>(?:the|a|an|our|my|his|her|their)\s+[^\x01-\x04,.;]{2,40}?)"
    r"(?:\s+(?:by|before|on|for)?\s*\x01|\s*$|[,.;])", re.I,
)  # fmt: skip


def with_what_was_wanted(call: Call, shape: str, text: str) -> Call:
    """A to-do whose title only says what to do, with what somebody wanted in the part before it.

    `shape` is the part before, its mentions replaced by signs; `text` the part itself.
    """
    title = call.slots.get("title")
    if not isinstance(title, str):
        return call
    if _BARE_ZH.fullmatch(title):
        found = _WANTED_ZH.search(shape)
        what = (found["one"] or found["two"]) if found else None
        return call.with_slots(title=title + what) if what and what in text else call
    wanted = _WANTED_EN.search(shape)
    if wanted is None or not _BARE_EN.search(title):
        return call
    return call.with_slots(title=_BARE_EN.sub(lambda _: wanted["what"], title, count=1))
