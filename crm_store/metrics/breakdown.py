"""A breakdown's rows in order: ranked, in the process's order, or along the calendar."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from crm_store.metrics.dimensions import Dimension
from crm_store.metrics.periods import FAR_PAST, Period, TimeUnit, following, whole
from crm_store.metrics.result import Figures, MetricRow
from crm_store.metrics.tally import OTHERS, Key, Tally, together
from crm_store.store import Store

MOST_BUCKETS = 4000

Figuring = Callable[[Tally], Figures]
Groups = list[tuple[Key, Tally]]


def breakdown(
    store: Store,
    dimension: Dimension,
    groups: Mapping[Key, Tally],
    figures: Figuring,
    *,
    asked: Period | None,
    limit: int | None,
) -> tuple[MetricRow, ...]:
    """The groups as rows. `limit` keeps so many and adds up the others in one more row."""
    if dimension.unit:
        ordered = _along_calendar(store, dimension.unit, groups, asked)
    elif dimension.name == "stage":
        ordered = _in_process(store, groups)
    else:
        own = {key: tally for key, tally in groups.items() if key != OTHERS}
        ordered = _ranked(own, figures)
    kept, rest = _split(ordered, limit, latest=dimension.unit is not None)
    rest += [(OTHERS, groups[OTHERS])] if OTHERS in groups else []
    rows = [
        MetricRow(key, label_of(store, dimension, key, tally), figures(tally), tally.rows)
        for key, tally in kept
    ]
    if not rest:
        return tuple(rows)
    others = _others(store, rest, figures, earlier=dimension.unit is not None)
    return (others, *rows) if dimension.unit else (*rows, others)


def label_of(store: Store, dimension: Dimension, key: Key, tally: Tally) -> str:
    """What people call a group; the store's own words (a kind, a status) stay as they are."""
    if key is None:
        return store.actor.zh_en("（无）", "(none)")
    if dimension.unit and isinstance(key, date):
        return _bucket_label(store, dimension.unit, key)
    if dimension.name == "stage":
        return store.workspace.stages.name(str(key), store.actor.language)
    return tally.label if tally.label is not None else str(key)


def _bucket_label(store: Store, unit: TimeUnit, first: date) -> str:
    if unit == "week":
        return store.actor.zh_en(f"{first} 当周", f"week of {first}")
    return {
        "day": first.isoformat(),
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "year": f"{first:%Y}",
    }[unit]


def _ranked(groups: Mapping[Key, Tally], figures: Figuring) -> Groups:
    """The highest first; groups that have no figure last; equal ones by name."""

    def rank(group: tuple[Key, Tally]) -> tuple[tuple[tuple[bool, Decimal], ...], str]:
        values = tuple((value is None, -(value or Decimal(0))) for value in figures(group[1]))
        return values, group[1].label or str(group[0])

    return sorted(groups.items(), key=rank)


def _in_process(store: Store, groups: Mapping[Key, Tally]) -> Groups:
    places = {stage.key: stage.position for stage in store.workspace.stages.all}
    last = max(places.values(), default=0) + 1
    return sorted(
        groups.items(), key=lambda group: (places.get(str(group[0]), last), str(group[0]))
    )


def _along_calendar(
    store: Store, unit: TimeUnit, groups: Mapping[Key, Tally], asked: Period | None
) -> Groups:
    """Every bucket from the first to the last, empty ones too; rows without a date at the end.

    A period that was asked for is filled from its start, until its end or today, whichever is
    earlier: empty bars of a future that has not happened would read as a collapse.
    """
    found = sorted(key for key in groups if isinstance(key, date))
    ends = [*found]
    if asked is not None and asked.start > FAR_PAST and asked.start <= store.today:
        until = min(asked.end, store.today)
        ends += [whole(unit, asked.start).start, whole(unit, until).start]
    buckets = _buckets(unit, min(ends), max(ends)) if ends else []
    filled = found if len(buckets) > MOST_BUCKETS else buckets
    rows: Groups = [(bucket, groups.get(bucket, Tally())) for bucket in filled]
    return rows + [(key, tally) for key, tally in groups.items() if key is None]


def _buckets(unit: TimeUnit, first: date, last: date) -> list[date]:
    buckets: list[date] = []
    while first <= last and len(buckets) <= MOST_BUCKETS:
        buckets.append(first)
        first = following(unit, first)
    return buckets


def _split(ordered: Groups, limit: int | None, *, latest: bool) -> tuple[Groups, Groups]:
    if limit is None or len(ordered) <= max(limit, 1):
        return ordered, []
    limit = max(limit, 1)
    return (ordered[-limit:], ordered[:-limit]) if latest else (ordered[:limit], ordered[limit:])


def _others(store: Store, rest: Groups, figures: Figuring, *, earlier: bool) -> MetricRow:
    tally = together(tally for _key, tally in rest)
    count = sum(tally.groups or 1 for _key, tally in rest)
    label = (
        store.actor.zh_en(f"更早（{count} 期）", f"earlier ({count})")
        if earlier
        else store.actor.zh_en(f"其他（{count} 项）", f"others ({count})")
    )
    return MetricRow(None, label, figures(tally), tally.rows, others=count)
