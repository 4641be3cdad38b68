"""`guanxi chat`: what somebody types, and what they see."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal.chat import pressed
from crm_store import outbox
from crm_store.database import Database, sqlite_url
from intents.call import Answer
from intents.reply import Button, say

BUTTONS = tuple(
    Button(id=label.lower(), label=label, action=Answer(question="q", value=label))
    for label in ("Yes", "取消")
)


def chat(home: Path, typed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The terminal's output after these lines were typed."""
    environment = {
        **os.environ, "GUANXI_HOME": str(home), "DATABASE_URL": "", "GUANXI_LANGUAGE": "zh",
        "GUANXI_TIMEZONE": "Asia/Shanghai", "COLUMNS": "120",
    }  # fmt: skip
    code = "from bot.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "chat", *arguments], input=typed, env=environment,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "button"),
    [("1", "yes"), ("2", "取消"), ("yes", "yes"), ("取消", "取消"), ("3", None), ("0", None),
     ("", None), ("²", None), ("yes please", None)],
)  # fmt: skip
def test_a_button_is_pressed_by_its_number_or_its_label(line: str, button: str | None) -> None:
    found = pressed(line, BUTTONS)
    assert (found.id if found else None) == button


def test_a_change_is_shown_and_undone_by_typing_1(home: Path) -> None:
    done = chat(home, "云帆科技 MES 二期推到谈判\n1\n/quit\nnever\n", "--as", "方晴")
    assert done.returncode == 0
    assert "方案报价 → 谈判" in done.stdout
    assert "[1] 撤销" in done.stdout
    assert "谈判 → 方案报价" in done.stdout
    assert "never" not in done.stdout


def test_a_chart_is_a_file_whose_path_is_shown(home: Path) -> None:
    done = chat(home, "本季度漏斗怎么样？\n")
    (path,) = [line for line in done.stdout.splitlines() if line.endswith(".png")]
    assert Path(path).read_bytes().startswith(b"\x89PNG")


def test_somebody_unknown_is_told_who_there_is(home: Path) -> None:
    done = chat(home, "hi\n", "--as", "Nobody")
    assert done.returncode == 1
    assert "guanxi user list" in done.stderr


def test_with_nobody_there_it_says_how_to_add_somebody(tmp_path: Path) -> None:
    done = chat(tmp_path, "hi\n")
    assert done.returncode == 1
    assert "guanxi user add NAME --role admin" in done.stderr


def test_a_colleagues_answer_is_shown_to_the_customer_who_waits(home: Path) -> None:
    store = Database(sqlite_url(home / "guanxi.db"))
    with store.writing() as session:
        place = ("terminal", "customer:Fabrikam@")
        body = {"channel": place[0], "conversation": place[1]}
        reply = say("Daniel Okafor: it left today").model_dump(mode="json")
        outbox.enqueue(session, "handover:1:said:k", *place, {**body, "reply": reply})
    result = chat(home, "help\n", "--as", "customer:Fabrikam")
    assert "it left today" in result.stdout, result.stderr
    again = chat(home, "help\n", "--as", "customer:Fabrikam")
    assert "it left today" not in again.stdout
    store.close()
