"""Times in Chinese and English messages."""

from datetime import datetime

import pytest

from intents.understand.slots.times import Prefer, When, as_date, as_datetime, as_period, find_times
from tests.understand.slots import chat_times, chat_times_back
from tests.understand.slots.time_tables import FUTURE, NONE, PAST

MONDAY = datetime(2026, 11, 23, 10)

# now, prefer, text, expected: the ends of months and years, a Sunday, a leap day.
OTHER_DAYS = """
2027-01-31T10:00 | future | 一个月后 = 2027-02-28
2027-01-31T10:00 | future | 下个月 = 2027-02-01..2027-02-28
2027-01-31T10:00 | future | 月底 = 2027-01-31
2027-01-31T10:00 | future | 30号 = 2027-03-30
2027-01-31T10:00 | future | tomorrow = 2027-02-01
2028-02-29T10:00 | past | last year = 2027-01-01..2027-12-31
2028-02-29T10:00 | past | 近一年 = 2027-02-28..2028-02-29
2028-02-29T10:00 | future | 2月29号 = 2028-02-29
2028-02-29T10:00 | future | 一年后 = 2029-02-28
2026-11-29T10:00 | future | 下周三 = 2026-12-02
2026-11-29T10:00 | future | this Friday = 2026-11-27
2026-11-29T10:00 | future | Wednesday = 2026-12-02
2026-11-29T10:00 | future | 这周 = 2026-11-23..2026-11-29
2027-09-14T14:30 | future | Tuesday at 9 = 2027-09-21T09:00
2027-09-14T14:30 | future | half eight on Tuesday = 2027-09-21T08:30
2027-09-14T14:30 | future | Tuesday at 4 = 2027-09-14T16:00
2027-09-14T14:30 | future | Tuesday = 2027-09-14
2027-09-14T14:30 | future | the first of October = 2027-10-01
2027-09-14T14:30 | future | on the twenty-second of October 2028 = 2028-10-22
2027-09-14T14:30 | past | since the first of May = 2027-05-01..2027-09-14
2027-09-14T14:30 | past | Tuesday at 9 = 2027-09-07T09:00
2027-09-14T14:30 | future | Friday week 11am = 2027-09-24T11:00
2027-09-14T14:30 | future | ping me 10.30 tomorrow = 2027-09-15T10:30
2027-09-14T14:30 | future | Thursday 8.15 = 2027-09-16T08:15
2027-09-14T14:30 | future | 下周二十点半 = 2027-09-21T10:30
2027-09-14T14:30 | future | 周三十一点 = 2027-09-15T11:00
2027-09-14T14:30 | future | 礼拜四十五点 = 2027-09-16T15:00
2027-09-14T14:30 | future | 这个月二十五之前 = 2027-09-25
2027-09-14T14:30 | future | nxt tues = 2027-09-21
2027-09-14T14:30 | future | end of nxt month = 2027-10-31
2027-09-14T14:30 | future | thrs = 2027-09-16
2027-09-14T14:30 | past | 尋日同佢傾過 = 2027-09-13
2027-09-14T14:30 | future | 聽日下晝 = 2027-09-15
2027-09-14T14:30 | future | 明个上午 = 2027-09-15T09:00
2026-12-31T20:00 | future | 明天 = 2027-01-01
2026-12-31T20:00 | future | at 3 = 2027-01-01T15:00
2026-12-31T20:00 | future | 下个月5号 = 2027-01-05
2026-12-31T20:00 | past | Q4 = 2026-10-01..2026-12-31
2026-12-31T20:00 | future | New Year's Eve = 2026-12-31
2026-12-31T20:00 | future | next quarter = 2027-01-01..2027-03-31
"""


def _lines(table: str) -> list[list[str]]:
    return [line.rsplit(" = ", 1) for line in table.strip().splitlines()]


def _show(when: When) -> str:
    if when.end is not None:
        return f"{when.start}..{when.end}"
    return (
        when.start.isoformat(timespec="minutes")
        if isinstance(when.start, datetime)
        else str(when.start)
    )


def _found(text: str, now: datetime, prefer: Prefer) -> str:
    return " ".join(_show(found.value) for found in find_times(text, now, prefer))


@pytest.mark.parametrize(("text", "expected"), _lines(FUTURE) + _lines(chat_times.FUTURE))
def test_ahead(text: str, expected: str) -> None:
    assert _found(text, MONDAY, "future") == expected


@pytest.mark.parametrize(("text", "expected"), _lines(PAST) + _lines(chat_times_back.PAST))
def test_back(text: str, expected: str) -> None:
    assert _found(text, MONDAY, "past") == expected


@pytest.mark.parametrize("text", (NONE + chat_times_back.NONE).split("\n")[1:-1])
def test_no_time(text: str) -> None:
    assert _found(text, MONDAY, "future") == ""


@pytest.mark.parametrize(("said", "expected"), _lines(OTHER_DAYS))
def test_other_days(said: str, expected: str) -> None:
    now, prefer, text = said.split(" | ")
    known: Prefer = "past" if prefer == "past" else "future"
    assert _found(text, datetime.fromisoformat(now), known) == expected


def test_span_is_of_the_text_as_written() -> None:
    text = "云帆 12 月 3 号 下午 3 点 见"
    found = find_times(text, MONDAY, "future")[0]
    assert text[found.start : found.end] == found.text == "12 月 3 号 下午 3 点"


def test_helpers() -> None:
    week = find_times("下周", MONDAY, "future")[0].value
    assert str(as_date(week)) == "2026-12-06"
    assert str(as_date(week, "start")) == "2026-11-30"
    assert str(as_period(week).end) == "2026-12-06"
    moment = find_times("明天下午三点", MONDAY, "future")[0].value
    assert as_datetime(moment) == datetime(2026, 11, 24, 15)
    assert str(as_period(moment).start) == "2026-11-24"
