"""Which of a message's times is when: a to-do's due time, a day and an hour said apart."""

import re
from datetime import date, datetime

from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.slots.money import Money
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, as_date

LED_BY = Pattern(
    r"(?:\b(?:due(?: date)?(?: is)?(?: on| by| at)?|by|before|until|till|no later than|deadline(?: is)?|on|at|for|from|in|this coming)"
    r"|截止(?:日期?|时间)?(?:是|到|为)?|到期(?:日|时间)?(?:是|为)?|期限是?|在|于)\s*[:：]?\s*$", re.I,
)  # fmt: skip
FOLLOWED_BY = Pattern(r"\s*(?:之前|以前|前|截止|到期)(?![\u3400-\u9fff]?[后天])")
_LIMIT_LED = Pattern(
    r"(?:\b(?:due\S*(?: \w+)?|by|before|until|no later than|deadline(?: is)?)|截止\S{0,3}|到期\S{0,2}|期限是?)\s*$",
    re.I,
)
_REMIND_AFTER = Pattern(
    r"\s*(?:的?时候?)?[,，]?\s*(?:再)?(?:记得)?(?:提醒|叫我|通知我|喊我|remind|ping me|nudge me)",
    re.I,
)
_REMIND_BEFORE = Pattern(
    r"(?:remind (?:me|us|\S+)|提醒(?:一下)?(?:我|我们)?|ping me|nudge me)\s*(?:on|at|in|for)?\s*$",
    re.I,
)
_DAY_WORDS = Pattern(
    r"[天日号周月年]|星期|礼拜|今|明|昨|today|tom|tmr|mon|tue|wed|thu|fri|sat|sun|\d/\d|\d-\d|week|month|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|hour|min|小时|分钟", re.I,
)  # fmt: skip

Times = tuple[Found[When], ...]


def due_place(request: Request) -> int | None:
    """The place among the message's times of the one that a to-do is due at."""
    times = request.mentions.times
    if not times:
        return None
    text = request.plain
    if request.intent.name == "reschedule_task":
        return new_place(text, times)
    limits = [i for i, one in enumerate(times) if _is_limit(text, one)]
    reminded = [i for i, one in enumerate(times) if _is_reminder(text, one)]
    days = [i for i, one in enumerate(times) if one.value.kind != "period"]
    return (limits[-1:] or reminded[-1:] or days[-1:] or [len(times) - 1])[0]


_OLD_LED = Pattern(
    r"(?:\b(?:was|were|is|are)(?: set| due| planned| down)?(?: for| on| by)?|\bdue(?: on| by)?|\bfrom|\binstead of|\brather than|\bnot(?: by| on| for)?|"
    r"\b(?:can.?t|cannot|won.?t)(?: (?:make|do|manage|finish))?(?: it)?(?: by| on| for)?|原定|原来|本来|从|不是|不在)\s*(?:the )?$", re.I,
)  # fmt: skip
_NEW_LED = Pattern(r"(?:\b(?:to|till|until|by)|到|至|成)\s*(?:the )?$", re.I)


def new_place(text: str, times: Times) -> int:
    """Of what is moved, the time that it is moved to, and not when it was due."""
    new = [i for i, one in enumerate(times) if not _OLD_LED.search(text[: one.start])]
    led = [i for i in new if _NEW_LED.search(text[: times[i].start])]
    dated = [i for i in new if times[i].value.kind != "period"]
    return (led or dated or new or [len(times) - 1])[-1]


def _is_limit(text: str, one: Found[When]) -> bool:
    return bool(FOLLOWED_BY.match(text, one.end) or _LIMIT_LED.search(text[: one.start]))


_EXPECTED_LED = Pattern(
    r"(?:\b(?:clos(?:e|es|ing)|deciding|decides?|signing|signs?|expected|going live|go live)"
    r"(?: (?:in|on|around|about|early|mid|late))*|预计|争取|计划|打算|希望|有望)\s*$",
    re.I,
)
_WANTED_LED = Pattern(
    r"\b(?:wants?|needs?|asked for|expects?|would like|hopes? for)\b[^,.;]{0,40}$|(?:想|希望|要求|需要|打算)[^，。,;；]{0,12}$",
    re.I,
)
"""What is wanted for a day is still to come, whoever told it."""


def is_still_to_come(text: str, one: Found[When]) -> bool:
    """Whether a time is when something is due or expected, and so not when something happened."""
    led = text[: one.start]
    return _is_limit(text, one) or bool(_EXPECTED_LED.search(led) or _WANTED_LED.search(led))


_CLOSING_LED = Pattern(
    r"(?:成交|签[约单]?|关单?|结单?|拿下|截止|日期|时间|[改换调推延提移挪]前?[到成为至]|\b(?:clos\w+|sign\w*|land\w*|due|date|by|until|till|to|for|on))\s?(?:日期?|时间|是|为|在|定在|会|就|on|is|in|by|:|：|\s){0,3}$", re.I,
)  # fmt: skip
_CLOSED_AFTER = Pattern(
    r"\s?(?:之?前|就|能|会|可以|要)*(?:成交|签|关单|结单|拿下|定下来|下单|close|sign|land)", re.I
)


_CONTACT = Pattern(
    r"去(?!年|掉)|拜访|走访|回访|上门|出差|过来|见[他她个]?面|见[他她]|碰[头面]|[开约]个?会|会议|会面|演示|打[个通]?电话|打给|回电|通个?话|联系|沟通|[再聊]聊|谈(?!判)|跟进|提醒|"
    r"汇报|培训|验收|考察|[答回]复|[发寄送交](?:给|报价|合同|样|资料|方案)|\b(?:call(?:s|ing)?(?! it\b)|ring|phone|visit\w*|meet\w*|see (?:him|her|them)|demo|follow\w*|"
    r"check(?:ing)? in|touch base|catch(?:ing)? up|remind|chase|e?mail|send|present|speak\w*|talk\w*|workshop|lunch|dinner|coffee|reply|answer|respond|get back)\b",
    re.I,
)
"""What may be done on a day without anything being closed by it."""
_CLOSES = Pattern(r"成交|签(?!到)|关单|结单|拿下|定下来|下单|\b(?:clos|sign|land|won|win)\w*", re.I)
_ENDS = Pattern(r"[，,。；;!！\n]|\.(?=\s|$)|\s[–—-]\s")


def may_close(request: Request, one: Found[When]) -> bool:
    """Whether a day may be when a deal is to close.

    Today and before only where it is said so; the day of a visit or a call is not.
    """
    text = request.plain
    if is_contact(clause_of(text, one)):
        return False
    led = _CLOSING_LED.search(text[: one.start]) or _CLOSED_AFTER.match(text, one.end)
    return bool(led) or as_date(one.value, "end") > request.context.today


def is_contact(clause: str) -> bool:
    """Whether the words of a day tell of a visit, a call or a letter, and of nothing closed."""
    return bool(_CONTACT.search(clause)) and not _CLOSES.search(clause)


def is_of_closing(clause: str) -> bool:
    """Whether words tell of a deal that is closed or signed."""
    return _CLOSES.search(clause) is not None


def clause_of(text: str, one: Found[When]) -> str:
    """The words between two marks that a time stands in."""
    return text[slice(*clause_place(text, one))]


def clause_place(text: str, one: Found[When] | Found[Money]) -> tuple[int, int]:
    """Where the clause of a time or an amount begins and ends."""
    before = [mark.end() for mark in _ENDS.finditer(text, 0, one.start)]
    after = _ENDS.search(text, one.end)
    return before[-1] if before else 0, after.start() if after else len(text)


def _is_reminder(text: str, one: Found[When]) -> bool:
    return bool(_REMIND_AFTER.match(text, one.end) or _REMIND_BEFORE.search(text[: one.start]))


def with_hour(times: Times, place: int) -> date | datetime:
    """A time with the hour that is said elsewhere: "tomorrow … at 3pm" is tomorrow at three."""
    chosen = times[place].value
    hours = [one.value.start for one in times if _hour_alone(one)]
    if len(hours) == 1 and isinstance(hours[0], datetime):
        days = [one.value for one in times if one.value.kind == "date"]
        if chosen.kind == "date":
            return datetime.combine(as_date(chosen), hours[0].time())
        if _hour_alone(times[place]) and len(days) == 1:
            return datetime.combine(as_date(days[0]), hours[0].time())
    return chosen.start if chosen.kind == "datetime" else as_date(chosen)


def _hour_alone(one: Found[When]) -> bool:
    return one.value.kind == "datetime" and not _DAY_WORDS.search(one.text)


def words_of_time(request: Request, one: Found[When]) -> tuple[int, int]:
    """Where a time stands with what belongs to it: ", due Friday", 周五前."""
    before = LED_BY.search(request.plain[: one.start])
    after = FOLLOWED_BY.match(request.plain, one.end)
    return before.start() if before else one.start, after.end() if after else one.end
