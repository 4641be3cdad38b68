"""How dates, numbers, money and words are written in files, and what they are read as."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from crm_store.transfer.dates import is_day_first, read_datetime, read_moment
from crm_store.transfer.errors import CellRefusedError
from crm_store.transfer.numbers import read_amount, read_currency, read_percent, read_whole
from crm_store.transfer.words import read_flag, read_option, stage_of_word

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "text",
    """2026-12-03|2026/12/3|2026.12.3|2026年12月3日|2026 年 12 月 3 日|20261203|3 Dec 2026
    3 December 2026|3-Dec-2026|Dec 3, 2026|December 3rd, 2026|12/3/2026|2026-12-03 00:00:00
    ２０２６-12-03""".replace("\n    ", "|").split("|"),
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert read_moment(text).day == date(2026, 12, 3)


def test_slashes_are_month_first_unless_the_column_shows_otherwise() -> None:
    assert read_moment("10/20/2016").day == date(2016, 10, 20)
    assert is_day_first(["3/4/2016", "20/10/2016"])
    assert not is_day_first(["3/4/2016", "10/20/2016", "2016-10-20"])
    assert read_moment("3/4/2016", day_first=True).day == date(2016, 4, 3)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-12-03T15:00", datetime(2026, 12, 3, 7, 0, tzinfo=UTC)),
        ("2026/12/3 3:00 PM", datetime(2026, 12, 3, 7, 0, tzinfo=UTC)),
        ("2026年12月3日 下午3:00", datetime(2026, 12, 3, 7, 0, tzinfo=UTC)),
        ("2026-12-03T15:00:00Z", datetime(2026, 12, 3, 15, 0, tzinfo=UTC)),
        ("2026-12-03T15:00:00.000123+01:00", datetime(2026, 12, 3, 14, 0, 0, 123, tzinfo=UTC)),
    ],
)
def test_a_time_is_local_to_the_person_unless_it_says_otherwise(text: str, utc: datetime) -> None:
    assert read_datetime(text, SHANGHAI) == (utc, True)


def test_a_day_without_a_time_is_its_local_midnight() -> None:
    assert read_datetime("2026-12-03", SHANGHAI) == (datetime(2026, 12, 2, 16, tzinfo=UTC), False)


@pytest.mark.parametrize(
    "text", ["soon", "2026-13-01", "31/02/2026", "2026-02-30", "3 Foo 2026", "12", "10/20/16"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(CellRefusedError, match="A date is needed"):
        read_moment(text)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("1054", "1054", None),
        ("1,234,567.89", "1234567.89", None),
        ("12,34,567", "1234567", None),
        ("$1,234.50", "1234.5", "USD"),
        ("USD 1,234.50", "1234.5", "USD"),
        ("1.234,50 €", "1234.5", "EUR"),
        ("￥35万", "350000", "CNY"),
        ("350000元", "350000", "CNY"),
        ("-£5", "-5", "GBP"),
        ("(500)", "-500", None),
        ("0.00005", "0.0001", None),
    ],
)
def test_money_is_read_exactly(text: str, value: str, currency: str | None) -> None:
    amount = read_amount(text)
    assert amount.value == Decimal(value)
    assert (amount.currencies[0] if amount.currencies else None) == currency


@pytest.mark.parametrize("text", ["abc", "1,2,3", "12 apples", "--5", "1.2.3", "99" * 20, "$"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(CellRefusedError):
        read_amount(text)


def test_currencies_percentages_and_whole_numbers() -> None:
    assert [read_currency(text) for text in ("usd", "¥", "人民币", "€")] == [
        "USD", "CNY", "CNY", "EUR",
    ]  # fmt: skip
    assert [read_percent("60%", 1), read_percent("0.6", 100), read_percent("60", 1)] == [60] * 3
    assert [read_whole("1,200"), read_whole("-3"), read_whole("12.0")] == [1200, -3, 12]
    for refused in (lambda: read_percent("160%", 1), lambda: read_whole("1.5")):
        with pytest.raises(CellRefusedError):
            refused()


def test_words_in_both_languages_stand_for_options_flags_and_stages() -> None:
    assert read_option("个人", ("company", "person")) == "person"
    assert read_option("Shipped", ("confirmed", "shipped")) == "shipped"
    assert read_option("alien", ("company", "person")) is None
    assert [read_flag(text) for text in ("是", "No", "TRUE", "maybe")] == [True, False, True, None]
    stages = [
        "赢单",
        "Closed Won",
        "closed_lost",
        "谈判",
        "Prospecting",
        "Engaging",
        "方案报价",
        "?",
    ]
    assert [stage_of_word(text) for text in stages] == [
        "won", "won", "lost", "negotiation", "qualification", "needs", "proposal", None,
    ]  # fmt: skip
