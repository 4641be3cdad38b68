"""`guanxi chat --jsonl` and `guanxi understand --jsonl`: a program talks to a process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

NOW = "2026-11-23T10:00"
DEAL = "云帆科技 MES 二期"


def talk(home: Path, *lines: dict[str, Any] | str | bytes, command: str = "chat") -> list[Any]:
    """The answers to these lines, one each; the test fails where there are not as many."""
    given = b"\n".join(_encoded(line) for line in lines) + b"\n"
    environment = {
        **os.environ, "GUANXI_HOME": str(home), "DATABASE_URL": "", "GUANXI_LANGUAGE": "zh",
        "GUANXI_TIMEZONE": "Asia/Shanghai", "PYTHONIOENCODING": "ascii",
    }  # fmt: skip
    code = "from bot.cli import main; main()"
    arguments = [sys.executable, "-c", code, command, "--jsonl"]
    done = subprocess.run(
        arguments, input=given, capture_output=True, env=environment, check=True, timeout=300
    )
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len([line for line in lines if line not in ("", "  ")]), done.stderr
    return answers


def _encoded(line: dict[str, Any] | str | bytes) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line)).encode()


def said(text: str, **more: str) -> dict[str, Any]:
    """A line of 方晴's conversation."""
    return {"conversation": "c1", "as": "方晴", "now": NOW, "text": text, **more}


def test_a_deal_is_moved_and_the_move_taken_back_by_its_button(home: Path) -> None:
    moved, undone = talk(
        home, said(f"{DEAL}推到谈判"), {"conversation": "c1", "as": "方晴", "press": "撤销"}
    )
    assert moved["intent"] == "update_deal"
    assert moved["slots"] == {"deal": DEAL, "stage": "negotiation"}
    assert moved["changes"] == [
        {"op": "update", "kind": "deal", "record": DEAL,
         "fields": {"stage": ["proposal", "negotiation"]}}
    ]  # fmt: skip
    assert "方案报价 → 谈判" in moved["reply"]["text"]
    assert moved["reply"]["buttons"] == [{"id": "undo", "label": "撤销"}]
    assert moved["ms"] > 0
    assert undone["changes"][0]["fields"] == {"stage": ["negotiation", "proposal"]}


def test_several_changes_are_shown_first_and_all_made_by_one_confirmation(home: Path) -> None:
    shown, made, undone = talk(
        home,
        said("见了云帆科技的顾总，他要 200 席，预算 30 万，下周二跟进"),
        {"conversation": "c1", "as": "方晴", "press": "confirm"},
        {"conversation": "c1", "as": "方晴", "press": "undo"},
    )
    assert shown["intent"] == "log_activity"
    assert shown["changes"] == []
    ids = [button["id"] for button in shown["reply"]["buttons"]]
    assert ids == ["confirm", "without:1", "without:2", "without:3", "cancel"]
    kinds = [(one["op"], one["kind"]) for one in made["changes"]]
    assert sorted(kinds) == [("create", "activity"), ("create", "deal"), ("create", "task")]
    assert sorted(one["op"] for one in undone["changes"]) == ["delete"] * 3


def test_a_button_of_a_line_with_a_channel_is_pressed_by_a_line_without_one(home: Path) -> None:
    asked, deleted = talk(
        home,
        said("把云帆科技删了", channel="slack"),
        {"conversation": "c1", "as": "方晴", "press": "confirm"},
    )
    assert (asked["intent"], asked["changes"]) == ("delete_customer", [])
    first = deleted["changes"][0]
    assert (first["op"], first["kind"], first["record"]) == ("delete", "customer", "云帆科技")


def test_now_is_local_to_the_speaker(home: Path) -> None:
    late, offset = talk(
        home,
        said("本月的漏斗", now="2026-11-30T23:30"),
        said("本月的漏斗", now="2026-11-30T23:30+00:00"),
    )
    assert late["slots"]["period"] == {"start": "2026-11-01", "end": "2026-11-30"}
    assert offset["slots"]["period"] == {"start": "2026-12-01", "end": "2026-12-31"}


def test_a_chart_is_a_png_on_this_machine(home: Path) -> None:
    (answer,) = talk(home, said("本季度漏斗怎么样？", conversation="../../x"))
    (file,) = answer["reply"]["files"]
    assert file["type"] == "image/png"
    path = Path(file["path"])
    assert path.is_absolute()
    assert (home / "files").resolve() in path.parents
    assert path.read_bytes().startswith(b"\x89PNG")
    assert "content" not in json.dumps(answer["reply"]["blocks"])


BROKEN: list[tuple[dict[str, Any] | str | bytes, str]] = [
    ("broken", "no JSON"),
    ("[1]", "JSON object"),
    (b'{"text": "\xff"}', "UTF-8"),
    ("[" * 100_000, "no JSON"),
    ({"as": "方晴"}, "one of text, press and form"),
    ({"as": "方晴", "text": "hi", "press": "x"}, "one of text, press and form"),
    ({"as": "方晴", "text": 5}, "text:"),
    ({"as": "Nobody", "text": "hi"}, "Nobody"),
    ({"as": "方", "text": "hi"}, "guanxi user list"),
    ({"as": "customer:Nobody", "text": "hi"}, "no such customer"),
    ({"as": "contact:Nobody", "text": "hi"}, "contact:NAME@CUSTOMER"),
    ({"as": "方晴", "text": "hi", "now": "yesterday"}, "2026-11-23T10:00"),
    ({"as": "方晴", "text": "hi", "now": "0001-01-01"}, "now:"),
]
ODD = ("", "\0\0", "😀" * 50, "שלום עולם", "x" * 100_000, "'; DROP TABLE deals; --", "\ud800")


def test_a_line_that_is_no_request_gets_a_sentence_and_the_conversation_goes_on(
    home: Path,
) -> None:
    *errors, last = talk(home, *(line for line, _ in BROKEN), "", "  ", said("你好"))
    for error, (line, sentence) in zip(errors, BROKEN, strict=True):
        assert sentence in error["error"], line
        assert "intent" not in error
    assert last["intent"] == "greet"


def test_no_text_breaks_anything(home: Path) -> None:
    *odd, last = talk(home, *(said(text) for text in ODD), said(f"{DEAL}推到谈判"))
    for answer, text in zip(odd, ODD, strict=True):
        assert answer["changes"] == [], text[:20]
        assert answer["reply"]["text"], text[:20]
    assert last["changes"][0]["record"] == DEAL


def test_without_as_it_is_the_first_admin(home: Path) -> None:
    (answer,) = talk(home, {"text": "你好"})
    assert "林澜" in answer["reply"]["text"]
    assert answer["conversation"] == "default"


def test_understand_gives_the_call_and_changes_nothing(home: Path) -> None:
    store = (home / "guanxi.db").read_bytes()
    line = {"id": 7, "text": f"{DEAL}推到谈判，35万", "as": "方晴", "now": NOW}
    understood, broken = talk(home, line, {"id": "x", "text": 1}, command="understand")
    assert understood["id"] == 7
    assert understood["intent"] == "update_deal"
    assert understood["slots"]["deal"] == DEAL
    assert understood["slots"]["amount"] == {"amount": 350000, "currency": "CNY"}
    assert set(understood) == {
        "id",
        "intent",
        "slots",
        "confidence",
        "source",
        "sure",
        "also",
        "ms",
    }
    assert broken["id"] == "x"
    assert "text:" in broken["error"]
    assert (home / "guanxi.db").read_bytes() == store
