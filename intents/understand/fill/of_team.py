"""Whether the work of a whole team is asked about: 团队日程, "what is everybody doing tomorrow"."""

import re
from collections.abc import Mapping

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_WHOSE = {"show_agenda": "user", "list_tasks": "assignee"}
"""Whose work an intent shows, the speaker's own where nobody is said."""
_TEAM = Pattern(
    r"团队(?!的?(?:周会|例会|会议|建设|活动|聚))|[全我本整][个们]?的?(?:组|队|部门)(?!长|会)|小组(?!会)|部门(?!会)|"
    r"大家|所有人|每个人|全员|全体|手下|下属|同事们|各位同事|"
    r"\b(?:teams?|department|group)\b(?! (?:meeting|call|lunch|building|event|lead|dinner)\b)|"
    r"\b(?:every ?(?:one|body)|all (?:of us|my reps|our reps|the reps)|my (?:reps|people|guys|staff))\b",
    re.I,
)


def of_team(request: Request, slots: Mapping[str, SlotValue]) -> bool:
    """Whether it is the team's, and nobody is named whose it is."""
    whose = _WHOSE.get(request.intent.name)
    return whose is not None and whose not in slots and _TEAM.search(request.unnamed) is not None
