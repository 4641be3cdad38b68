"""Stamp: which process wrote an embedded index last, so that others read it anew.

Chroma keeps what it has read in memory and does not see what another process writes: it then finds
keys without vectors, and fails. Measured with Chroma 1.5.
"""

import os
from pathlib import Path
from uuid import uuid4


class Stamp:
    """A file beside the index, written with every change by whoever makes it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "written"
        self._mine = uuid4().hex
        self._seen = 0

    def mark(self) -> None:
        """Note that this process has changed the index."""
        new = self._file.with_suffix(f".{os.getpid()}")
        new.write_text(self._mine)
        new.replace(self._file)
        self._seen = self._file.stat().st_mtime_ns

    def changed(self) -> bool:
        """Whether another process has changed it since this was asked last."""
        try:
            written = self._file.stat().st_mtime_ns
            if written == self._seen:
                return False
            mine = self._file.read_text() == self._mine
        except FileNotFoundError:
            return False
        self._seen = written
        return not mine
