"""SIGKILL in the middle of a turn: after a restart no message is lost, and none applied twice.

`python -m bench.killed` does it twenty times at each point.
"""

import asyncio
from pathlib import Path

from bench.killed import run
from bot.fault_points import POINTS

TIMES = 1


def test_a_process_may_be_killed_at_any_point_of_a_turn(
    tmp_path: Path,
) -> None:
    assert len(POINTS) >= 10
    assert asyncio.run(run(POINTS, TIMES, tmp_path)) == 0
