"""What a kind's rows are given beyond their cells: names, currencies, times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crm_store.kinds import Kind
from crm_store.repositories.transfer import TransferQueries
from crm_store.scope import Actor
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.report import FileReport, Outcome

MINE = ("owner", "user")


@dataclass(frozen=True)
class ImportContext:
    """Of one table: who imports it, as what, which columns it has, and where to report."""

    queries: TransferQueries
    actor: Actor
    now: datetime
    kind: Kind
    columns: frozenset[str]
    report: FileReport


class KindRules:
    """The rules that hold for every kind; a kind with more of them has its own subclass."""

    counts_copies = True
    """Whether a file may hold several records with the same key, told apart by `copy`."""

    def __init__(self, context: ImportContext) -> None:
        self.context = context
        self.actor = context.actor
        self.report = context.report

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which a record is told apart."""
        return self.context.kind.key

    def complete(self, row: ParsedRow) -> None:
        """Fill in what follows from the row's other cells; raises RowRefusedError."""
        row.fallbacks["created_at"] = self.context.now
        if self.context.kind.column("currency") is not None:
            self._complete_currency(row)
        for name in MINE:
            if self.context.kind.column(name) and name not in self.context.columns:
                row.fallbacks[f"{name}_id"] = None if self.actor.sees_all else self.actor.user_id

    def begin(self, rows: list[ParsedRow], records: list[Any]) -> None:
        """Read what the batch's existing records have beside their own columns."""

    def before_update(self, record: Any, row: ParsedRow) -> None:
        """Look at a record that is about to be given the row's values."""

    def write_more(self, record: Any, row: ParsedRow, *, created: bool) -> Outcome:
        """Write what is no column of the record; returns what became of that."""
        return "unchanged"

    def finish(self) -> None:
        """Do what can only be done when every row is there."""

    def _complete_currency(self, row: ParsedRow) -> None:
        given = row.values.get("currency")
        for possible in row.amounts:
            if given and given not in possible:
                raise row.refuse(
                    "currency",
                    f"金额的币种（{possible[0]}）与币种列（{given}）不一致。",
                    f"The amount is in {possible[0]}, the currency column says {given}.",
                )
            if not given:
                own = self.actor.currency
                row.values["currency"] = own if own in possible else possible[0]
        row.fallbacks["currency"] = self.actor.currency if self._has_money(row) else None

    def _has_money(self, row: ParsedRow) -> bool:
        columns = [column for column in self.context.kind.columns if column.type == "decimal"]
        return any(column.name in row.values for column in columns)


class ProductRules(KindRules):
    """A product without a code is told apart by its name."""

    def __init__(self, context: ImportContext) -> None:
        super().__init__(context)
        self._coded = 0

    def complete(self, row: ParsedRow) -> None:
        super().complete(row)
        if "code" not in row.values and "name" in row.values:
            row.values["code"] = row.values["name"]
            self._coded += 1

    def finish(self) -> None:
        if self._coded:
            self.report.note(
                f"{self._coded} 个产品没有编码，以名称作编码。",
                f"{self._coded:,} products have no code; their names serve as codes.",
            )


class TaskRules(KindRules):
    """A due time of which only the day was written has no time of day."""

    def complete(self, row: ParsedRow) -> None:
        super().complete(row)
        if "due" in row.values:
            row.values.setdefault("due_time", "due" in row.timed)
