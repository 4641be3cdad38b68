"""Slots that take one of some words (a kind, a status, a measure): how people say each."""

import re
from functools import lru_cache
from importlib.resources import files

import yaml
from rapidfuzz.fuzz import ratio

from crm_store.names import fold
from intents.pattern import Pattern
from intents.slots import SlotSpec
from intents.understand.fill.request import Request


def _load() -> dict[str, dict[str, str]]:
    path = files("intents.understand.fill") / "options.yaml"
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: {option: "|".join(patterns) for option, patterns in table.items()}
        for key, table in loaded.items()
    }


SAYINGS = _load()
"""`intent.slot` -> option -> the pattern of the words for it, for folded text."""

SHARED = {
    "list_tickets.kind": "open_ticket.kind",
    "update_ticket.status": "list_tickets.status", "open_ticket.priority": "ticket.priority",
    "update_ticket.priority": "ticket.priority", "list_tickets.priority": "ticket.priority",
    "list_reminders.kind": "reminder.kind", "set_rule.kind": "reminder.kind",
}  # fmt: skip


@lru_cache(maxsize=256)
def _compiled(key: str) -> tuple[tuple[str, Pattern], ...]:
    return tuple((option, Pattern(pattern)) for option, pattern in SAYINGS.get(key, {}).items())


def option_said(spec: SlotSpec, request: Request) -> str | None:
    """The option that a message says: the one with the longest words; of equals the first."""
    key = f"{request.intent.name}.{spec.name}"
    text = fold(request.unnamed)
    key = SHARED.get(key, key)
    if key == "ticket.priority" and (instead := _priority_instead(text)):
        return instead
    apart = _BETWEEN_SCRIPTS.sub(" ", text)
    return longest_said(key, text) or longest_said(key, apart) or _misspelt(spec, request, text)


_NO_LONGER = Pattern(
    r"\b(?:isn.?t|not|no longer|wasn.?t|never) (?:that |so |very |really |all that )?(?:low|normal|high|urgent)\b"
)
_PRIORITY = Pattern(r"(?<!t )(?<!not )(?<!longer )(?<!that )(?<!so )\b(low|normal|high|urgent)\b")


def _priority_instead(text: str) -> str | None:
    """The priority that is to be, where another is said not to be: "not urgent, high will do"."""
    said = set(_PRIORITY.findall(text)) if _NO_LONGER.search(text) else set()
    return said.pop() if len(said) == 1 else None


_BETWEEN_SCRIPTS = Pattern(r"(?<=[\u3400-\u9fff])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u3400-\u9fff])")
"""Where an English word within Chinese begins and ends: 打了|call, 这个|deal|."""


def _misspelt(spec: SlotSpec, request: Request, text: str) -> str | None:
    """The option that a word of the message is a slip of: delvered, urgnt."""
    words = [word for word in re.findall(r"[a-z]{5,}", text) if not request.ordinary(word)]
    scored = [(ratio(word, option), option) for word in words for option in spec.options]
    score, option = max(scored, default=(0.0, ""))
    return option if score >= ALIKE_OPTION else None


ALIKE_OPTION = 85.0
WEAK = frozenset({"note", "question"})
"""Options whose words are the request's own often (记一下 …): only where no other is said."""
BY_PLACE = frozenset({"log_activity.kind"})
"""Where what is said first counts, and not the longest: "called Tom about the meeting"."""


def longest_said(key: str, text: str) -> str | None:
    """The option of a table whose words in a folded text are the longest, or None."""
    found = [
        (
            option not in WEAK,
            -match.start() if key in BY_PLACE else match.end() - match.start(),
            option,
        )
        for option, pattern in _compiled(key)
        for match in pattern.finditer(text)
        if match[0]
    ]
    return max(found, key=lambda one: one[:2])[2] if found else None


def dimensions_said(text: str) -> tuple[str, ...]:
    """The dimensions that a text joins: "by rep and month", 按人和月份; one at most where it is one."""
    for pattern in _TWO_THINGS:
        if match := pattern.search(fold(text)):
            said = [longest_said("query_metric.dimension", match.expand(one)) for one in _EACH]
            return tuple(dict.fromkeys(one for one in said if one))
    return ()


_TWO_THINGS = (
    Pattern(r"\b(?:by|per) (?:the |each )?(\w+) (?:and|then|&|x) (?:then )?(?:by |per )?(\w+)()()"),
    Pattern(r"按()()([\u3400-\u9fff]{1,4}?)(?:和|、|及|再按|跟|以及|，按)([\u3400-\u9fff]{1,3})"),
)
_EACH = (r"by \1", r"by \2", r"按\3", r"按\4")
