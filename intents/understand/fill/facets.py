"""Industries, regions, levels, sources and tags: by the workspace's own words, then by pattern."""

import re
from time import monotonic

from crm_store.names import fold
from intents.call import SlotValue
from intents.understand.fill.request import Request

KEEP_SECONDS = 60.0
_PATTERNS: dict[str, str] = {
    "industry": r"([\u3400-\u9fff]{2,6}?)(?:行业|领域|业)(?:的|里|客户|$)|\b(?:in|from) the ([a-z][a-z &]+?) (?:industry|sector|space|vertical)\b|\bindustry[: ]+(?:is )?([a-z]+)",
    "region": r"(?:在|来自|位于)([\u3400-\u9fff]{2,4}?)(?:的|地区|这边|那边|客户|$)|([\u3400-\u9fff]{2,4})(?:地区|区域|片区)|\b(?:in|from|based in|around) (?:the )?([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*)",
    "level": r"([A-DSVIP]{1,3})\s*(?:类|级|级别|等级)|(?:级别|等级)(?:是|为|:|：)?\s*([A-Za-z]+|[一二三]级)|\b(?:level|tier|grade)[- ]?([A-Za-z0-9]+)|\b([A-D])[- ](?:level|tier|grade|class)\b|(?<![a-z])(vip)(?![a-z])",
    "source": r"(?:来源(?:是|为|:|：)?|通过|从)([\u3400-\u9fffA-Za-z]{2,8}?)(?:来的|来|认识|获取|渠道|$|[，,。])|\b(?:source[: ]+|came (?:in )?(?:from|via|through)|from (?:a |the |our )?)(referral|trade show|website|web|google|linkedin|cold call|conference|expo|partner|webinar|facebook|ads?)",
    "tags": r"(?:标签(?:是|为|:|：)?|打了|带|贴了)[“\"「]?([\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:标签|的|$)|\btag(?:ged)?(?: (?:as|with|is))?:? [\"“]?([\w-]+)",
    "category": r"([\u3400-\u9fff]{2,6}?)(?:类|系列)(?:的|产品|$)|\b(?:category|series)[: ]+([\w-]+)",
}  # fmt: skip

_cache: dict[tuple[int, str], tuple[float, list[str]]] = {}


def facet_said(column: str, request: Request) -> SlotValue:
    """The value of a customer's or product's column that a message names."""
    text = fold(_unnamed(request))
    for value in _known(column, request):
        key = fold(value)
        pattern = rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])" if key.isascii() else re.escape(key)
        if (len(key) > 1 and re.search(pattern, text)) or _short(column, key, _unnamed(request)):
            return value
    match = re.search(_PATTERNS[column], _unnamed(request), re.I if column != "region" else 0)
    return next((group for group in match.groups() if group), None) if match else None


def _short(column: str, key: str, text: str) -> bool:
    """A level of one letter needs its word: A类, level A, A级; "a customer" is none."""
    if column != "level" or len(key) > 3:
        return False
    letter = re.escape(key.upper())
    return bool(
        re.search(rf"(?<![A-Za-z0-9])(?:{letter}|{letter.lower()}(?=[\u3400-\u9fff]))\s*(?:类|级|等|客户|[- ](?i:level|tier|grade|accounts?|customers?|clients?))|"
                  rf"(?:(?i:level|tier|grade)|级别|等级)\s*(?:是|为|:|：)?\s*(?i:{letter})(?![A-Za-z0-9])", text)
    )  # fmt: skip


def _unnamed(request: Request) -> str:
    chars = list(request.text)
    for one in request.mentions.names:
        chars[one.start : one.end] = "\0" * (one.end - one.start)
    return "".join(chars)


def _known(column: str, request: Request) -> list[str]:
    """The workspace's own values, longest first; read once in a while."""
    store = request.context.store
    key = (id(store.session.get_bind().engine), column)
    read_at, values = _cache.get(key, (0.0, []))
    if not values or monotonic() - read_at > KEEP_SECONDS:
        values = sorted(store.facets(column), key=lambda value: (-len(value), value))
        _cache[key] = (monotonic(), values)
    return values
