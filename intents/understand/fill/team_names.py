"""Teams that a message names: North team's, 华东团队, "Mia Torres's team"."""

import re
from collections.abc import Iterator, Sequence

from crm_store.names import fold
from crm_store.repositories.teams import NamedTeam, Teams
from intents.call import RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.mentions import Mentions

_ZH = "团队|小组|大组|组|队|部门"
_EN = r"(?:sales )?(?:team|group|squad|department)\b"
_TEAM = Pattern(rf"{_ZH}|手下|\b(?:team|group|squad|department|people|reps)\b", re.I)
_SUFFIX = Pattern(rf"(?:的|'s|’s)?\s*(?:{_ZH}|team|group|squad|department)$", re.I)
_OF_NAME = Pattern(rf"(?:['’]s|['’])?\s*的?(?:{_ZH}|手下|{_EN}|(?:people|reps)\b)", re.I)
_BEFORE_NAME = Pattern(r"(?:team|people|reps) (?:of|under|led by) $", re.I)


def teams_named(mentions: Mentions, context: Context) -> tuple[RecordRef, ...]:
    """The teams that a message names: by their own name, or as somebody's."""
    if _TEAM.search(mentions.text) is None:
        return ()
    return tuple(dict.fromkeys(_teams(mentions, context.store.teams)))


def without_teams(text: str, teams: Sequence[RecordRef]) -> str:
    """A text without the names of these teams."""
    for team in teams:
        text = _said(team.name).sub(" ", fold(text))
    return text


def _teams(mentions: Mentions, teams: Teams) -> Iterator[RecordRef]:
    for one in mentions.of_kind("user"):
        if _OF_NAME.match(mentions.text, one.end) or _BEFORE_NAME.search(
            mentions.text[: one.start]
        ):
            found = teams.of_user(one.by_kind["user"][0].id)
            if found is not None:
                yield _as_record(found)
    folded = fold(mentions.text)
    yield from (_as_record(team) for team in teams.all if _said(team.name).search(folded))


def _said(name: str) -> re.Pattern[str]:
    """How a team is named in a folded text: the word of its name before or after its "team"."""
    bare = re.escape(_SUFFIX.sub("", fold(name)).strip() or fold(name))
    word = rf"(?<![a-z0-9]){bare}(?![a-z0-9])"
    return re.compile(rf"{word}(?:['’]?s)?\s*的?(?:{_ZH}|{_EN})|\b(?:team|group) {word}")


def _as_record(team: NamedTeam) -> RecordRef:
    return RecordRef(kind="team", id=team.id, name=team.name)
