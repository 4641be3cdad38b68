"""Whose figures: the scope of a question in words, and what a person may not ask about."""

from collections.abc import Sequence

from crm_store.metrics.exchange import Exchange
from crm_store.metrics.periods import FAR_FUTURE, FAR_PAST, Period
from crm_store.metrics.result import MetricError, Receipt
from crm_store.store import Store

MOST_NAMES = 3


def receipt_for(
    store: Store,
    period: Period | None,
    owner_ids: Sequence[int] | None,
    exchange: Exchange,
    *,
    rows: int,
    notes: tuple[str, ...] = (),
) -> Receipt:
    """The receipt of a figure that was counted from so many rows."""
    owners = owner_names(store, owner_ids)
    return Receipt(
        whose=_whose(store, owner_ids, owners),
        owners=owners,
        start=None if period is None or period.start == FAR_PAST else period.start,
        end=None if period is None or period.end == FAR_FUTURE else period.end,
        currencies=tuple(name for name in exchange.currencies if name),
        rates=exchange.rates,
        rates_on=exchange.on,
        rows=rows,
        notes=notes,
    )


def owner_names(store: Store, owner_ids: Sequence[int] | None) -> tuple[str, ...]:
    """The names of the owners that were asked for, in that order."""
    names = store.users.names(owner_ids) if owner_ids else {}
    return tuple(names[key] for key in owner_ids or () if key in names)


def check_owners(store: Store, owner_ids: Sequence[int] | None) -> None:
    """Refuse owners whose work the actor does not see: a part of it would pass for the whole."""
    seen = store.actor.sees
    if seen is None or owner_ids is None or set(owner_ids) <= set(seen):
        return
    raise MetricError(
        store.actor.zh_en(
            "你只能查看自己和自己团队的数据。", "You can only see your own and your team's figures."
        )
    )


def _whose(store: Store, owner_ids: Sequence[int] | None, owners: tuple[str, ...]) -> str:
    actor = store.actor
    if owner_ids is not None:
        if list(owner_ids) == [actor.user_id]:
            return actor.zh_en(f"你本人（{actor.name}）", f"yours ({actor.name})")
        shown, more = owners[:MOST_NAMES], len(owners) - MOST_NAMES
        rest = actor.zh_en(f"等 {len(owners)} 人", f" and {more} more") if more > 0 else ""
        return actor.zh_en("、", ", ").join(shown) + rest
    if actor.sees_all:
        return actor.zh_en("全公司", "whole company")
    if actor.manages:
        return actor.zh_en("你的团队", "your team")
    return actor.zh_en("你名下的和你能看到的", "yours and what you can see")
