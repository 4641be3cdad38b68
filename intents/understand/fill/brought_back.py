"""The deleted record to bring back: 手贱把天涯酒店删了，能捞回来吗, "Marcus got deleted somehow"."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.pieces import quoted
from intents.understand.fill.request import Request
from intents.understand.fill.words import after, trim

_SLIP = r"(?:一?不小心|手[滑抖快贱抽]|失手|误|错)"
_BACK = r"(?:恢复|还原|找回|捞回|捞出|弄回|拿回|救回|要回|撤回|复原)"
_FROM_BIN = r"从?回收站(?:里|中)?(?:面|边|头)?"
_KIND = (
    r"(?:(?:[那这][个家条位]?|的)(?:客户|公司|记录|联系人|商机|单子)?|客户|记录|联系人|商机|单子)"
)
"""Words for what a name is of; a company's own 公司 is part of its name."""
_AROUND = Pattern(
    rf"^(?:我|我刚|{_FROM_BIN}|删的|my customer |our customer |刚才?|刚刚|昨天|今天|请|麻烦|帮忙|帮我|给我|把|将|了|掉|的|错|{_SLIP}|人了|客户(?=[\u3400-\u9fff]{{3}}))+|"
    rf"(?:还|{_FROM_BIN}|(?:怎么|咋|好像)?(?:不见|没|消失)了|能不能|能否|可不可以|可以|能|要|怎么|[那这][个家条](?:公司)?|被?我?|给我|的|客户|(?<=[的那这])公司)+$"
)
_NOTHING = Pattern(
    r"it|that|this|them|him|her|everything|the (?:record|customer)|(?:the )?(?:deleted )?(?:record|customer|contact|deal|account)s?|"
    r"[它他她]|(?:回|出|过)来|一下|.?人了?|somehow|something|公司|恢复.{0,3}|"
    r"来[吗么不]?|(?:成|到|回)?(?:原[样状来]|之前|以前|老样子)的?(?:样子|状态)?|删错.*|误删.*",
    re.I,
)
"""What stands where a name is looked for, and is none."""


def _name(said: str) -> str | None:
    """The words of a name without those around it; None where there is no name."""
    words, previous = said, None
    while previous != words:
        previous, words = words, trim(_AROUND.sub("", words))
    return words if len(words) > 1 and not _NOTHING.fullmatch(words) else None


_BY_MISTAKE = after(
    rf"(?:把|将)([^,，。;；]{{2,}}?)(?:给|也)?(?:一?起)?{_SLIP}?(?:删[除掉错了]|移除)",
    rf"{_SLIP}(?:地|就|又)?(?:给)?删(?:除|掉|错)?了?(?:一[个家])?(?!了)([^,，。;；人]{{2,}}?)(?=$|[,，。;；?？])",
    rf"(?:^|[,，。;；])(?:把|将)?([^,，。;；]{{2,}}?)(?:给我|帮我|还|又)?{_BACK}(?:(?:回|出|过)?来)?(?=$|[,，。;；?？吧一吗不])",
    r"^([^,，。;；]{2,}?)(?:怎么|咋|好像)?(?:不见|没|消失)了",
    r"(?:^|[.,;!?] ?)(?:hey |oops |so |the )*(.+?) (?:got|was|is|were|has been|seems|must have been|'s been) (?:\w+ly )?(?:deleted|binned|removed|trashed|gone|missing|wiped)\b",
    r"^(?:so |hey |oops )*(.+?) (?:has )?(?:disappeared|vanished)\b",
    kept=_name,
)
_ASKED_BACK = after(
    rf"^(?!昨|今|刚|不小心|我|上|前|谁|帮|把|请|误|手|麻烦)([^,，。;；\s]{{2,}}?){_KIND}?(?:是)?(?:被(?:人|谁|他|她)?)?(?:给)?(?:我)?(?:手滑|不小心|误|不该)?(?:删错|删了|删掉|删除|误删|误操作)",
    r"\b(?:binned|deleted|removed|trashed|zapped|nuked|wiped|erased|scrapped)\s+(?!it\b|that\b|them\b|by\b)(?:the\s+)?(.+?)(?:\s+(?:by|last|yesterday|this|from|earlier|accidentally|and|but|too)\b|[,.;!?-]|$)",
    r"(?:恢复|还原|找回来?|捞回来?|撤回删除|取消删除)(?:一下|下)?(?:刚删的|删掉的|删除的|被删的|客户|联系人|商机)*"
    rf"([^,，。;；]{{2,}}?){_KIND}?(?:吧|了|回来)?$",
    rf"(?:把|回收站里的|误删了?|删错了?[,，]?)([^,，。;；]{{2,}}?){_KIND}?"
    r"(?:从回收站|给我|恢复|还原|捞|找|放回|撤|[,，]|$)",
    rf"^([^,，。;；\s]{{2,}}?){_KIND}?(?:不该删|被删了|被误删|恢复|还原|误删)",
    r"\b(?:restore|recover|bring back|un-?delete|get back|resurrect|reinstate|un-?bin|retrieve)\s+(?:the\s+)?"
    r"(?:(?:deleted|record|customer|contact|deal|contract|account)\s+)*(?:of\s+|for\s+)?(.+?)(?:\s+(?:please|pls|from the .*|that .*))?[.!?]*$",
    r"\b(?:bring|get|put|take|pull|fish|dig|fetch)\s+(.+?)\s+(?:back|out of)",
    r"\bdeleted\s+(.+?)(?:\s+(?:by|last|yesterday|this)\b|,|$)",
    r"^(?:the )?(.{2,50}?)(?: (?:deal|customer|contact|record|account))? (?:got|was|were|has been|have been|went|ended up|landed|is|are)? ?(?:thrown |put |moved |dumped |chucked |sitting |sent )?(?:away )?(?:in|into|to) the (?:bin|trash|rubbish|recycle bin)\b",
    r"^(?:is )?(.+?)\s+(?:was|were|still|shouldn't|should not)\b",
    kept=_name,
)


def record_said(request: Request) -> SlotValue:
    """The record to bring back, as typed: quoted, deleted by mistake, or asked for; "it" is none."""
    return quoted(request) or _BY_MISTAKE(request) or _ASKED_BACK(request)
