"""BG/NBD: how often customers will buy again, and whether they are still there.

Peter S. Fader, Bruce G. S. Hardie, Ka Lok Lee (2005): "Counting Your Customers" the Easy Way: An
Alternative to the Pareto/NBD Model. Marketing Science 24(2), 275-284. Equation numbers are of that
paper. Times are in weeks: `x` repeat purchases, the last of them `t_x` after the first purchase,
seen for `T`.
"""

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

START = (1.0, 1.0, 1.0, 1.0)
BOUND = 7.0
"""Parameters lie between e^-7 and e^7: beyond, customers are all alike and nothing changes."""
NEAR_ONE = 1e-5
ITERATIONS = 500


class FitError(ArithmeticError):
    """The data does not determine the model."""


@dataclass(frozen=True)
class BgNbd:
    """The four parameters: buying is Gamma(r, alpha), leaving after a purchase is Beta(a, b)."""

    r: float
    alpha: float
    a: float
    b: float

    def log_likelihood(self, x: Floats, t_x: Floats, T: Floats) -> float:  # noqa: N803
        """The log-likelihood of these customers (equation 6, added up)."""
        return -_negative(np.log(astuple(self)), _Data(x, t_x, T))[0]

    def alive(self, x: Floats, t_x: Floats, T: Floats) -> Floats:  # noqa: N803
        """The probability that a customer is still one, from 0 to 1.

        Without a repeat purchase it is 1: in this model nobody leaves before the first one.
        """
        from scipy.special import expit

        longer = (self.r + x) * np.log((self.alpha + T) / (self.alpha + t_x))
        odds = np.log(self.a) - np.log(self.b + np.maximum(x, 1) - 1) + longer
        chance: Floats = np.where(x > 0, expit(-odds), 1.0)
        return chance

    def expected(self, weeks: float, x: Floats, t_x: Floats, T: Floats) -> Floats:  # noqa: N803
        """The purchases to expect in so many weeks from now (equation 10).

        Written with Euler's transformation of the hypergeometric function, by which its arguments
        stay small however large `x` is.
        """
        from scipy.special import hyp2f1

        r, alpha, a, b = astuple(self)
        a = 1 + NEAR_ONE if abs(a - 1) < NEAR_ONE else a
        z = weeks / (alpha + T + weeks)
        series = hyp2f1(a + b - 1 - r, a - 1, a + b + x - 1, z)
        staying = (a + b + x - 1) / (a - 1) * (1 - (1 - z) ** (a - 1) * series)
        return np.maximum(staying * self.alive(x, t_x, T), 0.0)


def fit_bg_nbd(x: Floats, t_x: Floats, T: Floats) -> BgNbd:  # noqa: N803
    """The parameters of greatest likelihood. Raises FitError where none is found."""
    from scipy.optimize import minimize

    scale = float(np.mean(T)) or 1.0  # so that all four are of one order, whatever the unit
    data = _Data(x, t_x / scale, T / scale)
    found = minimize(
        _negative,
        np.log(START),
        (data,),
        method="L-BFGS-B",
        jac=True,
        bounds=[(-BOUND, BOUND)] * 4,
        options={"maxiter": ITERATIONS, "ftol": 1e-13, "gtol": 1e-7},
    )
    if not found.success or not np.isfinite(found.fun):
        raise FitError("BG/NBD does not fit these purchases.")
    r, alpha, a, b = (float(value) for value in np.exp(found.x))
    return BgNbd(r, alpha * scale, a, b)


class _Data:
    """Customers, each distinct history once, with how many have it.

    Purchases are counted in few whole numbers, so what depends on `x` alone is worked out for
    each of those once (`whole`), and looked up (`at`).
    """

    def __init__(self, x: Floats, t_x: Floats, T: Floats) -> None:  # noqa: N803
        rows, counts = np.unique(np.column_stack((x, t_x, T)), axis=0, return_counts=True)
        self.x, self.t_x, self.T = rows.T.copy()
        self.counts = counts.astype(np.float64)
        self.whole, self.at = np.unique(self.x, return_inverse=True)
        self.again = self.x > 0
        self.of_whole = np.bincount(self.at, self.counts)
        self.total = float(self.counts.sum())


def _negative(logs: Floats, data: _Data) -> tuple[float, Floats]:
    """Minus the log-likelihood, and its gradient by the parameters' logarithms."""
    from scipy.special import gammaln, psi

    r, alpha, a, b = np.exp(logs)
    n, x = data.whole, data.x
    of_x = (
        gammaln(r + n) - gammaln(r) + r * logs[1]
        + gammaln(a + b) + gammaln(b + n) - gammaln(b) - gammaln(a + b + n)
    )  # fmt: skip
    log_T, log_t = np.log(alpha + data.T), np.log(alpha + data.t_x)  # noqa: N806
    left = logs[2] - np.log(b + np.maximum(x, 1) - 1) + (r + x) * (log_T - log_t)
    gone = np.where(data.again, np.exp(-np.logaddexp(0, -left)), 0.0)
    stayed = np.where(data.again, np.logaddexp(0, left), 0.0) - (r + x) * log_T
    value = float(data.of_whole @ of_x + data.counts @ stayed)
    both = psi(a + b) - psi(a + b + n)
    by_r = data.of_whole @ (psi(r + n) - psi(r) + logs[1]) + data.counts @ (
        gone * (log_T - log_t) - log_T
    )
    by_alpha = data.total * r / alpha + data.counts @ (
        (r + x) * (gone * (1 / (alpha + data.T) - 1 / (alpha + data.t_x)) - 1 / (alpha + data.T))
    )
    by_a = data.of_whole @ both + data.counts @ gone / a
    by_b = data.of_whole @ (both + psi(b + n) - psi(b)) - data.counts @ (
        gone / (b + np.maximum(x, 1) - 1)
    )
    slope = np.array([by_r * r, by_alpha * alpha, by_a * a, by_b * b])
    return -value, -slope
