"""`guanxi init`, `guanxi import` and `guanxi export`: the store and what is in it."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.start import say, start, stop, tell


def init() -> None:
    """Create the store, or bring it up to date; running it again changes nothing."""
    from crm_store.migrate import head

    app = start()
    where = app.database.engine.url.render_as_string(hide_password=True)
    tell(
        say(
            app,
            f"数据库已就绪（版本 {head()}）：{where}",
            f"The store is ready ({head()}): {where}",
        )
    )


class KindName(StrEnum):
    """The kinds of the import format."""

    users = "users"
    customers = "customers"
    contacts = "contacts"
    products = "products"
    deals = "deals"
    contracts = "contracts"
    payments = "payments"
    orders = "orders"
    tickets = "tickets"
    activities = "activities"
    tasks = "tasks"
    leads = "leads"
    campaigns = "campaigns"
    segments = "segments"
    targets = "targets"
    points = "points"


def import_files(
    path: Annotated[Path, typer.Argument(help="A CSV, Excel or vCard file, or a folder of them.")],
    kind: Annotated[
        KindName | None, typer.Option(help="What the file holds, where its name does not say it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report, and write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Import records from CSV, Excel or vCard.

    Each file is one transaction with a report: rows added, updated, unchanged, and refused with
    the line, the column and why. Importing the same file again changes nothing.
    """
    from bot.terminal.progress import Bars
    from crm_store.actors import system_actor
    from crm_store.transfer.errors import TransferError
    from crm_store.transfer.importing import import_path

    app = start()
    actor = system_actor(app.defaults)
    try:
        with Bars(shown=not as_json) as bars:
            report = import_path(
                app.database,
                actor,
                path,
                kind=kind.value if kind else None,
                dry_run=dry_run,
                progress=bars,
            )
    except TransferError as error:
        raise stop(error.sentence(actor)) from error
    if as_json:
        tell(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
        return
    tell(report.to_text())
    if dry_run:
        tell(say(app, "这只是预览，没有写入任何内容。", "This was a dry run: nothing was written."))


def export_files(
    path: Annotated[Path, typer.Argument(help="The folder to write to; made if there is none.")],
) -> None:
    """Export every record as the CSV files that `guanxi import` reads."""
    from bot.terminal.progress import Bars
    from crm_store.actors import system_actor
    from crm_store.transfer.errors import TransferError
    from crm_store.transfer.exporting import export_path

    app = start()
    actor = system_actor(app.defaults)
    try:
        with Bars(shown=True) as bars:
            written = export_path(app.database, actor, path, progress=bars)
    except TransferError as error:
        raise stop(error.sentence(actor)) from error
    tell("\n".join(str(file) for file in written))
