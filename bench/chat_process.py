"""`guanxi chat --jsonl` as a process: how soon it answers, and the memory that it takes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 60.0


@dataclass(frozen=True)
class ChatProcess:
    """Seconds from the start to the first reply, and resident megabytes after some turns."""

    first_reply: float
    resident: float
    peak: float


def chat_process(url: str, home: Path, speaker: str, lines: Sequence[str]) -> ChatProcess:
    """Start it on that store and say these lines."""
    command = [str(Path(sys.executable).with_name("guanxi")), "chat", "--jsonl", "--as", speaker]
    environment = os.environ | {"DATABASE_URL": url, "GUANXI_HOME": str(home)}
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        first = 0.0
        for line in lines:
            _say(process, line)
            first = first or time.perf_counter() - started
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        assert process.stdin is not None
        process.stdin.close()
        process.wait(LIMIT)
    return ChatProcess(first, _megabytes(status, "VmRSS"), _megabytes(status, "VmHWM"))


def _say(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"text": line, "now": "2026-11-23T10:00"}) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    if "error" in answer:
        raise RuntimeError(f"{line}: {answer['error']}")


def _megabytes(status: str, name: str) -> float:
    line = next(line for line in status.splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024
