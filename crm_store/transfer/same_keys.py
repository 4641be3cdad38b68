"""Rows of one file that are of one record: the later ones go over the earlier, and that is said."""

from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.report import FileReport, Outcome

SHOWN = 5
"""So many of them are named."""


class SameKeys:
    """The keys of a file's rows so far, and the rows that changed what an earlier one had written.

    Keys are kept as numbers: a long file has a million of them.
    """

    def __init__(self, report: FileReport) -> None:
        self._report = report
        self._keys: set[int] = set()
        self._over: list[int] = []
        self._count = 0

    def note(self, row: ParsedRow, outcome: Outcome) -> None:
        """Remember a row that was written."""
        key = hash((row.key, row.copy))
        if key in self._keys and outcome == "updated":
            self._count += 1
            if len(self._over) < SHOWN:
                self._over.append(row.line)
        self._keys.add(key)

    def finish(self) -> None:
        """Say which rows went over others."""
        if not self._count:
            return
        actor = self._report.actor
        lines = actor.zh_en("、", ", ").join(map(str, self._over))
        more = actor.zh_en("等", " and more") if self._count > len(self._over) else ""
        rows = "1 row is" if self._count == 1 else f"{self._count:,} rows are"
        self._report.note(
            f"有 {self._count:,} 行与前面的行是同一条记录，以后面的为准：第 {lines} 行{more}。",
            f"{rows} of the same record as one before, which was written over: line {lines}{more}.",
        )
