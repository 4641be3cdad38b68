"""`guanxi import`: a file or a folder into the store."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from crm_store.database import Database
from crm_store.kinds import Kind
from crm_store.repositories.transfer import TransferQueries
from crm_store.scope import Actor
from crm_store.transfer.cells import CellReader
from crm_store.transfer.deal_rules import DealRules
from crm_store.transfer.errors import TransferError
from crm_store.transfer.headers import HeaderMatch, is_copy, match_headers
from crm_store.transfer.kind_rules import ImportContext, KindRules, ProductRules, TaskRules
from crm_store.transfer.links import Links
from crm_store.transfer.order_rules import OrderRules
from crm_store.transfer.profile import Profile, profile
from crm_store.transfer.progress import NoProgress, Progress
from crm_store.transfer.report import FileReport, ImportReport
from crm_store.transfer.row_parser import RowParser
from crm_store.transfer.sources import Source, find_sources, kind_called
from crm_store.transfer.table import Table
from crm_store.transfer.table_import import TableImport
from crm_store.transfer.user_rules import UserRules
from crm_store.unit_of_work import UnitOfWork

RULES: dict[str, type[KindRules]] = {
    "deal": DealRules,
    "order": OrderRules,
    "product": ProductRules,
    "task": TaskRules,
    "user": UserRules,
}


class _OnlyTryingError(Exception):
    """Takes a dry run back."""


def import_path(
    database: Database,
    actor: Actor,
    path: Path,
    kind: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    *,
    now: datetime | None = None,
) -> ImportReport:
    """Import a file or a folder as import-format.md says, one transaction a file.

    Raises TransferError where there is nothing to import at all; what is wrong with one file or
    row is in the report. A dry run does everything in one transaction and takes it back.
    """
    if not actor.is_staff:
        raise TransferError("只有同事可以导入。", "Only colleagues may import.")
    sources = find_sources(Path(path), kind_called(kind) if kind else None, actor)
    run = _Run(database, actor, progress or NoProgress(), now or datetime.now(UTC))
    if dry_run:
        run.dry(sources)
    else:
        run.for_good(sources)
    return ImportReport([source.report for source in sources], dry_run)


class _Run:
    def __init__(self, database: Database, actor: Actor, progress: Progress, now: datetime) -> None:
        self._database = database
        self._actor = actor
        self._progress = progress
        self._now = now

    def for_good(self, sources: list[Source]) -> None:
        """A transaction for each file; an error takes back its file alone."""
        for source in sources:
            with self._unit() as unit:
                self._import(unit, source)

    def dry(self, sources: list[Source]) -> None:
        """One transaction for all, because later files name what earlier ones would have added."""
        with suppress(_OnlyTryingError), self._unit() as unit:
            for source in sources:
                self._import(unit, source)
            raise _OnlyTryingError

    def _unit(self) -> UnitOfWork:
        return UnitOfWork(self._database, self._actor, self._now, intent="import")

    def _import(self, unit: UnitOfWork, source: Source) -> None:
        table, kind, report = source.table, source.kind, source.report
        if table is None or kind is None:
            return
        try:
            self._check_allowed(kind)
            self._import_table(unit, source, table, kind)
        except TransferError as error:
            report.refuse(1, error)

    def _check_allowed(self, kind: Kind) -> None:
        if kind.name == "user" and not self._actor.sees_all:
            raise TransferError("只有管理员可以导入用户。", "Only an admin may import users.")

    def _import_table(self, unit: UnitOfWork, source: Source, table: Table, kind: Kind) -> None:
        known = unit.store.workspace.custom_fields(kind.name) if kind.custom else []
        matched = match_headers(table.headers, kind, known)
        found = profile(table, kind, matched)
        source.report.mapped = matched.mapped
        source.report.unknown = list(matched.unknown)
        self._progress.begin(source.report.file, found.rows)
        if found.rows == 0:
            source.report.note("只有表头，没有数据行。", "There is a header but no rows.")
        _add_custom_fields(unit, kind, matched, source.report)
        self._steps(unit, source, kind, matched, found).run(table, self._progress)
        self._progress.end()

    def _steps(
        self, unit: UnitOfWork, source: Source, kind: Kind, matched: HeaderMatch, found: Profile
    ) -> TableImport:
        queries = TransferQueries(unit.store)
        context = ImportContext(
            queries, self._actor, self._now, kind, matched.columns, source.report
        )
        rules = RULES.get(kind.name, KindRules)(context)
        parser = RowParser(kind, matched, CellReader(self._actor.timezone, found))
        return TableImport(unit, context, rules, parser, Links(context, found.own_keys))


def _add_custom_fields(
    unit: UnitOfWork, kind: Kind, matched: HeaderMatch, report: FileReport
) -> None:
    known = set(unit.store.workspace.custom_fields(kind.name))
    names = [heading.custom for heading in matched.headings if heading.custom]
    new = [name for name in names if name not in known and not is_copy(name, kind)]
    for name in new:
        unit.store.workspace.add_custom_field(kind.name, name)
    if new:
        shown = ", ".join(new)
        report.note(f"新增自定义字段：{shown}。", f"New custom fields: {shown}.")
