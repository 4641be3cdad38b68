"""A cell's text as the value that its column holds."""

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from crm_store.kinds import RECORD_TYPES, Column
from crm_store.transfer.dates import read_datetime, read_moment
from crm_store.transfer.errors import CellRefusedError, RowRefusedError
from crm_store.transfer.numbers import (
    Amount,
    read_amount,
    read_currency,
    read_percent,
    read_whole,
)
from crm_store.transfer.profile import Profile
from crm_store.transfer.words import read_flag, read_option

LONGEST_NAME = 500
"""Characters of a text that is a key or is searched by: what a database index can hold."""
NAMES = frozenset({"name", "number", "code", "title", "company", "industry", "region", "category"})


@dataclass
class ParsedRow:
    """A row's values by column, references still being the names that the file has.

    `amounts` are the currencies that the money of the row was written with, `fallbacks` what its
    record is given where neither the row nor the record has a value, `records` what it names, and
    `key` its key's values, `later` the columns that name a row further on, and `copies` which of
    several records of one key each column names ("" being the row's own record).
    """

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    amounts: list[tuple[str, ...]] = field(default_factory=list)
    timed: set[str] = field(default_factory=set)
    fallbacks: dict[str, Any] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)
    key: tuple[Any, ...] = ()
    copies: dict[str, int] = field(default_factory=dict)
    later: list[Column] = field(default_factory=list)

    @property
    def copy(self) -> int:
        """Which of several records with its key the row is of; 1 for the first."""
        return self.copies.get("", 1)

    def refuse(self, column: str, zh: str, en: str) -> RowRefusedError:
        """The error that leaves this row out because of one of its columns."""
        return RowRefusedError(column, self.cells.get(column, ""), zh, en)


@dataclass(frozen=True)
class CellReader:
    """Reads the cells of one table, for a person in a time zone."""

    zone: ZoneInfo
    profile: Profile

    def read(self, row: ParsedRow, column: Column, text: str) -> None:
        """Add a cell's value to its row; raises RowRefusedError."""
        row.cells[column.name] = text
        if not text or (not text.strip() and column.type not in ("text", *RECORD_TYPES)):
            return
        try:
            value = self._value(row, column, text)
        except CellRefusedError as error:
            raise row.refuse(column.name, error.zh, error.en) from None
        row.values[column.name] = value

    def _value(self, row: ParsedRow, column: Column, text: str) -> Any:
        day_first = column.name in self.profile.day_first
        match column.type:
            case "date":
                return read_moment(text, day_first=day_first).day
            case "datetime":
                moment, timed = read_datetime(text, self.zone, day_first=day_first)
                row.timed |= {column.name} if timed else set()
                return moment
            case "decimal":
                return _amount(row, read_amount(text))
            case "int":
                return read_whole(text)
            case "percent":
                return read_percent(text, 100 if column.name in self.profile.shares else 1)
            case "currency":
                return read_currency(text)
            case "choice":
                return _option(column, text)
            case "flag":
                return _flag(text)
            case "tags":
                return _tags(text)
            case _:
                return _text(column, text)


def _amount(row: ParsedRow, amount: Amount) -> Any:
    if amount.currencies:
        row.amounts.append(amount.currencies)
    return amount.value


def _option(column: Column, text: str) -> str:
    option = read_option(text, column.options)
    if option is None:
        options = ", ".join(column.options)
        raise CellRefusedError(f"这里只能是：{options}。", f"It has to be one of: {options}.")
    return option


def _flag(text: str) -> bool:
    flag = read_flag(text)
    if flag is None:
        raise CellRefusedError("这里只能是“是”或“否”。", "It has to be yes or no.")
    return flag


def _tags(text: str) -> tuple[str, ...]:
    tags = [tag.strip() for tag in text.replace("；", ";").split(";")]
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _text(column: Column, text: str) -> str:
    if column.name in NAMES and len(text) > LONGEST_NAME:
        raise CellRefusedError(
            f"超过 {LONGEST_NAME} 个字，太长了。", f"It is longer than {LONGEST_NAME} characters."
        )
    if column.name == "timezone" and text not in available_timezones():
        raise CellRefusedError(
            "不是已知的时区，例如 Asia/Shanghai。", "No known time zone, such as Asia/Shanghai."
        )
    return text
