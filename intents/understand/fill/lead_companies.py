"""The company that a new lead is of: "from Acme", 恒通纺机的, or what stands beside the name."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.job_titles import title_said
from intents.understand.fill.new_names import COMMAND, new_runs, record_name
from intents.understand.fill.pieces import Piece, blanked, pieces
from intents.understand.fill.proper_names import is_company, is_person
from intents.understand.fill.request import Request
from intents.understand.fill.unknown import company_before
from intents.understand.names_in_text import Named


def company_said(request: Request) -> SlotValue:
    """The company that a lead is of: "from Acme", 恒通纺机的, or the piece beside the name."""
    name = str(record_name(request) or "\0")
    found = _company_zh(request, name) if request.language == "zh" else _company_en(request, name)
    if found:
        return found
    customers = [one for one in request.named("customer") if not _refers(request, one)]
    return customers[0].text if customers and customers[0].text not in name else None


_REFERRED = Pattern(
    r"\b(?:referred|recommended|introduced|sent|referral)(?: to us)? (?:by|from)\s*$", re.I
)
_REFERS = Pattern(
    r"\s*(?:给我们?)?(?:介绍|推荐|引荐)|\s+(?:referred|recommended|introduced)\b", re.I
)


def _refers(request: Request, one: Named) -> bool:
    """Whether a customer is who brought the lead, and not where the lead works."""
    text = request.plain
    return bool(_REFERRED.search(text[: one.start]) or _REFERS.match(text, one.end))


def _company_en(request: Request, name: str) -> str | None:
    text = request.text
    match = re.search(r"\bcompany(?:\s+is|\s+name)?\s*[:=]?\s+([A-Z][\w&'. -]+?)(?=$|[,;])", text)
    if match:
        return match[1].strip()
    runs = [run for run in new_runs(request) if text[run[0] : run[1]] not in name]
    after = [
        r
        for r in runs
        if re.search(r"\b(?:from|at|of|with|runs|owns)\s+(?:the\s+)?$", text[: r[0]], re.I)
    ]
    beside = [r for r in runs if re.search(r"[,/(–-]\s*$", text[: r[0]])]
    for start, end in (*after, *beside):
        return text[start:end]
    low = re.search(r"\b(?:from|at|of)\s+(?!the\b|a\b|our\b|google|linkedin|website)([\w&'-]+(?:\s[\w&'-]+)?)(?=$|[,.;])",
                    blanked(request)[request.text.lower().find(name.lower()) + len(name) :])  # fmt: skip
    return low[1] if low and name != "\0" else None


_COMPANY_SAID = Pattern(r"(?:公司|单位)(?:名称?)?(?:是|为|叫|:|：|\s)?([^\s,，。;；、的\0]{2,20})")
_NOT_COMPANY = Pattern(
    r"^(?:[做开卖搞干他她]|微信|意向|需求|关注|需|打算|计划|准备|考虑|希望)|来$|[想要对问买看有吗了过]|开头|电话|来源|渠道|感兴趣|朋友|介绍|名片|展会|官网|线索|客户$|咨询|之?前|先"
)


def _company_zh(request: Request, name: str) -> str | None:
    place = request.text.find(name)
    if place > 0 and (company := company_before(request, place)):
        return company
    said = _COMPANY_SAID.search(blanked(request))
    if said and not _NOT_COMPANY.search(said[1]):
        return said[1]
    for part in pieces(request, spaces=True):
        words = part.text.replace(name, "") if name in part.text else part.text
        words = re.sub(r"(?:的|那边)[^的]{0,6}$", "", words.strip())
        words = re.sub(r"^(?:是|在|来自|就职于|开)", "", words)
        words = re.sub(r"(?:采购部?|销售部?|市场部?|技术部?|老板)$", "", words)
        if _may_be_company(words, part) and str(title_said(request) or "\0") not in words:
            return words
    return None


def _may_be_company(words: str, part: Piece) -> bool:
    if len(words) < 3 or COMMAND.match(words) or _NOT_COMPANY.search(words):
        return False
    return is_company(words) or (len(words) >= 4 and bool(part.before) and not is_person(words))
