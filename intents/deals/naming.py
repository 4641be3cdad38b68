"""Names of new deals: what they are about, and no two alike at one customer."""

from collections.abc import Collection

from crm_store.models import Product
from crm_store.names import LEGAL_EN, LEGAL_ZH
from intents.context import Context
from intents.pattern import Pattern

_LAST_WORD = Pattern(r"[\s,]+([^\s,]+)$")


def short_name(name: str) -> str:
    """A company's name as people write it, without its legal form: `Acme, Inc.` is Acme."""
    for ending in LEGAL_ZH:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    while (last := _LAST_WORD.search(name)) and last[1].rstrip(".").casefold() in LEGAL_EN:
        name = name[: last.start()]
    return name


def usual_name(customer: str, product: Product | None, context: Context) -> str:
    """What a deal is called that nobody named."""
    about = product.name if product else context.say("新商机", "new deal")
    return f"{short_name(customer)} {about}"


def not_taken(name: str, taken: Collection[str]) -> str:
    """The name, with a number where there is one already."""
    numbered, number = name, 1
    while numbered in taken:
        number += 1
        numbered = f"{name} {number}"
    return numbered
