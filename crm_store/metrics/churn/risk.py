"""The risk that a customer leaves: 0 to 100, and the factors that it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import JsonValue

from crm_store.metrics.churn.factors import FACTORS, Factor
from crm_store.metrics.churn.signals import Basis, Signals

Level = Literal["high", "medium", "low"]
HIGH, MEDIUM = 60, 35
"""From these scores on."""


@dataclass(frozen=True)
class Reason:
    """A factor, and how many points of the score it gave."""

    factor: Factor
    points: int


@dataclass(frozen=True)
class Risk:
    """A score (0-100) and its reasons, the weightiest first. `by` is what it was worked out by."""

    score: int
    basis: Basis
    reasons: tuple[Reason, ...]
    signals: Signals
    by: Literal["score", "model"] = "score"

    @property
    def level(self) -> Level:
        """High, medium or low."""
        return "high" if self.score >= HIGH else "medium" if self.score >= MEDIUM else "low"

    @property
    def kept(self) -> list[JsonValue]:
        """The reasons as they are kept with the score."""
        return [{"factor": one.factor.name, "points": one.points} for one in self.reasons]


class Judge(Protocol):
    """What may be asked before the score: a model that was fitted on what became of contracts."""

    def judge(self, signals: Signals) -> Risk | None:
        """The risk, or None where the model is not for this customer."""


def risk_of(signals: Signals, judge: Judge | None = None) -> Risk | None:
    """The risk of these signals; None where there is nothing to lose, or nothing known."""
    if signals.basis is None:
        return None
    judged = judge.judge(signals) if judge is not None else None
    return judged if judged is not None else added_up(signals)


def added_up(signals: Signals) -> Risk | None:
    """The documented score: the factors' points, added up, 100 at most."""
    basis = signals.basis
    if basis is None:
        return None
    given = [(one, one.reached(signals)) for one in FACTORS if basis in one.basis]
    reasons = weightiest(given)
    return Risk(min(sum(one.points for one in reasons), 100), basis, reasons, signals)


def weightiest(given: Iterable[tuple[Factor, int]]) -> tuple[Reason, ...]:
    """The factors that gave points, the most first."""
    reasons = (Reason(factor, points) for factor, points in given if points > 0)
    return tuple(sorted(reasons, key=lambda one: -one.points))
