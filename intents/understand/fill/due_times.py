"""Which of a message's times is when: a to-do's due time, a day and an hour said apart."""

import re
from datetime import date, datetime

from intents.understand.fill.request import Request
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, as_date

LED_BY = re.compile(
    r"(?:\b(?:due(?: date)?(?: is)?(?: on| by| at)?|by|before|until|till|no later than|deadline(?: is)?|on|at|for|from|in|this coming)"
    r"|截止(?:日期?|时间)?(?:是|到|为)?|到期(?:日|时间)?(?:是|为)?|期限是?|在|于)\s*[:：]?\s*$", re.I,
)  # fmt: skip
FOLLOWED_BY = re.compile(r"\s*(?:之前|以前|前|截止|到期)(?![\u3400-\u9fff]?[后天])")
_LIMIT_LED = re.compile(
    r"(?:\b(?:due\S*(?: \w+)?|by|before|until|no later than|deadline(?: is)?)|截止\S{0,3}|到期\S{0,2}|期限是?)\s*$",
    re.I,
)
_REMIND_AFTER = re.compile(
    r"\s*(?:的?时候?)?[,，]?\s*(?:再)?(?:记得)?(?:提醒|叫我|通知我|喊我|remind|ping me|nudge me)",
    re.I,
)
_REMIND_BEFORE = re.compile(
    r"(?:remind (?:me|us|\S+)|提醒(?:一下)?(?:我|我们)?|ping me|nudge me)\s*(?:on|at|in|for)?\s*$",
    re.I,
)
_DAY_WORDS = re.compile(
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


_OLD_LED = re.compile(
    r"(?:\b(?:was|were|is|are)(?: set| due| planned| down)?(?: for| on| by)?|\bdue(?: on| by)?|\bfrom|\binstead of|\brather than|\bnot(?: by| on| for)?|"
    r"\b(?:can.?t|cannot|won.?t)(?: (?:make|do|manage|finish))?(?: it)?(?: by| on| for)?|原定|原来|本来|从|不是|不在)\s*(?:the )?$", re.I,
)  # fmt: skip
_NEW_LED = re.compile(r"(?:\b(?:to|till|until|by)|到|至|成)\s*(?:the )?$", re.I)


def new_place(text: str, times: Times) -> int:
    """Of what is moved, the time that it is moved to, and not when it was due."""
    new = [i for i, one in enumerate(times) if not _OLD_LED.search(text[: one.start])]
    led = [i for i in new if _NEW_LED.search(text[: times[i].start])]
    dated = [i for i in new if times[i].value.kind != "period"]
    return (led or dated or new or [len(times) - 1])[-1]


def _is_limit(text: str, one: Found[When]) -> bool:
    return bool(FOLLOWED_BY.match(text, one.end) or _LIMIT_LED.search(text[: one.start]))


_EXPECTED_LED = re.compile(
    r"(?:\b(?:clos(?:e|es|ing)|deciding|decides?|signing|signs?|expected|going live|go live)"
    r"(?: (?:in|on|around|about|early|mid|late))*|预计|争取|计划|打算|希望|有望)\s*$",
    re.I,
)


def is_still_to_come(text: str, one: Found[When]) -> bool:
    """Whether a time is when something is due or expected, and so not when something happened."""
    return _is_limit(text, one) or bool(_EXPECTED_LED.search(text[: one.start]))


_CLOSING_LED = re.compile(
    r"(?:成交|签[约单]?|关单?|结单?|拿下|截止|日期|时间|[改换调推延提移挪]前?[到成为至]|\b(?:clos\w+|sign\w*|land\w*|due|date|by|until|till|to|for|on))\s?(?:日期?|时间|是|为|在|定在|会|就|on|is|in|by|:|：|\s){0,3}$", re.I,
)  # fmt: skip
_CLOSED_AFTER = re.compile(
    r"\s?(?:之?前|就|能|会|可以|要)*(?:成交|签|关单|结单|拿下|定下来|下单|close|sign|land)", re.I
)


def may_close(request: Request, one: Found[When]) -> bool:
    """Whether a day may be when a deal is to close: today and before only where it is said so."""
    if as_date(one.value, "end") > request.context.today:
        return True
    led = _CLOSING_LED.search(request.plain[: one.start])
    return bool(led or _CLOSED_AFTER.match(request.plain, one.end))


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
