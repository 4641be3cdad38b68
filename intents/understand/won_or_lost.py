"""One deal that a message says is both won and lost: which of them counts has to be asked."""

import re

from intents.pattern import Pattern
from intents.understand.mentions import Mentions

EITHER = (("win_deal", 0.5), ("lose_deal", 0.5))
"""What is asked then, whatever else was said of it."""
_OF_DEALS = frozenset({"win_deal", "lose_deal", "update_deal"})
_NOT = r"(?<!没)(?<!不是)(?<!没有)(?<!未)(?<!不)(?<!not )(?<!n't )(?<!never )"
_WON = rf"{_NOT}(?:赢单?了?|拿下了?|成交了?|签下了|(?:as |is |was |it's |closed |mark(?:ed)? (?:it )?)?\bwon\b)"
_LOST = (
    rf"{_NOT}(?:输单?了?|丢单?了|黄了|(?:as |is |was |it's |closed |mark(?:ed)? (?:it )?)?\blost\b)"
)
_BETWEEN = (
    r"[\s,，.。;；!！、…—–-]{0,3}(?:(?:哦|噢|啊|呃|额)?(?:不对?|错了|说错了?)|还是|又|也|或者?|和|跟|及|然后|"
    r"(?:oh |and |or |but |then |also |no |wait |sorry |actually |rather |make that |i mean |scratch that |hang on )*(?:and|or|but|no|wait|sorry|actually|also|then|rather|that|mean|on))"
    r"[\s,，.。;；!！、…—–-]{0,3}(?:是|算|记为|标为|(?:also|it|it's|is|was|as|mark|close|we|that) ){0,3}"
)
_BOTH = Pattern(rf"{_WON}{_BETWEEN}{_LOST}|{_LOST}{_BETWEEN}{_WON}", re.I)


def is_both(intent: str, mentions: Mentions) -> bool:
    """Whether a message, read as a change of a deal, calls one deal won and lost at once."""
    asks = "?" in mentions.text or "？" in mentions.text
    if intent not in _OF_DEALS or asks or len(mentions.of_kind("deal")) > 1:
        return False
    return _BOTH.search(mentions.text) is not None
