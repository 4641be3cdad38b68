"""The tables of a path: a file, the sheets of a workbook, the files of a folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crm_store.kinds import FILES, Kind
from crm_store.names import name_key
from crm_store.scope import Actor
from crm_store.transfer.csv_table import CsvTable
from crm_store.transfer.errors import FileRefusedError, TransferError
from crm_store.transfer.excel_table import open_workbook
from crm_store.transfer.headers import can_be, kind_of_title, match_headers, recognise
from crm_store.transfer.report import FileReport
from crm_store.transfer.table import Table
from crm_store.transfer.vcard_table import VcardTable

WORKBOOKS = (".xlsx", ".xlsm")
KNOWN = (".csv", ".tsv", ".txt", ".vcf", ".xls", *WORKBOOKS)


@dataclass(frozen=True)
class Source:
    """A table and the kind of its rows; or, where there is no kind, the report that says why."""

    table: Table | None
    kind: Kind | None
    report: FileReport


def kind_called(name: str) -> Kind:
    """The kind that `--kind` names; raises TransferError."""
    for kind in FILES:
        if name_key(name) in map(name_key, (kind.name, kind.file, kind.zh)):
            return kind
    names = ", ".join(kind.file for kind in FILES)
    raise TransferError(
        f"没有“{name}”这种数据，可用的是：{names}。",
        f'There is no kind "{name}". Use one of: {names}.',
    )


def find_sources(path: Path, kind: Kind | None, actor: Actor) -> list[Source]:
    """Every table at the path, in the order in which they can be imported; raises TransferError."""
    if not path.exists():
        raise TransferError(f"找不到 {path}。", f"There is no file or folder {path}.")
    if not path.is_dir():
        return list(_of_file(path, kind, actor))
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in KNOWN)
    sources = [source for file in files for source in _of_file(file, kind, actor)]
    if not any(source.kind or source.report.refused for source in sources):
        names = ", ".join(f"{kind.file}.csv" for kind in FILES[:5])
        raise TransferError(
            f"{path} 里没有可导入的文件（如 {names} 等 CSV、xlsx 或 vcf）。",
            f"{path} holds no file to import (CSV, xlsx or vcf, such as {names}).",
        )
    return sorted(sources, key=_order)


def _order(source: Source) -> int:
    return FILES.index(source.kind) if source.kind else len(FILES)


def _of_file(path: Path, kind: Kind | None, actor: Actor) -> Iterator[Source]:
    report = FileReport(path.name, None, actor)
    try:
        tables = _tables(path)
    except (FileRefusedError, OSError) as error:
        report.refuse(1, error if isinstance(error, TransferError) else _unreadable(path))
        yield Source(None, None, report)
        return
    for table in tables:
        if isinstance(table, FileRefusedError):
            report.note(table.zh, table.en)
            yield Source(None, None, report)
        else:
            yield _source(table, path, kind, actor, alone=len(tables) == 1)


def _tables(path: Path) -> list[Table | FileRefusedError]:
    if path.suffix.lower() in WORKBOOKS:
        return list(open_workbook(path))
    make: Callable[[Path], Table] = VcardTable if path.suffix.lower() == ".vcf" else CsvTable
    return [make(path)]


def _source(
    table: Table, path: Path, kind: Kind | None, actor: Actor, *, alone: bool
) -> Source:  # fmt: skip
    report = FileReport(table.file, None, actor)
    found = kind or _kind_of(table, path.stem if alone else "")
    if found is None:
        report.unknown = [header for header in table.headers if header.strip()]
        report.note(
            "看不出这是哪种数据，没有导入；如果是，请用 --kind 指明。",
            "These are not records of a known kind: nothing was imported. If they are, say --kind.",
        )
    elif not can_be(found, match_headers(table.headers, found).columns):
        report.refuse(1, _no_key(found))
        found = None
    if found is not None:
        report.kind = found.file
    return Source(table, found, report)


def _kind_of(table: Table, stem: str) -> Kind | None:
    """The kind that the names say, where the headers agree; else the one that the headers say."""
    named = kind_of_title(table.title) or kind_of_title(stem)
    if named and can_be(named, match_headers(table.headers, named).columns):
        return named
    return recognise(table.headers) or named


def _no_key(kind: Kind) -> TransferError:
    column = kind.column(kind.key[0])
    zh, en = (column.zh, column.name) if column else (kind.key[0], kind.key[0])
    return TransferError(
        f"{kind.file} 需要“{zh}”（{en}）这一列，表头里没有。",
        f"{kind.file} need the column {en}, which the header lacks.",
    )


def _unreadable(path: Path) -> TransferError:
    return TransferError(f"{path.name} 打不开。", f"{path.name} cannot be opened.")
