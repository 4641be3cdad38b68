"""Fits the model, and decides whether it is any better than the score.

scikit-learn's LogisticRegression (L2) within CalibratedClassifierCV (Platt's sigmoid, 5 folds).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crm_store.metrics.churn.model import FEATURES, Fitted, features_of
from crm_store.metrics.churn.outcomes import Outcome

ENOUGH = 150
"""Outcomes in all."""
ENOUGH_OF_EACH = 40
"""Of those that were renewed, and of those that were not."""
BETTER = 0.97
"""So small a part of the other Brier scores its own has to be."""
FOLDS = 5

Floats = NDArray[np.float64]


def fit(outcomes: Sequence[Outcome]) -> Fitted | None:
    """The model, where there are enough outcomes and it does better than the score; else None."""
    left = np.array([one.left for one in outcomes], dtype=np.int64)
    rarer = min(int(left.sum()), len(left) - int(left.sum()))
    if len(left) < ENOUGH or rarer < ENOUGH_OF_EACH:
        return None
    features = np.array([list(features_of(one.signals).values()) for one in outcomes])
    points = np.array([[_points(one)] for one in outcomes]) / 100.0
    fitted = _fitted(features, left)
    fitted.brier, fitted.brier_of_score = _brier(features, left), _brier(points, left)
    best_other = min(fitted.brier_of_mean, fitted.brier_of_score)
    return fitted if fitted.brier <= BETTER * best_other else None


def _points(one: Outcome) -> float:
    return float(min(sum(factor.reached(one.signals) for factor in FEATURES), 100))


def _fitted(features: Floats, left: NDArray[np.int64]) -> Fitted:
    """Both steps are linear in the logit, so that they are one row of weights together."""
    whole = _calibrated().fit(features, left).calibrated_classifiers_[0]
    slope, shift = float(whole.calibrators[0].a_), float(whole.calibrators[0].b_)
    weights = -slope * whole.estimator.coef_[0]
    return Fitted(
        weights={
            factor.name: float(weight) for factor, weight in zip(FEATURES, weights, strict=True)
        },
        intercept=-slope * float(whole.estimator.intercept_[0]) - shift,
        outcomes=len(left),
        left=int(left.sum()),
        brier=1.0,
        brier_of_mean=float(left.mean() * (1 - left.mean())),
        brier_of_score=1.0,
    )


def _calibrated() -> Any:
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.linear_model import LogisticRegression

    return CalibratedClassifierCV(
        LogisticRegression(max_iter=1000), method="sigmoid", cv=_folds(), ensemble=False
    )


def _folds() -> Any:
    from sklearn.model_selection import StratifiedKFold

    return StratifiedKFold(FOLDS, shuffle=True, random_state=0)


def _brier(features: Floats, left: NDArray[np.int64]) -> float:
    """The mean squared error of what is foreseen of contracts that were not learned from."""
    from sklearn.model_selection import cross_val_predict

    foreseen = cross_val_predict(_calibrated(), features, left, cv=_folds(), method="predict_proba")
    return float(np.mean((foreseen[:, 1] - left) ** 2))
