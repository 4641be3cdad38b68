"""The deleted record to bring back: 手贱把天涯酒店删了，能捞回来吗, "Marcus got deleted somehow"."""

import re

from intents.call import SlotValue
from intents.understand.fill.request import Request
from intents.understand.fill.words import after, trim

_SLIP = r"(?:一?不小心|手[滑抖快贱抽]|失手|误|错)"
_BACK = r"(?:恢复|还原|找回|捞回|捞出|弄回|拿回|救回|要回|撤回|复原)"
_BY_MISTAKE = after(
    rf"(?:把|将)([^,，。;；]{{2,}}?)(?:给|也)?(?:一?起)?{_SLIP}?(?:删[除掉错了]|移除)",
    rf"{_SLIP}(?:地|就|又)?(?:给)?删(?:除|掉|错)?了?(?:一[个家])?(?!了)([^,，。;；人]{{2,}}?)(?=$|[,，。;；?？])",
    rf"(?:^|[,，。;；])(?:把|将)?([^,，。;；]{{2,}}?)(?:给我|帮我|还|又)?{_BACK}(?:来|过来)?(?=$|[,，。;；?？吧一吗不])",
    r"^([^,，。;；]{2,}?)(?:怎么|咋|好像)?(?:不见|没|消失)了",
    r"(?:^|[.,;!?] ?)(?:hey |oops |so |the )*(.+?) (?:got|was|is|were|has been|seems|must have been|'s been) (?:\w+ly )?(?:deleted|binned|removed|trashed|gone|missing|wiped)\b",
    r"^(?:so |hey |oops )*(.+?) (?:has )?(?:disappeared|vanished)\b",
)
_AROUND = re.compile(
    rf"^(?:我|我刚|从?回收站里?|删的|my customer |our customer |刚才?|刚刚|昨天|今天|请|麻烦|帮忙|帮我|给我|把|将|了|掉|的|错|{_SLIP}|人了|客户(?=[\u3400-\u9fff]{{3}}))+|"
    r"(?:还|从回收站里?|(?:怎么|咋|好像)?(?:不见|没|消失)了|能不能|能否|可不可以|可以|能|要|怎么|[那这][个家条]?|被我?|给我|的|客户|公司)+$"
)
_NOTHING = re.compile(
    r"it|that|this|them|him|her|everything|the (?:record|customer)|[它他她]|回来|一下|.?人了?|somehow|something|"
    r"来[吗么不]?|(?:成|到|回)?(?:原[样状来]|之前|以前|老样子)的?(?:样子|状态)?|删错.*|误删.*",
    re.I,
)
"""What stands where a name is looked for, and is none."""


def without_what_is_no_name(said: SlotValue) -> str | None:
    """The words of a name without those around it; None where there is no name."""
    words, previous = said if isinstance(said, str) else "", None
    while previous != words:
        previous, words = words, trim(_AROUND.sub("", words))
    return words if len(words) > 1 and not _NOTHING.fullmatch(words) else None


def deleted_by_mistake(request: Request) -> str | None:
    """The record that a message tells was deleted, or is to be fetched back."""
    return without_what_is_no_name(_BY_MISTAKE(request))
