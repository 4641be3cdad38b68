"""`guanxi retrieve` and `guanxi reindex`: the search of history, and its index."""

from typing import Annotated

import typer

from bot.commands.start import say, start, tell
from bot.commands.talk import As


def retrieve(
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="A JSON object a line in, one out.")
    ] = True,
    speaker: As = None,
) -> None:
    """Search what was said and written with customers, and change nothing.

    In: {"id", "query", "as", "now", "customer", "limit"}, all but "query" optional. Out: {"id",
    "hits", "ms"}, each hit with its kind, record, customer, time, text and score. The index is
    brought up to date first.
    """
    from bot.terminal.retrieve import search

    search(start(), speaker)


def reindex() -> None:
    """Rebuild the search index from the store, beside the one in use, which answers meanwhile.

    It may be interrupted: the old index stays, and the next reindex goes on where it stopped.
    """
    from bot.terminal.progress import Bars
    from retrieval.rebuild import rebuild

    app = start()
    with Bars(shown=True) as bars:
        shown: dict[str, int] = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in shown:
                bars.begin(what, total)
            bars.advance(done - shown.get(what, 0))
            shown[what] = done

        passages = rebuild(app.retrieval.indexer, progress)
    tell(
        say(
            app,
            f"索引已重建：{passages:,} 段内容。",
            f"The index is rebuilt: {passages:,} passages.",
        )
    )
