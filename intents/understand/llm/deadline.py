"""A deadline for what cannot be interrupted: whoever waits goes on, whatever the other side does."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NoReturn, TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns or raises; TimeoutError where it takes longer than so many seconds.

    A client's own time-out counts from one byte to the next, so a slow drip would hold a turn for
    ever. What comes too late is thrown away.
    """
    done: SimpleQueue[Callable[[], T]] = SimpleQueue()
    Thread(target=lambda: done.put(_result(work)), daemon=True, name="llm").start()
    try:
        result = done.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"no answer within {seconds:g} s") from None
    return result()


def _result(work: Callable[[], T]) -> Callable[[], T]:
    """A function that gives what came of the work: its value, or its error."""
    try:
        value = work()
    except Exception as error:
        return _raising(error)
    return lambda: value


def _raising(error: Exception) -> Callable[[], NoReturn]:
    def raises() -> NoReturn:
        raise error

    return raises
