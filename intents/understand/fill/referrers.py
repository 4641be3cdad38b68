"""Who brought whom: in "A 是 B 介绍来的", "A came via B" and "B sent us A" it is B."""

import re

from intents.call import Mention, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.records import customers_of
from intents.understand.fill.request import Request, mention
from intents.understand.names_in_text import Named

_BROUGHT = r"(?:介绍|推荐|引荐|转介绍|带|拉|牵线)"
_BRINGS = Pattern(
    rf"(?:那边|家|给我们|给我|帮忙|又|刚|也|[他她]们?)*{_BROUGHT}|\s(?:\w+ly |just |has |have |kindly |also )*(?:referred|recommended|introduced|sent us|brought us|brought in|put us in touch)\b",
    re.I,
)
_BY = Pattern(
    r"(?:是|由|经|通过|经由|靠|多亏)\s*$|\b(?:by|via|through|from|thanks to|courtesy of)(?: our (?:friends|customers?) at| the)?\s*$",
    re.I,
)


def referrer_said(request: Request) -> tuple[Named, str] | None:
    """The customer, or the person of one, whose name stands where the one who brings does."""
    kinds = ("customer", "contact")
    named = [(one, kind) for kind in kinds for one in request.named(kind)]
    brings = [one for one in named if _BRINGS.match(request.plain, one[0].end)]
    led = [one for one in named if _BY.search(request.plain[: one[0].start])]
    return next(iter([*(one for one in led if one in brings), *brings, *led]), None)


def fill_referrer(request: Request, slots: dict[str, SlotValue]) -> None:
    """Of two names, the one who brings is the referrer and the other is who is new."""
    said = referrer_said(request)
    if said is None:
        return
    one, kind = said
    was = slots.get("referrer")
    if slots.get("name") == one.text:
        slots.pop("name")
    if isinstance(was, Mention) and was.text != one.text and "name" not in slots:
        slots["name"] = was.text
    if kind == "customer":
        slots["referrer"] = mention(one, kind)
    else:
        companies = tuple(customers_of(one.by_kind[kind], request))
        slots["referrer"] = Mention(kind="customer", text=one.text, candidates=companies)
