"""Reads and performs a play: a conversation in a text file that reads like one.

    # comment
    as 方晴                         who speaks from here on, in a conversation of their own
    as customer:桦林食品             a customer, likewise
    back to 方晴                    their conversation goes on
    (13 hours later)                nobody says anything for so long
    > 推到谈判，35 万               what they say
    [撤销]                          a button they press, by its label or id
    < 方案报价 → 谈判               something the reply says
    !< secret                       something it does not say
    = update deal 云帆科技 MES 二期: stage=proposal->negotiation, amount=380000->350000
    = nothing                       the turn changes nothing (every other `=` line is one record)
    ? show_funnel                   the intent that was understood

Every changed record has to be named by a line, where a turn has any `=` line at all.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.channel import Inbound, Outbound, Press, Sender
from bot.pipeline import Pipeline
from bot.plain import to_plain

_SILENCE = re.compile(r"\(([\d.]+) hours later\)")
_CHANGE = re.compile(r"(?P<op>\w+) (?P<kind>\w+)(?: (?P<record>[^:]+))?(?:: (?P<fields>.+))?")


@dataclass
class Turn:
    """One thing said or pressed, and what is expected of it."""

    line: int
    speaker: str
    scene: int
    hours: float
    said: str | None = None
    pressed: str | None = None
    expected: list[tuple[str, str]] = field(default_factory=list)


def read(path: Path) -> list[Turn]:
    """The turns of a play."""
    turns: list[Turn] = []
    speaker, scene, scenes, hours = "", 0, 0, 0.0
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("as "):
            speaker, scenes = line[3:], scenes + 1
            scene = scenes
        elif line.startswith("back to "):
            speaker = line.removeprefix("back to ")
            scene = max(turn.scene for turn in turns if turn.speaker == speaker)
        elif silence := _SILENCE.fullmatch(line):
            hours += float(silence[1])
        elif line.startswith("> "):
            turns.append(Turn(number, speaker, scene, hours, said=line[2:]))
        elif line.startswith("["):
            turns.append(Turn(number, speaker, scene, hours, pressed=line.strip("[]")))
        else:
            mark, _, rest = line.partition(" ")
            assert mark in ("<", "!<", "=", "?"), f"{path.name}:{number}: {line}"
            turns[-1].expected.append((mark, rest))
    return turns


def perform(turns: Sequence[Turn], pipeline: Pipeline, now: datetime) -> None:
    """Hold the conversation; an assertion names the line of the play that did not come true."""
    for turn in turns:
        reply = pipeline.turn(
            Inbound(
                channel="terminal",
                key=uuid.uuid4().hex,
                conversation=f"scene-{turn.scene}",
                sender=_sender(turn.speaker),
                now=now + timedelta(hours=turn.hours),
                text=turn.said,
                press=Press(button=turn.pressed) if turn.pressed else None,
            )
        )
        _compare(turn, reply)


def _sender(speaker: str) -> Sender:
    if speaker.startswith("customer:"):
        return Sender(kind="customer", name=speaker.removeprefix("customer:"))
    return Sender(kind="user", name=speaker)


def _compare(turn: Turn, reply: Outbound) -> None:
    text = to_plain(reply.reply, "zh", buttons=True)
    where = f"line {turn.line}: {turn.said or turn.pressed}\n{text}\n{reply.changes}"
    for mark, rest in turn.expected:
        if mark == "<":
            assert rest in text, f"not said: {rest}\n{where}"
        elif mark == "!<":
            assert rest not in text, f"said: {rest}\n{where}"
        elif mark == "?":
            assert reply.intent == rest, f"understood {reply.intent}, not {rest}\n{where}"
    changes = [rest for mark, rest in turn.expected if mark == "="]
    if changes:
        _compare_changes(changes, reply, where)


def _compare_changes(expected: Sequence[str], reply: Outbound, where: str) -> None:
    wanted = [line for line in expected if line != "nothing"]
    assert len(wanted) == len(reply.changes), f"{len(reply.changes)} changes\n{where}"
    for line in wanted:
        match = _CHANGE.fullmatch(line)
        assert match is not None, line
        assert any(_is(change, match) for change in reply.changes), f"no {line}\n{where}"


def _is(change: dict[str, object], wanted: re.Match[str]) -> bool:
    if (change["op"], change["kind"]) != (wanted["op"], wanted["kind"]):
        return False
    if wanted["record"] and change["record"] != wanted["record"]:
        return False
    fields = change["fields"]
    assert isinstance(fields, dict)
    return all(_field_is(fields, name, value) for name, value in _fields(wanted["fields"]))


def _fields(text: str | None) -> Iterator[tuple[str, str]]:
    for part in (text or "").split(", ") if text else ():
        name, _, value = part.partition("=")
        yield name, value


def _field_is(fields: dict[str, list[object]], name: str, value: str) -> bool:
    if name not in fields:
        return False
    old, new = fields[name]
    before, arrow, after = value.rpartition("->")
    return str(new) == after and (not arrow or str(old) == before)
