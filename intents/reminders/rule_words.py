"""What a sentence wants of a reminder: 生日提前三天提醒我, "stop renewal reminders for Birch"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from intents.call import RecordRef
from intents.context import Context
from intents.understand.names_in_text import find_names
from intents.understand.slots.numbers import find_numbers
from intents.understand.slots.times import find_times

Whom = Literal["staff", "customer"]

_OFF = re.compile(
    r"关[掉了闭]|停[掉用发了]|不要|不用|不必|不发|不再|别再|别发|取消|[关停]$"
    r"|\b(?:stop|off|disable|mute|cancel|no (?:more|longer)|don'?t|never|quit)\b",
    re.I,
)
_ON = re.compile(
    r"打开|开启|启用|恢复|重新开|开返|开$"
    r"|\b(?:turn(?: \w+){0,4} on|enable|resume|start|switch on)\b",
    re.I,
)
_UNITS: tuple[tuple[re.Pattern[str], str, float], ...] = (
    (re.compile(r"\s*(?:分钟|min(?:ute)?s?\b)", re.I), "minutes", 1),
    (re.compile(r"\s*(?:个?半小时)", re.I), "minutes", 30),
    (re.compile(r"\s*(?:个?小时|个?钟头|hours?\b)", re.I), "minutes", 60),
    (re.compile(r"\s*(?:天|日|days?\b)", re.I), "days", 1),
    (re.compile(r"\s*(?:周|个?星期|个?礼拜|weeks?\b)", re.I), "days", 7),
    (re.compile(r"\s*(?:个?月|months?\b)", re.I), "days", 30),
)
_SPELLED: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"半个?小时|half an hour", re.I), "minutes", 30),
    (re.compile(r"\ban hour (?:before|ahead|earlier)", re.I), "minutes", 60),
    (re.compile(r"半天|half a day", re.I), "minutes", 720),
    (re.compile(r"当天|当日|on the day|the same day", re.I), "days", 0),
    (re.compile(r"前一天|\b(?:the|a) day before", re.I), "days", 1),
    (re.compile(r"前一周|\ba week (?:before|ahead|earlier)", re.I), "days", 7),
    (re.compile(r"\ba month (?:before|ahead|earlier)", re.I), "days", 30),
)
_CLOCK = re.compile(r"点|中午|正午|:\d\d|\d\s*[ap]\.?m\b|o'?clock|\bnoon\b", re.I)
_LATE = re.compile(r"逾期|超期|过期|\b(?:overdue|late|past due|after)\b", re.I)
_MANAGER = re.compile(r"经理|主管|\bmanagers?\b", re.I)
_CUSTOMER = re.compile(r"祝福|贺卡|问候|祝贺|给客户|\b(?:greet|wish|letters?|customers?\b)", re.I)
_STAFF = re.compile(r"提醒|通知|预警|告诉|\b(?:remind|alert|warn|notif|tell)", re.I)
_APPROVAL = re.compile(
    r"先(?:给|让|经).{0,8}(?:看|过目|审|确认|同意)|审批|过目|\b(?:approv|review|check)\w*", re.I
)
_DIRECTLY = re.compile(
    r"直接发|不用(?:看|审|过目|审批)|\b(?:without (?:asking|approval)|directly)\b", re.I
)
_UNANSWERED = re.compile(
    r"没(?:有)?(?:人)?(?:答复|回复|回应|批)|\b(?:nobody answers|no answer|unanswered)\b", re.I
)
_SEND_ANYWAY = re.compile(r"照发|就发|也发|\bsend (?:it |them )?anyway|\bsend it\b", re.I)
_TEMPLATE = re.compile(
    r"(?:祝福语?|模板|template|greeting)\s*(?:改成|改为|换成|is|to|=)?\s*[:：]\s*(.+)", re.I | re.S
)
EVERYDAY = frozenset(
    "stop turn off on the for of renewal renewals reminder reminders birthday birthdays payment "
    "payments churn deal deals task tasks care remind alerts alert days before after no more and "
    "all me us them start enable disable please customer customers a an in at to with set".split()
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
    return Wanted(
        customer=_customer(text, context),
        whom=_whom(text),
        on=_switched(text, bool(counted) or hour is not None),
        hour=hour,
        days=tuple(counted.get("days", [])),
        minutes=minutes[0] if minutes else None,
        late=bool(_LATE.search(text)),
        to_manager=bool(_MANAGER.search(text)),
        approval=False if directly else True if seen_first else None,
        unanswered=_unanswered(text),
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
    if not _UNANSWERED.search(text):
        return None
    return "send" if _SEND_ANYWAY.search(text) else "skip"


def _customer(text: str, context: Context) -> RecordRef | None:
    """The one customer that is named, if one is."""
    names = find_names(text, context.store.names, lambda key: key in EVERYDAY)
    found = {ref for name in names for ref in name.by_kind.get("customer", ())}
    if not found:  # "Birch" is somebody's surname, and how a customer's name begins
        alike = [one for name in names for one in context.store.names.find(name.text, "customer")]
        found = {RecordRef(kind=one.kind, id=one.id, name=one.name) for one in alike}
    return found.pop() if len(found) == 1 else None
