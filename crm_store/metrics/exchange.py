"""Exchange: several currencies, converted where the workspace has rates, else kept apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from crm_store.metrics.result import MetricError
from crm_store.store import Store

Sums = Mapping[str, Decimal]


@dataclass(frozen=True)
class Exchange:
    """How sums by currency become figures: one for each of `currencies`.

    Several currencies become one (the workspace's base currency) only where it has a rate for all
    of them; `rates` then holds those that were used, as of the day `on`. An amount without a
    currency counts as the base currency; "" stands for it in a workspace that has none.
    """

    currencies: tuple[str, ...]
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    on: date | None = None

    @property
    def converts(self) -> bool:
        """Whether other currencies were turned into the base currency."""
        return bool(self.rates)

    def figures(self, sums: Sums) -> tuple[Decimal, ...]:
        """A figure for each of `currencies`, unrounded."""
        if self.converts:
            home = self.currencies[0]
            parts = (value * self.rates.get(name or home, 1) for name, value in sums.items())
            return (sum(parts, Decimal(0)),)
        found = {currency: Decimal(0) for currency in self.currencies}
        for name, value in sums.items():
            found[name if name in found else self.currencies[0]] += value
        return tuple(found.values())

    def figure(self, value: Decimal, currency: str) -> tuple[Decimal, ...] | None:
        """One amount as figures; None where its currency is not among them."""
        if currency not in self.currencies and currency not in self.rates:
            return None
        return self.figures({currency: value})


def counting() -> Exchange:
    """The exchange of figures that are no money."""
    return Exchange(("",))


def exchange_for(
    store: Store, found: Iterable[str], on: date, wanted: str | None = None
) -> Exchange:
    """The exchange for amounts in these currencies, at the rates of that day.

    Into the currency that is `wanted`, if any; raises MetricError where a rate for that is missing.
    """
    base = store.workspace.base_currency
    names = {name or base or "" for name in found}
    if wanted is not None:
        return _into(wanted, names, on, store)
    if len(names) <= 1:
        return Exchange(tuple(names) or (base or store.actor.currency,))
    rates = store.workspace.rates(on)
    if base is not None and all(name in rates for name in names):
        return Exchange((base,), {name: rates[name] for name in sorted(names - {base})}, on)
    first = base or store.actor.currency
    return Exchange(tuple(sorted(names, key=lambda name: (name != first, name))))


def _into(wanted: str, names: set[str], on: date, store: Store) -> Exchange:
    rates = store.workspace.rates(on)
    others = sorted(names - {wanted})
    missing = [name or "?" for name in (wanted, *others) if name not in rates]
    if others and missing:
        shown = store.actor.zh_en("、", ", ").join(missing)
        raise MetricError(
            store.actor.zh_en(
                f"{on} 没有 {shown} 的汇率，换算不了。",
                f"There is no exchange rate for {shown} on {on}, so I cannot convert this.",
            )
        )
    return Exchange((wanted,), {name: rates[name] / rates[wanted] for name in others}, on)
