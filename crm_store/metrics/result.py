"""Results: figures with their receipt, which says whose, which dates, which currency, how many."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal

from crm_store.metrics.dimensions import Dimension
from crm_store.metrics.measures import Measure
from crm_store.metrics.periods import Period
from crm_store.scope import Actor

Figures = tuple[Decimal | None, ...]
SIX_DIGITS = Context(prec=6)
"""How exactly a rate is told; what is converted uses all of it."""


class MetricError(ValueError):
    """A figure that cannot be given; the message is a sentence to the person."""


@dataclass(frozen=True)
class Receipt:
    """What a figure is made of.

    `whose` is a phrase in the actor's language, `owners` the names asked for (none: all that the
    actor may see). `rates` were used to convert to the one currency, as of `rates_on`. `rows` is
    how many records were counted, `notes` sentences that belong beside the figure.
    """

    whose: str
    owners: tuple[str, ...]
    start: date | None
    end: date | None
    currencies: tuple[str, ...]
    rates: Mapping[str, Decimal]
    rates_on: date | None
    rows: int
    notes: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def text(self, actor: Actor) -> str:
        """All of it in one line, in the actor's language."""
        only = actor.zh_en("、", ", ").join(self.only)
        parts = [self.whose, only, self._dates(actor), self._money(actor)]
        parts.append(actor.zh_en(f"{self.rows:,} 条记录", _records(self.rows)))
        return " · ".join(part for part in parts if part)

    def _dates(self, actor: Actor) -> str:
        if self.start is None and self.end is None:
            return actor.zh_en("全部时间", "all dates")
        if self.start == self.end:
            return str(self.start)
        if self.start is None:
            return actor.zh_en(f"截至 {self.end}", f"until {self.end}")
        if self.end is None:
            return actor.zh_en(f"{self.start} 起", f"from {self.start}")
        return actor.zh_en(f"{self.start} 至 {self.end}", f"{self.start} to {self.end}")

    def _money(self, actor: Actor) -> str:
        names = [name for name in self.currencies if name]
        if self.rates:
            used = ", ".join(
                f"1 {name} = {rate.normalize(SIX_DIGITS):f}" for name, rate in self.rates.items()
            )
            return actor.zh_en(
                f"折算为 {names[0]}（{self.rates_on} 汇率：{used}）",
                f"converted to {names[0]} (rates of {self.rates_on}: {used})",
            )
        apart = actor.zh_en("（分币种，未折算）", " (apart, not converted)") if names[1:] else ""
        return ", ".join(names) + apart


def _records(rows: int) -> str:
    return "1 record" if rows == 1 else f"{rows:,} records"


@dataclass(frozen=True)
class MetricRow:
    """One group's figure: a value for each of the result's currencies, and the rows behind it.

    `key` is the record's key, the stored value or the bucket's first day; None for the rows that
    have no value, whose label says so. `others` is how many groups this row stands for.
    A value is None where there is nothing to average.
    """

    key: int | str | date | None
    label: str
    values: Figures
    rows: int
    others: int = 0

    @property
    def value(self) -> Decimal | None:
        """The value in the first (mostly the only) currency."""
        return self.values[0]


@dataclass(frozen=True)
class MetricResult:
    """A figure (`total`) and its breakdown (`rows`, empty without a dimension).

    `currencies` are those of every `values`: one, or several where no rate converts them, or ("",)
    for what is no money. Units are the measure's: money, whole counts, percent, days, hours, a
    score. `missing` is a sentence where the figure cannot be worked out and says what to do.
    """

    measure: Measure
    dimension: Dimension | None
    currencies: tuple[str, ...]
    rows: tuple[MetricRow, ...]
    total: MetricRow
    receipt: Receipt
    missing: str | None = None

    @property
    def empty(self) -> bool:
        """Whether no record was there to count: "none", which is not "could not find out"."""
        return self.total.rows == 0


@dataclass(frozen=True)
class Comparison:
    """A figure beside that of an earlier period, in the same currencies and at the same rates.

    `change` is in percent of the earlier one, None where that is nought or unknown; `difference`
    in the measure's unit. `running` says that the later period is not over yet.
    """

    current: MetricResult
    earlier: MetricResult
    earlier_period: Period
    difference: Figures
    change: Figures
    running: bool = field(default=False)
