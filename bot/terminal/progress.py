"""Progress bars for imports and exports, on standard error."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bars:
    """A bar for each file (crm_store.transfer.Progress); none where nobody watches."""

    def __init__(self, *, shown: bool) -> None:
        console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not (shown and console.is_terminal),
        )
        self._current = self._bars.add_task("", total=0, visible=False)

    def begin(self, file: str, rows: int) -> None:
        """A file of so many rows begins."""
        self._current = self._bars.add_task(file, total=rows)

    def advance(self, rows: int) -> None:
        """So many more rows are done."""
        self._bars.advance(self._current, rows)

    def end(self) -> None:
        """The file is done."""
        task = next(task for task in self._bars.tasks if task.id == self._current)
        self._bars.update(self._current, completed=task.total or 0)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._bars.stop()
