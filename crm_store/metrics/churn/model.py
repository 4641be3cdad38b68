"""A calibrated logistic regression on what became of contracts, in the place of the score.

Its features are the score's factors, so that its reasons are the same reasons; what it learns is
how much each one weighs here. It is kept as numbers, and asking it needs no scikit-learn. When it
may be used, and why this model, is in docs/decisions/0016.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from pydantic import BaseModel, ValidationError

from crm_store.metrics.churn.factors import FACTORS
from crm_store.metrics.churn.risk import Risk, weightiest
from crm_store.metrics.churn.signals import Signals
from crm_store.store import Store

SETTING = "churn_model"
NEAR_END = 120
"""It is asked so many days before a contract ends: it was fitted on what is known near the end."""
FEATURES = tuple(factor for factor in FACTORS if factor.looks_back)


class Fitted(BaseModel):
    """What is kept of a model: weights by factor, and how it did on contracts it had not seen.

    The Brier scores (0 is perfect) are of 5-fold cross-validation: the model's own, the one of
    giving everybody the mean, and the score's.
    """

    weights: dict[str, float]
    intercept: float
    outcomes: int
    left: int
    brier: float
    brier_of_mean: float
    brier_of_score: float

    @property
    def fits(self) -> bool:
        """Whether it was fitted on the factors that there are now."""
        return set(self.weights) == {factor.name for factor in FEATURES}


@dataclass(frozen=True)
class ChurnModel:
    """The model as it is asked."""

    fitted: Fitted

    def judge(self, signals: Signals) -> Risk | None:
        """The risk at renewal; None for a customer without a contract that ends before long."""
        left = signals.days_left
        if signals.basis != "contract" or left is None or left > NEAR_END:
            return None
        features = features_of(signals)
        score = self._percent(features)
        given = (
            (factor, score - self._percent({**features, factor.name: 0.0}))
            for factor in FEATURES
            if features[factor.name]
        )
        return Risk(score, "contract", weightiest(given), signals, by="model")

    def _percent(self, features: Mapping[str, float]) -> int:
        weighed = sum(self.fitted.weights[name] * value for name, value in features.items())
        return round(100 / (1 + math.exp(-(weighed + self.fitted.intercept))))


def features_of(signals: Signals) -> dict[str, float]:
    """Each factor as a part of its most points, 0 to 1."""
    return {factor.name: factor.reached(signals) / factor.most for factor in FEATURES}


def model_of(store: Store) -> ChurnModel | None:
    """The workspace's own model, or None where the score is all there is."""
    try:
        fitted = Fitted.model_validate(store.workspace.setting(SETTING))
    except ValidationError:
        return None
    return ChurnModel(fitted) if fitted.fits else None


def keep_model(store: Store, fitted: Fitted | None) -> None:
    """Keep a model for the workspace, or that there is none."""
    store.workspace.set(SETTING, None if fitted is None else cast("dict", fitted.model_dump()))  # type: ignore[type-arg]
