"""Names of customers that are one: "we have A twice, fold it into B" speaks of A with "it"."""

import re

from intents.call import Mention
from intents.pattern import Pattern
from intents.understand.fill.proper_names import KINDS_ZH, latin_runs
from intents.understand.fill.request import Request
from intents.understand.names_in_text import Named

_MASK = "\ue000"
POINTS = Pattern(
    r"(?:it|them|they|that|this|these|those|one|both|there|here|in(?: there| here)?|twice|again|(?:the |these |those )?(?:two|first|second|former|latter|other|duplicates?|dupes?)(?: one)?|"
    r"one and the same|[它这那](?:[个条家俩两]+|些)?|它们|两[个条家]|前者|后者|前面|后面|另[外一]*[个条家]|一[家起])",
    re.I,
)
"""Words that point at a customer, or at none, and are no name."""
_ANOTHER_ZH = Pattern(
    r"(?:还有|另外?(?:有)?|另一?|又|多)(?:[个条家]|一[个条家])?(?:叫|是|写成|建成)?([\u3400-\u9fffA-Za-z0-9+]{3,20}?)(?=$|[,，。；;]|[合并归])"
)
_REST_ZH = Pattern(rf"[\u3400-\u9fff]{{0,4}}?(?:{KINDS_ZH})+")


def whole_names(request: Request) -> str:
    """The message as patterns read it: no word of theirs is found within a known name."""
    chars = list(request.plain)
    for one in request.named("customer"):
        chars[one.start : one.end] = _MASK * (one.end - one.start)
    return "".join(chars)


def said_before(request: Request, place: int, other: Mention) -> Mention | None:
    """Whom "it" means: the name said before a place that is not the other's."""
    runs = [(start, end) for start, end in latin_runs(request.text) if end <= place]
    words = [request.text[start:end] for start, end in runs if end - start > 1]
    named = [one.text for one in request.named("customer") if one.end <= place]
    text = next((one for one in (*words, *named) if one != other.text), None)
    return Mention(kind="customer", text=text) if text else None


def gone_on(named: Named, request: Request) -> Mention:
    """A name with the words that it goes on with: Blue Mesa| CU, 钟山律|师事务所."""
    end = max(
        (end for start, end in latin_runs(request.text) if start <= named.start < end),
        default=named.end,
    )
    if rest := _REST_ZH.match(request.plain, named.end):
        end = rest.end()
    text = request.text[named.start : max(end, named.end)]
    return Mention(kind="customer", text=text, candidates=named.by_kind["customer"])
