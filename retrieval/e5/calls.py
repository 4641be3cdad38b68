"""Calls into the runtime end before Python does."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

LONGEST_WAIT = 10.0
"""Seconds that the end of the process waits for a call at most."""


class Calls:
    """Counts the calls that are under way.

    A thread that Python stops while it is in C++ code ends the whole process with an abort, and
    threads in the background are stopped as soon as the main one has ended. So the end waits for
    the calls under way, and whoever comes later waits until there is nothing left to wait for.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._under_way = 0
        self._ending = False
        atexit.register(self.end)

    @contextmanager
    def one(self) -> Iterator[None]:
        """While a call is made."""
        with self._changed:
            self._changed.wait_for(lambda: not self._ending)
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def end(self) -> None:
        """No more calls; those under way are waited for."""
        with self._changed:
            self._ending = True
            self._changed.wait_for(lambda: not self._under_way, LONGEST_WAIT)


CALLS = Calls()
