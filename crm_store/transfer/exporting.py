"""`guanxi export`: the records that a person may see, as the files of the import format."""

import csv
from datetime import UTC, datetime
from pathlib import Path

from crm_store.database import Database
from crm_store.kinds import FILES, Kind
from crm_store.repositories.transfer import TransferQueries
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.transfer.errors import TransferError
from crm_store.transfer.export_rows import ExportRow, ExportRows
from crm_store.transfer.progress import NoProgress, Progress

LINE_END = "\r\n"
"""As RFC 4180 has it; with it the csv module quotes a lone carriage return too."""
STEP = 1000


def export_path(
    database: Database, actor: Actor, path: Path, progress: Progress | None = None
) -> list[Path]:
    """Write a CSV file (UTF-8) for each kind into a folder; returns the files.

    Texts are written as they are, also those that a spreadsheet would take for a formula. Raises
    TransferError where the folder cannot be written.
    """
    if not actor.is_staff:
        raise TransferError("只有同事可以导出。", "Only colleagues may export.")
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with database.reading() as session:
            queries = TransferQueries(Store(session, actor, datetime.now(UTC)))
            rows = ExportRows(queries)
            return [_write(folder, kind, rows, progress or NoProgress()) for kind in FILES]
    except OSError as error:
        raise TransferError(
            f"无法写入文件夹 {folder}。请换一个文件夹。",
            f"The folder {folder} cannot be written to. Choose another one.",
        ) from error


def _write(folder: Path, kind: Kind, source: ExportRows, progress: Progress) -> Path:
    target = folder / f"{kind.file}.csv"
    rows = source.of_kind(kind)
    progress.begin(target.name, len(rows))
    unfinished = target.with_suffix(".csv.part")
    _write_rows(unfinished, source.headers(kind, rows), rows, progress)
    unfinished.replace(target)
    progress.end()
    return target


def _write_rows(
    path: Path, headers: list[str], rows: list[ExportRow], progress: Progress
) -> None:  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator=LINE_END)
        writer.writerow(headers)
        for done, row in enumerate(rows, start=1):
            writer.writerow([row.cells.get(name, "") for name in headers])
            if done % STEP == 0:
                progress.advance(STEP)
        progress.advance(len(rows) % STEP)
