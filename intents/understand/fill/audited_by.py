"""Whose changes an audit is about where the speaker's own are meant: "what did I change today"."""

import re

from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_BY_ME = Pattern(
    r"\b(?:did|have|had) i\b|\bi(?:'ve| have)? (?:just )?(?:changed?|edited|did|added|deleted|updated|touched|made|"
    r"created|moved)\b|\bmy (?:own )?(?:changes|edits)\b|"
    r"我(?:自己)?(?:今天|昨天|刚才|刚刚|最近|上周|本周|这周|这个月|今早|上午|下午)*(?:都|一共|共)?(?:改|动|删|加|建|做|录)(?:动|过|了)|"
    r"我(?:自己)?(?:的|做的)(?:改动|修改|操作|变更)", re.I,
)  # fmt: skip
_WHO = Pattern(r"谁|哪位|哪个同事|\bwho\b|\banyone\b|\banybody\b", re.I)
_IT = Pattern(
    r"(?:(?:这|那)个?)?(?:是)?谁(?:给)?(?:改|动|调|推)(?:过|了)?(?:它|这个|那个)?的?|"
    r"who (?:changed|edited|touched|updated|did|raised|lowered|moved) (?:it|that|this)", re.I,
)  # fmt: skip


def fill_audit(request: Request, slots: dict[str, SlotValue]) -> None:
    """The speaker where they ask for their own changes; the record in focus where they say "it"."""
    text, actor = request.plain.replace("’", "'"), request.context.actor
    if "user" not in slots and actor.user_id and _BY_ME.search(text) and not _WHO.search(text):
        me = RecordRef(kind="user", id=actor.user_id, name=actor.name)
        slots["user"] = Mention(kind="user", text=actor.name, candidates=(me,))
    if "record" not in slots and _IT.fullmatch(text.strip(" ?？。.!！呢啊吗")):
        memory = request.context.memory
        record = next((memory.focus[kind] for kind in memory.recent if kind in memory.focus), None)
        if record is not None and record.kind != "user":
            slots["record"] = record.name
