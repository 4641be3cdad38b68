"""What `guanxi doctor` finds about the index of history."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.findings import Finding, Say
from bot.settings import Settings
from crm_store.database import Database

if TYPE_CHECKING:
    from bot.bootstrap import App


def examine_index(settings: Settings, database: Database, say: Say) -> Iterator[Finding]:
    """Whether the index answers, and what of it is missing, stale or waiting."""
    from bot.bootstrap import App, local_zone
    from crm_store.actors import Defaults

    app = App(settings, database, Defaults(settings.guanxi_language, local_zone("UTC")))
    where = settings.chroma_url or str(app.home / "index")
    made = settings.chroma_url or (app.home / "index").exists()
    if not made and not _noted(database):
        waiting = app.retrieval.indexer.backlog().records
        text = say(
            f"还没有建立（{waiting} 条记录待读）", f"not made yet ({waiting} records waiting)"
        )
        yield Finding("index", "ok", text)
        return
    try:
        yield _compared(app, where, say)
    except Exception as error:  # whatever Chroma raises
        advice = say(
            "检查 CHROMA_URL 的服务器是否在运行；嵌入式索引可以删除后运行 guanxi reindex。",
            "See that the server of CHROMA_URL runs; an embedded index may be removed and made "
            "again with `guanxi reindex`.",
        )
        yield Finding("index", "problem", f"{where}: {type(error).__name__}: {error}", advice)


def _noted(database: Database) -> int:
    """How many passages have a vector, as far as the store knows."""
    from crm_store.repositories.index_queue import IndexQueue

    with database.reading() as session:
        return IndexQueue(session).counted()


def _compared(app: "App", where: str, say: Say) -> Finding:
    from crm_store.repositories.index_queue import IndexQueue

    indexer = app.retrieval.indexer
    backlog = indexer.backlog()
    with app.database.reading() as session:
        queue = IndexQueue(session)
        shelf, noted, known = queue.shelf(), queue.all_keys(embedded=True), queue.all_keys()
    there = indexer.index.keys(shelf) if shelf else set()
    missing, stale = len(noted - there), len(there - known)
    told = say(
        f"{where}：{len(there):,} 段；缺 {missing}，多余 {stale}，"
        f"待读记录 {backlog.records}，待编入 {backlog.passages}",
        f"{where}: {len(there):,} passages; {missing} missing, {stale} stale, "
        f"{backlog.records} records and {backlog.passages} passages waiting",
    )
    if missing or stale:
        advice = say("运行 guanxi reindex。", "Run `guanxi reindex`.")
        return Finding("index", "warning", told, advice)
    return Finding("index", "ok", told)
