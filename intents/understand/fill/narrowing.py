"""What a figure is asked of that its slots cannot hold: "win rate of GTX Pro", "North team's"."""

from collections.abc import Iterator, Mapping

from intents.call import Narrowing, RecordRef, SlotValue
from intents.understand.fill.comparing import compared
from intents.understand.fill.metrics import facet_in
from intents.understand.fill.pointing import points_back
from intents.understand.fill.records_named import KINDS, records_named
from intents.understand.fill.request import Request
from intents.understand.fill.team_names import teams_named, without_teams
from intents.understand.fill.unmet import LOWEST


def narrowing(request: Request, slots: Mapping[str, SlotValue]) -> Narrowing:
    """What else a figure is asked of."""
    if request.intent.name in ("show_funnel", "show_forecast"):
        return Narrowing(records=teams_named(request.mentions, request.context))
    if request.intent.name != "query_metric":
        return Narrowing()
    return Narrowing(
        records=tuple(_records(request)),
        group=_group(request, slots),
        lowest="dimension" in slots and LOWEST.search(request.unnamed) is not None,
        beside=compared(request.mentions),
    )


def _group(request: Request, slots: Mapping[str, SlotValue]) -> str:
    """The one region or industry that is named, where the figure is broken down by it."""
    teams = teams_named(request.mentions, request.context)
    found = facet_in(without_teams(request.unnamed, teams), request.context)
    return found[1] if found and found[0] == slots.get("dimension") else ""


def _records(request: Request) -> Iterator[RecordRef]:
    named = list(records_named(request))
    teams = teams_named(request.mentions, request.context)
    yield from named
    yield from teams
    focus = request.context.memory.latest("customer", "product", "contact", "deal")
    if not named and not teams and focus and focus.kind in KINDS and points_back(request.unnamed):
        yield focus
