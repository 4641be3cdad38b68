"""Names of new things, which are no persons or companies: campaigns, contracts, deals."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.new_names import OF_SOMEBODY, called, new_runs
from intents.understand.fill.pieces import blanked, quoted
from intents.understand.fill.request import Request


def titled_name(request: Request) -> SlotValue:
    """The name of a thing (segment, campaign, contract, deal): quoted, or after a cue."""
    return quoted(request) or called(request)


_DEAL_FOR = Pattern(
    r"\b(?:deal|opportunity|opp)[:,]?\s+(?!(?:for|with|at|worth|of|from|in|on|to|by|about|around|is|was|that|there|over|closing|value|size|and|please|pls|again|the|a|an)\b)"
    r"([a-z][\w'-]*(?: [\w'-]+){0,3}?)\s+(?:for|at|with)\s+(?:the\s+)?\0", re.I
)  # fmt: skip
_AFTER_COLON = Pattern(
    r"(?:(?:商机|机会)[:：]|(?:新建|创建|新增|添加)(?:一?个)?新?商机)\s*(?!一个|[吧的了在到给和：:]|客户|金额|预计|产品|阶段|名|销售|需求|方案|报价|谈判|成交|联系)([\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9]{1,13})(?=\s*[,，;；])|"
    r"\b(?:deal|opportunity|opp)\s+(?:for|with|at)\s+(?:the\s+)?\0+\s*:\s*(?!(?:clos|amount|value|worth|stage|product|about|they|expect|est|need|propos|negoti|qualif|won|lost|new)\w*)"
    r"([A-Za-z][\w' -]{3,40}?)(?=\s*[,;])|"
    r"\b(?:create|add|new|open|log|start|enter)\s+(?:a\s+|the\s+)?(?:new\s+)?(?:deal|opportunity|opp)(?:\s*:)?\s+"
    r"(?!(?:for|with|at|worth|of|from|in|on|to|by|about|around|and|please|pls|again|the|that|there|over|value|size|amount|stage|clos\w+|customer|client|account|company)\b)"
    r"([A-Za-z][\w' -]{1,40}?)(?=\s*[,;])", re.I
)  # fmt: skip
"""Where a deal's name stands first in a list: 新建商机：三期扩容，80万, "deal for Acme: Line 6, 40k"."""
_OF_CUSTOMER = Pattern(
    r"(?:商机|机会)[:：]?\s*(\0+\s*(?!的|有|要|想|需|客户|预|金|阶段|谈判|方案|报价)[\u3400-\u9fff]{0,6}"
    r"(?:[一二三四五六七八九十]期|项目|扩容|升级|改造|续约|追加|试点|采购|订单))(?=\s*[,，;；]|$)"
)
"""A deal that is named by its customer's name and a word or two: 云帆科技三期."""
_DASH = Pattern(r"\s[-–—]\s")
_DEAL_COMMAND = Pattern(
    r"\b(?:deal|opportunity|opp|pipeline|new|create|add|open|wants?|needs?|clos\w+|stage|est\w*|value|about|worth|they|their|we|is|are)\b|[\d\0]",
    re.I,
)


def deal_name(request: Request) -> SlotValue:
    """A new deal's name: as other titles, before its customer, or alone between dashes."""
    if said := titled_name(request):
        return said
    if phase := _OF_CUSTOMER.search(request.unnamed):
        return request.text[phase.start(1) : phase.end(1)]
    match = _DEAL_FOR.search(request.unnamed)
    if match is None and (listed := _first_listed(request)):
        return listed
    if match is not None:
        return request.text[match.start(1) : match.end(1)]
    parts = _DASH.split(blanked(request) if request.language != "zh" else "")
    names = [one.text for one in request.named("customer")]
    fit = [p for p in map(str.strip, parts) if p and p not in names and not _DEAL_COMMAND.search(p)]
    return fit[0] if len(parts) > 2 and fit and len(fit[0].split()) <= 4 else None


def _first_listed(request: Request) -> str | None:
    chars = list(request.unnamed)
    for start, end in request.mentions.spans("money", "times"):
        chars[start:end] = "\0" * (end - start)
    match = _AFTER_COLON.search("".join(chars))
    return request.text[slice(*match.span(match.lastindex or 0))] if match else None


AFTER_KIND = Pattern(
    r"\b(?:segments?|campaigns?|promo|audience)\s*[:,]\s*([^,;:=]+?)(?=$|[,;]|\s-\s)|"
    r"(?:新活动|新增活动|活动|分群|客群|新分群)[:：]\s*([^,，;；=]+?)(?=$|[,，;；])", re.I
)  # fmt: skip
CAPITALS = Pattern(
    r"(?i:\b(?:segments?|group|audience|campaigns?|promo))\s+([A-Z][\w&'-]*(?:\s[\w&'-]+){0,3}?)\s*(?=[:=,]|\sfor\b|\s[-–]\s|\swhere\b|\swith\b)()"
)
_KIND_AFTER = Pattern(
    r"(?:搞|做|办|辦|建|弄|创建|新建|策划|发起|开|安排|来)(?:一?[个场次项波]|一下|一个新的?)?([^\s,，。;；\0]{2,14}?(?:活动|大促|促销|推广|答谢会|节))(?=$|[\s,，。;；\0])|"
    r"^([^\s,，。;；\0]{2,14}?(?:活动|大促|促销|推广))(?:建|，|,|新建|办)"
)
_NEW_ZH = Pattern(
    r"(?:新?建|新增|创建|搞|做|办|策划|开|弄)(?:一?[个场次])?(?:新的?|营销|促销)?活动[:：\s]*([^\s,，。;；、叫\0]{2,14})(?=$|[\s,，。;；])()"
)
_SPACED = Pattern(r"(?:营销|促销|推广|新)?活动 ([^\s,，。;；\0]{2,14})(?=$|[\s,，。;；])()")


def campaign_name(request: Request) -> SlotValue:
    """A campaign's name: quoted, after a cue, or what stands before the word itself."""
    if said := titled_name(request):
        return said
    text = blanked(request, times=False)
    for pattern in (AFTER_KIND, CAPITALS, _SPACED, _NEW_ZH, _KIND_AFTER):
        match = pattern.search(text)
        words = (match[1] or match[2] or "").strip() if match else ""
        if words and not re.match(r"(?:个|给|针对|面向|营销|促销|新|市场)?(?:活动|促销)?$", words):
            return words
    runs = [r for r in new_runs(request) if not OF_SOMEBODY.search(text[: r[0]])]
    return text[runs[0][0] : runs[0][1]] if runs else None
