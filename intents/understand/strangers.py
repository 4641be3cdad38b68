"""Names that nobody here bears, masked like those of customers: a message is put together alike.

"how are things with Zorblax Dynamics?" asks for what it would ask for about a customer who is
known; the encoder only sees words that it has never met.
"""

from crm_store.names import name_key
from intents.pattern import Pattern
from intents.understand.fill.proper_names import latin_runs
from intents.understand.fill.unknown import company_of, is_everyday
from intents.understand.masking import PLACEHOLDER, mask
from intents.understand.names_in_text import Ordinary

_HAN = Pattern(r"[\u3400-\u9fff][\u3400-\u9fff·]*")
_SHORTEST = 4
"""Letters of a name in Latin script; shorter ones are mostly abbreviations of something else."""


def with_strangers(masked: str, ordinary: Ordinary) -> str | None:
    """Masked text whose unknown names are placeholders as well; None where it holds none."""
    plain = PLACEHOLDER.sub(lambda match: "\0" * len(match[0]), masked)
    spans = [(a, b) for a, b in latin_runs(plain) if _is_name(plain[a:b], ordinary, first=a == 0)]
    for match in _HAN.finditer(plain):
        name = company_of(match[0])
        if name and not is_everyday(name, ordinary):
            start = match.start() + match[0].index(name)
            spans.append((start, start + len(name)))
    return mask(masked, [(start, end, "customer") for start, end in spans]) if spans else None


def _is_name(run: str, ordinary: Ordinary, *, first: bool) -> bool:
    """Whether capitalised words are a name: one is no everyday word, or they are two and led up to."""
    words = run.split()
    keys = [name_key(word) for word in words]
    rare = [key for key in keys if key and not ordinary(key) and not ordinary(key.rstrip("s"))]
    is_led = len(words) > 1 and not first
    return bool(rare or is_led) and len("".join(keys)) >= _SHORTEST
