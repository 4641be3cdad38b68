"""What an import did, row by row."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue

from crm_store.scope import Actor
from crm_store.transfer.errors import RowRefusedError, TransferError

Outcome = Literal["added", "updated", "unchanged"]
SHOWN_VALUE = 200
SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was left out: where, which value, and why (a sentence)."""

    line: int
    column: str
    value: str
    reason: str


@dataclass
class FileReport:
    """What became of one file, or of one sheet of a workbook.

    `kind` is the import format's (customers, deals …), None where the file holds no records.
    `notes` are sentences about what was understood or added on the way.
    """

    file: str
    kind: str | None
    actor: Actor
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    mapped: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Note a row that was taken in."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    def refuse(self, line: int, error: TransferError) -> None:
        """Note a row that is left out."""
        column = error.column if isinstance(error, RowRefusedError) else ""
        value = error.value if isinstance(error, RowRefusedError) else ""
        shown = value if len(value) <= SHOWN_VALUE else value[:SHOWN_VALUE] + "…"
        self.refused.append(RefusedRow(line, column, shown, error.sentence(self.actor)))

    def note(self, zh: str, en: str) -> None:
        """Note something that the person should know."""
        self.notes.append(self.actor.zh_en(zh, en))

    def to_json(self) -> dict[str, JsonValue]:
        """As the import format writes it."""
        return {
            "file": self.file,
            "kind": self.kind,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [
                {"line": row.line, "column": row.column, "value": row.value, "reason": row.reason}
                for row in self.refused
            ],
            "mapped": dict[str, JsonValue](self.mapped),
            "unknown": list[JsonValue](self.unknown),
        }

    def to_lines(self) -> list[str]:
        """As a person reads it."""
        say = self.actor.zh_en
        counts = say(
            f"新增 {self.added}，更新 {self.updated}，不变 {self.unchanged}，"
            f"未导入 {len(self.refused)}",
            f"{self.added:,} added, {self.updated:,} updated, {self.unchanged:,} unchanged, "
            f"{len(self.refused):,} refused",
        )
        head = f"{self.file} → {self.kind}: {counts}" if self.kind else self.file
        return [head, *(f"  {line}" for line in (*self._details(), *self.notes))]

    def _details(self) -> list[str]:
        say = self.actor.zh_en
        renamed = {head: column for head, column in self.mapped.items() if head != column}
        pairs = ", ".join(f"{head} → {column}" for head, column in renamed.items())
        lines = [say(f"列对应：{pairs}", f"Columns: {pairs}")] if renamed else []
        if self.unknown:
            names = ", ".join(self.unknown)
            lines.append(say(f"未识别的列：{names}", f"Columns nobody knows: {names}"))
        for row in self.refused[:SHOWN_ROWS]:
            where = f"{row.column} {row.value!r}: " if row.column else ""
            lines.append(say(f"第 {row.line} 行 ", f"line {row.line} ") + where + row.reason)
        more = len(self.refused) - SHOWN_ROWS
        return lines + ([say(f"……另有 {more} 行", f"… and {more:,} more")] if more > 0 else [])


@dataclass
class ImportReport:
    """What became of everything that was to be imported."""

    files: list[FileReport]
    dry_run: bool = False

    @property
    def refused(self) -> int:
        """How many rows were left out."""
        return sum(len(file.refused) for file in self.files)

    def to_json(self) -> dict[str, JsonValue]:
        """As the import format writes it."""
        return {"files": [file.to_json() for file in self.files]}

    def to_text(self) -> str:
        """As a person reads it."""
        return "\n".join(line for file in self.files for line in file.to_lines())
