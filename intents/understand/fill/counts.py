"""Whole numbers: days of silence, how many to list, points, a score, a change of stock."""

import re
from collections.abc import Sequence
from decimal import Decimal

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.slots import SlotSpec
from intents.understand.fill.corrections import values
from intents.understand.fill.products import products_said, without_products
from intents.understand.fill.request import Request
from intents.understand.slots.numbers import find_numbers, parse_number
from intents.understand.slots.span import Found

_UNITS = (
    (Pattern(r"\s*(?:个)?(?:工作日|天|日(?!程)|days?\b|d\b)", re.I), 1),
    (Pattern(r"\s*(?:个)?(?:周|星期|礼拜|weeks?\b|wks?\b)", re.I), 7),
    (Pattern(r"\s*(?:个)?(?:月|months?\b)", re.I), 30),
    (Pattern(r"\s*(?:个)?(?:季度?|quarters?\b)", re.I), 90),
    (Pattern(r"\s*(?:年|years?\b)", re.I), 365),
)
_SPELLED = (
    (Pattern(r"fortnight", re.I), 14),
    (Pattern(r"俩个?(?:周|星期|礼拜)"), 14),
    (Pattern(r"俩个?月"), 60),
    (Pattern(r"仨个?月"), 90),
    (Pattern(r"半个月|half a month", re.I), 15),
    (Pattern(r"半年|half a year|half-year", re.I), 180),
    (Pattern(r"(?:一个?|\ban?\s+(?:whole |full |entire )?)(?:周|星期|礼拜|week\b)", re.I), 7),
    (Pattern(r"(?:一个|\ban?\s+(?:whole |full |entire )?)(?:月|month\b)", re.I), 30),
    (Pattern(r"(?:一个|\ban?\s+(?:whole |full |entire )?)(?:季度?|quarter\b)", re.I), 90),
    (Pattern(r"(?:一整?年|\ban?\s+(?:whole |full |entire )?year\b)", re.I), 365),
)
_N = r"(\d+|[一二两三四五六七八九十]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|fifty)"
_NOT_TIME = (
    r"(?!\s*(?:天|周|个?月|年|季|个?星期|days?|weeks?|months?|quarters?|years?|[%％万千百]|折|成))"
)
_THINGS = r"(?:customers?|accounts?|clients?|deals?|reps?|products?|people|names|ones|sellers?|regions?|opportunities)"
_LIMITS = (
    rf"前\s*{_N}{_NOT_TIME}(?!期)",
    rf"\b{_N}\s+(?:of (?:them|those|these)\s+)?(?:will do|would do|is enough|are enough|is plenty|suffice)\b",
    rf"\b(?:top|first|best|biggest|largest|worst|bottom|highest|just|only|at most|up to|limit(?: to)?)\s+(?:the\s+)?{_N}\b{_NOT_TIME}",
    rf"\b{_N}\s+(?:\w+\s+)?(?:biggest|largest|best|worst|most|top|highest|riskiest|likeliest|smallest|oldest|newest)\b",
    rf"最(?!近)[^,，。;；]{{1,10}}?的?(?:前)?{_N}\s*[个家条位名款单笔](?!月|星期|季度|礼拜)",
    rf"(?<!第){_N}\s*[个家条位名]{_NOT_TIME}(?:最|就行|即可|就好|就够|客户|商机|产品|大客户|人$)",
    rf"(?:列|给我|看|要|出|show|list|give me|name)\s*{_N}\s*[个家条位名]?{_NOT_TIME}(?:客户|商机|{_THINGS})",
    rf"TOP\s*{_N}",
    rf"^\W*{_N}\s+(?:\w+\s+)?{_THINGS}\b",
    rf"(?:随便|挑|选|来|拉|捞|挑出)\s*{_N}\s*[个家条位名]{_NOT_TIME}",
    rf"^\W*{_N}\s*[个家位]{_NOT_TIME}.{{0,10}}?(?:客户|商机|产品)",
)
_POINTS = Pattern(r"\s*(?:个|点|分)?\s*(?:积分|分|点|points?\b|pts?\b)", re.I)
_SCORE = Pattern(r"\s*(?:分|星|颗星|stars?\b|/\s*5|out of (?:5|five)|points?\b)", re.I)
_OUT = Pattern(
    r"出库|出了(?!错|问题|点)|出掉|减|扣|少了?|坏|损|报废|丢|领走|领用|领了|盘亏|卖掉|卖出|卖了|用掉|用了|送出|借出|发走|发出|拿走|取走|退给|过期|下架|样品|"
    r"\bout\b|\btook\b|\btake\b|remov\w*|subtract|deduct|decreas\w*|reduc\w*|\bdown\b|less\b|minus|damag\w*|broken?|broke|"
    r"wr(?:ite|ote|itten)[ -]?offs?|lost|lose|missing|scrap\w*|\bsold\b|used|gave|stolen|expired|short\b|dropped|drop\b|"
    r"ship(?:ped)? out|samples?|defective|gone|(?<![\w])-\s*\d",
    re.I,
)
_IN = Pattern(
    r"入库|进货|到货|收到|补货|加(?!急)|增|新到|退回来|归还|还回|多了|盘盈|采购回|进了|来了|上架|"
    r"\badd\w*|received?|restock\w*|replenish\w*|increas\w*|\bup\b|arrived|came in|book(?:ed)? in|stock in|in stock|"
    r"deliver\w*|return(?:ed)? to stock|found|plus|goods in|more\b|(?<!\w)\+\s*\d",
    re.I,
)
_STRONG_OUT = Pattern(
    r"出库|out of stock|take .*out|writ(?:e|ten) (?:\w+ )?off|(?:got|gone|went) (?:wet|mouldy|moldy|off|bad)|报废|盘亏|坏|damag|broken|take them off|少了|down by|扣",
    re.I,
)


def count_said(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of an int slot: by its name, what it counts."""
    if spec.name.endswith("days") or spec.name == "overdue":
        return days_said(request.plain)
    filler = {"limit": limit_said, "points": _points, "score": _score, "quantity": _stock}.get(
        spec.name
    )
    value = filler(request) if filler else _first(request.mentions.numbers)
    return int(value) if value is not None and value == value.to_integral_value() else None


def days_said(text: str) -> int | None:
    """How many days a duration is: three weeks, 半个月, 两周, a month."""
    for pattern, days in _SPELLED:
        if pattern.search(text):
            return days
    for one in find_numbers(text):
        for unit, days in _UNITS:
            if unit.match(text, one.end + text.startswith("+", one.end)):
                return int(one.value * days)
    return None


def _first(found: Sequence[Found[Decimal]]) -> Decimal | None:
    return found[0].value if found else None


def limit_said(request: Request) -> Decimal | None:
    """How many of a list are wanted."""
    for pattern in _LIMITS:
        match = re.search(pattern, request.plain, re.I)
        if match is not None:
            return parse_number(match[1])
    return None


def _beside(unit: Pattern, request: Request) -> Decimal | None:
    """The number that its unit follows, else the first one."""
    found = [one for one in find_numbers(request.text) if unit.match(request.plain, one.end)]
    return _first(found) or _first(request.mentions.numbers)


_WHOLE_AFTER = Pattern(r"\s*(?:个)?(?:积分|分|点|points?|pts?)?\s*(?:里面?|中|当中|之中)", re.I)
_WHOLE_BEFORE = Pattern(
    r"(?:\b(?:of|out of|from|have|got|balance(?: is| of)?)(?: (?:my|our|the|their|his|her|those))?|有|剩|余额|账上)\s*$", re.I
)  # fmt: skip


def _points(request: Request) -> Decimal | None:
    """The points meant; not those that they are taken from: "200 of my 260 points"."""
    found = values(request.text, find_numbers(request.text))
    parts = [
        one for one in found
        if not _WHOLE_AFTER.match(request.plain, one.end)
        and not _WHOLE_BEFORE.search(request.plain[: one.start])
    ]  # fmt: skip
    beside = [one for one in parts or found if _POINTS.match(request.plain, one.end)]
    return _first(beside) or _first(parts or request.mentions.numbers)


_BY_WORD = ((Pattern(r"满分|五星|非常满意|five[- ]stars?|full marks|5\s*/\s*5|perfect", re.I), 5),)


def _score(request: Request) -> Decimal | None:
    match = re.search(r"([1-5一二三四五两])\s*(?:分|星|颗星|个星|/\s*5)", request.plain)
    if match is not None:
        return parse_number(match[1])
    value = _beside(_SCORE, request)
    if value is not None and 1 <= value <= 5:
        return value
    return next((Decimal(n) for p, n in _BY_WORD if p.search(request.plain)), value)


def _stock(request: Request) -> Decimal | None:
    """A change of stock: what goes out is negative."""
    taken = request.mentions.spans("names", "times", "percents")
    found = [
        one for one in find_numbers(without_products(request.text, products_said(request)))
        if not any(s < one.end and one.start < e for s, e in taken)
    ]  # fmt: skip
    value = _first(found) or _couple(request.plain)
    if value is None:
        return None
    return -abs(value) if _goes_out(request.unnamed) else abs(value)


def _couple(text: str) -> Decimal | None:
    match = re.search(r"\ba (couple|pair|dozen)\b|一打|半打", text, re.I)
    if match is None:
        return None
    return Decimal({"dozen": 12, "一打": 12, "半打": 6}.get((match[1] or match[0]).lower(), 2))


def _goes_out(text: str) -> bool:
    if _STRONG_OUT.search(text):
        return True
    out, into = _OUT.search(text), _IN.search(text)
    return out is not None and (into is None or out.start() < into.start())
