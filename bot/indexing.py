"""The index of history, kept in step beside whatever else this process does."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from bot.bootstrap import App

log = logging.getLogger(__name__)

IDLE = 1.0
BETWEEN = 0.05
"""Seconds between two pieces of work, in which a message that came in has the processor."""
AFTER_TROUBLE = 30.0
STOPPED_WITHIN = 5.0


@contextmanager
def indexing(app: App) -> Iterator[None]:
    """Keep the index in step in a thread of its own."""
    stop = Event()
    thread = Thread(target=_work, args=(app, stop), daemon=True, name="indexer")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(STOPPED_WITHIN)


def _work(app: App, stop: Event) -> None:
    pause = IDLE  # what starts this process comes first
    while not stop.wait(pause):
        try:
            pause = BETWEEN if app.retrieval.indexer.step() else IDLE
        except Exception:  # Chroma, the store or the model's provider: it is tried again
            log.exception("the index could not be brought up to date")
            pause = AFTER_TROUBLE
