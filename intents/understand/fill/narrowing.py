"""What a figure is asked of that its slots cannot hold: "win rate of GTX Pro", "North team's"."""

from collections.abc import Iterator, Mapping

from intents.call import Narrowing, RecordRef, SlotValue
from intents.context import Context
from intents.understand.fill.comparing import compared
from intents.understand.fill.figure_lacks import leaves_out
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
    facet = _facet(request)
    return Narrowing(
        records=(*_records(request), *of_region(facet, slots, request.context)),
        trade=of_trade(facet, slots, request.context),
        group=facet[1] if facet and facet[0] == slots.get("dimension") else "",
        lowest="dimension" in slots and LOWEST.search(request.unnamed) is not None,
        beside=compared(request.mentions),
    )


Facet = tuple[str, str] | None
"""A region or an industry that is named: its column and value."""


def _facet(request: Request) -> Facet:
    teams = teams_named(request.mentions, request.context)
    return facet_in(without_teams(request.unnamed, teams), request.context)


def of_region(
    facet: Facet, slots: Mapping[str, SlotValue], context: Context
) -> tuple[RecordRef, ...]:
    """The teams of the sales region that is named, where the figure is broken down otherwise."""
    if facet is None or facet[0] != "region" or slots.get("dimension") in (None, "region"):
        return ()
    found = context.store.teams.of_territory(facet[1])
    return tuple(RecordRef(kind="team", id=team.id, name=team.name) for team in found)


def of_trade(facet: Facet, slots: Mapping[str, SlotValue], context: Context) -> Facet:
    """The customers' industry or region, where the figure is broken down by something else."""
    if facet is None or slots.get("dimension") in (None, facet[0]):
        return None
    return None if of_region(facet, slots, context) else facet


def _records(request: Request) -> Iterator[RecordRef]:
    if leaves_out(request.text):
        return
    named = list(records_named(request))
    teams = teams_named(request.mentions, request.context)
    yield from named
    yield from teams
    focus = request.context.memory.latest("customer", "product", "contact", "deal")
    if not named and not teams and focus and focus.kind in KINDS and points_back(request.unnamed):
        yield focus
