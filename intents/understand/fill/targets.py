"""Whose target is set: a team's is its manager's own."""

import re

from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.metrics import fill_year
from intents.understand.fill.request import Request

_TEAM = Pattern(
    r"团队|全组|整个?组|我们组|小组|我组|部门|全员|大家|\b(?:team|department|group|whole|everyone|our)\b",
    re.I,
)


def fill_target(request: Request, slots: dict[str, SlotValue]) -> None:
    """A team's target is its manager's own: the team named, the speaker's, or which one to ask."""
    fill_year(request, slots)
    words = _TEAM.search(request.plain)
    if words is None or "user" in slots:
        return
    leads = request.context.store.users.leads()
    said = [lead for lead in leads if _team_said(lead[0], request.plain)]
    mine = [lead for lead in leads if lead[1] == request.context.actor.user_id]
    refs = tuple(
        RecordRef(kind="user", id=key, name=name) for _, key, name in said or mine or leads
    )
    if refs:
        slots["user"] = Mention(kind="user", text=words[0], candidates=refs)


def _team_said(name: str, text: str) -> bool:
    """Whether a message names a team: 华东 of 华东团队, "international"."""
    own = re.sub(r"团队|小组|组|部门?$|\bteam\b", "", name, flags=re.I).strip().lower()
    return bool(own) and own in text.lower()
