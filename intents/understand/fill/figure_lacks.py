"""What a figure is asked without, or of, and cannot be: "excluding GTK 500", "of Zorblax Ltd"."""

import re

from crm_store.names import fold
from intents.pattern import Pattern
from intents.understand.fill.metrics import facet_in
from intents.understand.fill.request import Request
from intents.understand.fill.team_names import teams_named
from intents.understand.wanted_currency import currency_within

_LEFT_OUT = Pattern(
    r"除了|除去|除开|不含|不算|不包括|去掉|排除|剔除|"
    r"\b(?:exclud\w+|except(?: for)?|without|other than|but not|apart from|minus|leaving out)\b",
    re.I,
)
_OF_NAME = Pattern(
    r"\b(?:of|for|from|with|at) ((?!Q\d)[A-Z][\w&'.-]+(?: [A-Z][\w&'.-]+)*)(?=[\s?.!,]|$)"
)


def leaves_out(text: str) -> bool:
    """Whether a question wants something left out of a figure."""
    return _LEFT_OUT.search(text) is not None


def figure_lacks(request: Request) -> tuple[str, ...]:
    """The kinds of what is asked that the figure cannot give; see `intents.unmet.SAID`."""
    if request.intent.name != "query_metric":
        return ()
    found = {
        "something left out": bool(request.mentions.names) and leaves_out(request.text),
        "nobody of that name": _names_unknown(request),
    }
    return tuple(kind for kind, holds in found.items() if holds)


def _names_unknown(request: Request) -> bool:
    """Whether a figure is asked of a capitalised name that is none of the workspace's own."""
    text = request.unnamed
    for start, end in request.mentions.spans("past_times", "times"):
        text = text[:start] + "\0" * (end - start) + text[end:]
    found = _OF_NAME.search(text)
    if found is None or request.ordinary(fold(found[1])) or currency_within(text, ""):
        return False
    return not facet_in(text, request.context) and not teams_named(
        request.mentions, request.context
    )
