"""Sales targets: what a period's target is for the people in scope, and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from sqlalchemy import or_, select

from crm_store.metrics.periods import Period, period_of
from crm_store.models import Target, Team, User
from crm_store.store import Store

Basis = Literal["set", "summed", "shared", "none"]
Sums = dict[str, Decimal]

SMALL = Decimal(1000)
RANK: dict[Basis, int] = {"set": 0, "summed": 1, "shared": 2, "none": 3}


@dataclass(frozen=True)
class TargetFigure:
    """A target by currency, and where it comes from.

    `set`: somebody set it for exactly these dates. `summed`: added up from the months or quarters
    within. `shared`: a part of a longer period's target, by months (by days where the dates are
    no whole months). `none`: nobody set anything. Of several people's targets the loosest counts.
    `people` names those whose targets were added up (none: it is the company's own), `without`
    those in scope who have none, `teams` those managers whose target is their team's.
    """

    sums: Sums
    basis: Basis
    people: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


class _Own(NamedTuple):
    """One person's target of a period: an amount in a currency."""

    amount: Decimal
    currency: str
    basis: Basis


def target_for(store: Store, period: Period, owner_ids: Sequence[int] | None) -> TargetFigure:
    """The target of these owners, or of everybody whose work the actor sees.

    The whole company's is the company's own target where there is one. A team's is the sum of its
    people's own; a manager's is the whole team's where it is no less than the members' together,
    else what the manager alone is to sell. Owners asked for by name have their own added up.
    """
    known = _known(store, period)
    if owner_ids is None and store.actor.sees is None and None in known:
        return _added({"": known[None]}, ())
    people = _people(store, owner_ids)
    led = {} if owner_ids is not None else _led(store, people, known)
    people = [user for user in people if user.team_id not in led or user.id in led.values()]
    found = {user.name: known[user.id] for user in people if user.id in known}
    missing = tuple(user.name for user in people if user.id not in known and user.role == "rep")
    teams = tuple(user.name for user in people if user.id in led.values())
    return replace(_added(found, missing), teams=teams)


def targets_of(store: Store, period: Period) -> dict[int, tuple[str, TargetFigure]]:
    """Name and target of each whose work the actor sees, by the person's key; one statement."""
    known = _known(store, period)
    return {
        user.id: (user.name, _added({user.name: known[user.id]} if user.id in known else {}, ()))
        for user in _people(store, None)
    }


def _added(found: dict[str, _Own], without: tuple[str, ...]) -> TargetFigure:
    sums: Sums = {}
    for own in found.values():
        sums[own.currency] = sums.get(own.currency, Decimal(0)) + own.amount
    bases: list[Basis] = [own.basis for own in found.values()] or ["none"]
    names = tuple(name for name in found if name)
    return TargetFigure(sums, max(bases, key=RANK.__getitem__), names, without)


def _people(store: Store, owner_ids: Sequence[int] | None) -> list[User]:
    query = store.users.query().order_by(User.id)
    keys = store.actor.sees if owner_ids is None else owner_ids
    return list(store.session.scalars(query if keys is None else query.where(User.id.in_(keys))))


def _led(store: Store, people: list[User], known: dict[int | None, _Own]) -> dict[int, int]:
    """The teams whose manager's target is the whole team's, each with that manager's key."""
    here = {user.id for user in people}
    led: dict[int, int] = {}
    for team in store.session.scalars(select(Team)):
        manager = team.manager_id
        if manager is None or manager not in here or manager not in known:
            continue
        ids = {user.id for user in people if user.team_id == team.id} - {manager}
        if _holds(known[manager], [known[key] for key in ids if key in known]):
            led[team.id] = manager
    return led


def _holds(managers: _Own, members: list[_Own]) -> bool:
    """Whether a manager's target is no less than the members' together, in one currency."""
    same = all(own.currency == managers.currency for own in members)
    return same and managers.amount >= sum((own.amount for own in members), Decimal(0))


def _known(store: Store, period: Period) -> dict[int | None, _Own]:
    """Each person's target for the period, by the person's key (None: the company)."""
    years = range(period.start.year, period.end.year + 1)
    query = store.targets.query().where(or_(*(Target.period.startswith(str(y)) for y in years)))
    by_user: dict[int | None, list[tuple[Period, Target]]] = {}
    for target in store.session.scalars(query.order_by(Target.id)):
        dates = period_of(target.period)
        if dates is not None and dates.overlaps(period):
            by_user.setdefault(target.user_id, []).append((dates, target))
    owns = {user: _own(targets, period) for user, targets in by_user.items()}
    return {user: own for user, own in owns.items() if own is not None}


def _own(targets: list[tuple[Period, Target]], period: Period) -> _Own | None:
    for dates, target in targets:
        if dates == period:
            return _Own(target.amount, target.currency, "set")
    for months in (1, 3, 12):
        within = [pair for pair in targets if pair[0].months == months and period.holds(pair[0])]
        if sum(dates.days for dates, _target in within) == period.days and _one_currency(within):
            total = sum((target.amount for _dates, target in within), Decimal(0))
            return _Own(total, within[0][1].currency, "summed")
    around = [pair for pair in targets if pair[0].holds(period)]
    if not around:
        return None
    dates, target = min(around, key=lambda pair: pair[0].days)
    return _Own(_whole(target.amount * _share(period, dates)), target.currency, "shared")


def _whole(amount: Decimal) -> Decimal:
    """A part of a target is no more exact than whole units, where it is not small."""
    return amount.quantize(Decimal(1)) if amount >= SMALL else amount


def _one_currency(targets: list[tuple[Period, Target]]) -> bool:
    return len({target.currency for _dates, target in targets}) == 1


def _share(part: Period, whole: Period) -> Decimal:
    if part.months and whole.months:
        return Decimal(part.months) / Decimal(whole.months)
    return Decimal(part.days) / Decimal(whole.days)
