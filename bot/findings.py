"""Finding: one thing that `guanxi doctor` looked at."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal

from pydantic import JsonValue

State = Literal["ok", "warning", "problem"]
Say = Callable[[str, str], str]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `advice` is empty where nothing has to be done."""

    check: str
    state: State
    found: str
    advice: str = ""

    def to_json(self) -> dict[str, JsonValue]:
        """As `guanxi doctor --json` prints it."""
        return dict[str, JsonValue](asdict(self))
