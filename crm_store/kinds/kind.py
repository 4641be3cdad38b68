"""A kind of record and a column of it: what import, export, audit and chat know of both."""

from dataclasses import dataclass, field
from typing import Literal

from crm_store.models import Record

ColumnType = Literal[
    "text", "choice", "int", "percent", "decimal", "currency", "date", "datetime", "tags", "flag",
    "phone", "email", "stage", "user", "team", "customer", "contact", "deal", "contract",
    "product", "segment", "territory",
]  # fmt: skip

RECORD_TYPES = frozenset(
    {"user", "team", "customer", "contact", "deal", "contract", "product", "segment", "territory"}
)


@dataclass(frozen=True)
class Column:
    """One column of a kind. `attr` is the mapped attribute; `zh`/`en` its label in a reply."""

    name: str
    type: ColumnType
    zh: str
    en: str
    attr: str = ""
    options: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    editable: bool = True

    @property
    def attribute(self) -> str:
        """The mapped attribute that holds it."""
        return self.attr or (f"{self.name}_id" if self.type in RECORD_TYPES else self.name)

    def label(self, language: str) -> str:
        """What people call it."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Kind:
    """One kind of record: its file, its key columns and all its columns in order.

    `kept` are columns that only an export writes, where some record needs them, so that nothing is
    lost on the way to another store.
    """

    name: str
    file: str
    zh: str
    en: str
    model: type[Record]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    title: str = "name"
    custom: bool = False
    line_model: type | None = field(default=None)
    kept: tuple[Column, ...] = ()

    def column(self, name: str) -> Column | None:
        """The column of that canonical name."""
        return next((column for column in self.columns if column.name == name), None)

    def label(self, language: str) -> str:
        """What people call this kind."""
        return self.zh if language == "zh" else self.en
