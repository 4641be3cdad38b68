"""What a sentence wants of a reminder: 生日提前三天提醒我, "stop renewal reminders for Birch"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from intents.call import RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.reminders.rule_customer import customer_named
from intents.understand.slots.numbers import find_numbers
from intents.understand.slots.times import find_times

Whom = Literal["staff", "customer"]

_OFF = Pattern(
    r"关[掉了闭]|停[掉用发了]|不要|不用|不必|不需要|不发|不再|别再|别发|别提醒|别通知|别给|甭|取消|[关停]$"
    r"|\b(?:stop|off|disable|mute|cancel|no (?:more|longer)|don['’]?t|do not|never|quit|no need)\b",
    re.I,
)
_ON = Pattern(
    r"打开|开启|启用|恢复|重新开|开返|开$"
    r"|\b(?:turn(?: \w+){0,4} on|enable|resume|start|switch on)\b",
    re.I,
)
_UNITS: tuple[tuple[Pattern, str, float], ...] = (
    (Pattern(r"\s*(?:分钟|min(?:ute)?s?\b)", re.I), "minutes", 1),
    (Pattern(r"\s*(?:个?半小时)", re.I), "minutes", 30),
    (Pattern(r"\s*(?:个?小时|个?钟头|hours?\b)", re.I), "minutes", 60),
    (Pattern(r"\s*(?:天|日|days?\b)", re.I), "days", 1),
    (Pattern(r"\s*(?:周|个?星期|个?礼拜|weeks?\b)", re.I), "days", 7),
    (Pattern(r"\s*(?:个?月|months?\b)", re.I), "days", 30),
)
_SPELLED: tuple[tuple[Pattern, str, int], ...] = (
    (Pattern(r"半个?小时|half an hour", re.I), "minutes", 30),
    (Pattern(r"\ban hour (?:before|ahead|earlier)", re.I), "minutes", 60),
    (Pattern(r"半天|half a day", re.I), "minutes", 720),
    (Pattern(r"当天|当日|on the day|the same day", re.I), "days", 0),
    (Pattern(r"前一天|\b(?:the|a) day before", re.I), "days", 1),
    (Pattern(r"前一周|\ba week (?:before|ahead|earlier)", re.I), "days", 7),
    (Pattern(r"\ba month (?:before|ahead|earlier)", re.I), "days", 30),
)
_CLOCK = Pattern(r"点|中午|正午|:\d\d|\d\s*[ap]\.?m\b|o'?clock|\bnoon\b", re.I)
_LATE = Pattern(r"逾期|超期|过期|\b(?:overdue|late|past due|after)\b", re.I)
_MANAGER = Pattern(r"经理|主管|\bmanagers?\b", re.I)
_CUSTOMER = Pattern(r"祝福|贺卡|问候|祝贺|给客户|\b(?:greet|wish|letters?|customers?\b)", re.I)
_STAFF = Pattern(r"提醒|通知|预警|告诉|\b(?:remind|alert|warn|notif|tell)", re.I)
_APPROVAL = Pattern(
    r"先(?:给|让|经).{0,8}(?:看|过目|审|确认|同意)|先(?:问|征求)|审批|过目|\b(?:approv|review|check)\w*"
    r"|\bask (?:\w+ ){1,4}first\b|\b(?:let|have) (?:\w+ ){1,4}(?:see|look|decide|confirm)\b"
    r"|\bfirst ask\b|\bshow (?:\w+ ){1,5}first\b",
    re.I,
)
_DIRECTLY = Pattern(
    r"直接发|(?:不用|不必|不要|别)(?:先?给.{0,6})?(?:看|审|过目|审批|问)"
    r"|\b(?:without (?:asking|approval)|directly|(?:don'?t|no need to) ask)\b",
    re.I,
)
_UNANSWERED = Pattern(
    r"没(?:有)?(?:人)?(?:答复|回复|回应|批|理)|\b(?:no ?(?:body|one) (?:answers|replies|responds)|"
    r"no (?:answer|reply)|unanswered|(?:does not|doesn'?t|do not|don'?t) (?:answer|reply))\b",
    re.I,
)
_SEND_ANYWAY = Pattern(
    r"照[旧常样]?发|就(?!不)[^不，]{0,3}发|也发|\bsend (?:it |them )?anyway|\bsend (?:it|them)\b",
    re.I,
)
_NOT_SENT = Pattern(
    r"不[要用]?(?:再)?发|别发|\b(?:do not|don'?t|never|not) send|\bskip\b|\bdrop (?:it|them)\b",
    re.I,
)
_SENT = Pattern(r"发|\b(?:send|skip|drop)\b", re.I)
_TEMPLATE = Pattern(
    r"(?:祝福语?|模板|template|greeting)\s*(?:改成|改为|换成|is|to|=)?\s*[:：]\s*(.+)", re.I | re.S
)


@dataclass(frozen=True)
class Wanted:
    """What a sentence asks for; None and empty where it says nothing of it."""

    customer: RecordRef | None = None
    whom: Whom | None = None
    on: bool | None = None
    hour: int | None = None
    days: tuple[int, ...] = ()
    minutes: int | None = None
    late: bool = False
    to_manager: bool = False
    approval: bool | None = None
    unanswered: Literal["send", "skip"] | None = None
    template: str | None = None


def wanted(text: str, context: Context) -> Wanted:
    """What is asked for."""
    if template := _TEMPLATE.search(text):
        return Wanted(template=template[1].strip(), whom="customer")
    counted = dict[str, list[int]]()
    for unit, value in _counted(text):
        counted.setdefault(unit, []).append(value)
    minutes, hour = counted.get("minutes", []), _hour(text, context)
    directly, seen_first = _DIRECTLY.search(text), _APPROVAL.search(text)
    unanswered = _unanswered(text)
    told_how = counted or hour is not None or directly or seen_first or unanswered
    on = _switched(text, bool(told_how))
    return Wanted(
        customer=customer_named(text, context, switched=on is not None),
        whom=_whom(text),
        on=on,
        hour=hour,
        days=tuple(counted.get("days", [])),
        minutes=minutes[0] if minutes else None,
        late=bool(_LATE.search(text)),
        to_manager=bool(_MANAGER.search(text)),
        approval=False if directly else True if seen_first else None,
        unanswered=unanswered,
    )


def _counted(text: str) -> Iterator[tuple[str, int]]:
    """(unit, value) of everything that is counted."""
    spelled = [(unit, value) for pattern, unit, value in _SPELLED if pattern.search(text)]
    if spelled:
        yield from spelled
        return
    for number in find_numbers(text):
        for pattern, unit, factor in _UNITS:
            if pattern.match(text, number.end):
                yield unit, int(number.value * int(factor))
                break


def _switched(text: str, counts: bool) -> bool | None:
    """Off or on; where something is counted, a "don't" is about that (别那么早，提前三天)."""
    if _ON.search(text):
        return True
    return False if _OFF.search(text) and not counts else None


def _hour(text: str, context: Context) -> int | None:
    """The hour of a clock time: 早上九点, "at 9 am"."""
    if not _CLOCK.search(text):
        return None
    now = context.local(context.now).replace(tzinfo=None)
    starts = [one.value.start for one in find_times(text, now, "future")]
    return next((one.hour for one in starts if isinstance(one, datetime)), None)


def _whom(text: str) -> Whom | None:
    if _CUSTOMER.search(text) and not _STAFF.search(text):
        return "customer"
    return "staff" if _STAFF.search(text) else None


def _unanswered(text: str) -> Literal["send", "skip"] | None:
    """What is said to happen then, which stands beside it."""
    said = _UNANSWERED.search(text)
    if said is None:
        return None
    clause = re.split(r"[。；;.!！]", text[said.end() :])[0]
    beside = clause if _SENT.search(clause) else text[: said.start()].rpartition("，")[2]
    return "send" if _SEND_ANYWAY.search(beside) and not _NOT_SENT.search(beside) else "skip"
