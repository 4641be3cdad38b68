"""Named points of a turn at which a test can kill the process; they do nothing otherwise."""

import os
import signal
from dataclasses import dataclass

POINTS = (
    "stored",
    "acknowledged",
    "identified",
    "understood",
    "prepared",
    "performed",
    "recorded",
    "committed",
    "claimed",
    "rendered",
    "sent",
    "marked",
)
"""In the order in which a turn reaches them, from the event to the reply that is marked as sent."""


@dataclass
class _Arm:
    """Where this process is killed, and how often it passes there before."""

    point: str = ""
    spared: int = 0


_arm = _Arm(os.environ.get("GUANXI_TEST_DIE_AT", ""))


def arm(point: str, spared: int = 0) -> None:
    """Have this process killed at a point, after it passed there so often. For tests alone."""
    _arm.point, _arm.spared = point, spared


def reached(point: str) -> None:
    """End the process here, as if the power went, if a test armed this point."""
    if point == _arm.point:
        _arm.spared -= 1
        if _arm.spared < 0:
            os.kill(os.getpid(), signal.SIGKILL)
