"""Loading: while modules are loaded, Python's collector of garbage rests."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded within stays, and the collector never looks at it.

    It went through all that was loaded so far over four hundred times until the first reply, for a
    quarter of a second, and there was nothing for it to find.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
