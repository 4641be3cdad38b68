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


def dot(one: Floats, other: Floats) -> float:
    """The sum of products, in this thread: the many threads of `@` take longer than they save."""
    return float(np.einsum("i,i->", one, other))


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
        expected: Floats = np.maximum(staying * self.alive(x, t_x, T), 0.0)
        return expected


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
        options={"maxiter": ITERATIONS, "ftol": 1e-12, "gtol": 1e-6},
    )
    if not found.success or not np.isfinite(found.fun):
        raise FitError("BG/NBD does not fit these purchases.")
    r, alpha, a, b = (float(value) for value in np.exp(found.x))
    return BgNbd(r, alpha * scale, a, b)


class _Data:
    """Customers, and the few whole numbers (`whole`) that their purchases are counted in.

    What depends on `x` alone is worked out once for each of those, for the customers that have it.
    """

    def __init__(self, x: Floats, t_x: Floats, T: Floats) -> None:  # noqa: N803
        self.x, self.t_x, self.T = x, t_x, T
        self.again = (x > 0).astype(np.float64)
        self.before = np.maximum(x, 1) - 1
        self.whole, counts = np.unique(x, return_counts=True)
        self.counts = counts.astype(np.float64)


def _negative(logs: Floats, data: _Data) -> tuple[float, Floats]:
    """Minus the log-likelihood, and its gradient by the parameters' logarithms."""
    from scipy.special import expit, gammaln, psi

    r, alpha, a, b = np.exp(logs)
    n, rx = data.whole, r + data.x
    of_x = (
        gammaln(r + n) - gammaln(r) + r * logs[1]
        + gammaln(a + b) + gammaln(b + n) - gammaln(b) - gammaln(a + b + n)
    )  # fmt: skip
    seen, bought = alpha + data.T, alpha + data.t_x
    log_seen = np.log(seen)
    longer = log_seen - np.log(bought)
    left = logs[2] - np.log(b + data.before) + rx * longer
    gone = data.again * expit(left)
    value = data.counts @ of_x + dot(data.again, np.logaddexp(0, left)) - dot(rx, log_seen)
    both = psi(a + b) - psi(a + b + n)
    by_r = data.counts @ (psi(r + n) - psi(r) + logs[1]) + dot(gone, longer) - log_seen.sum()
    by_alpha = len(data.x) * r / alpha + dot(rx, gone * (1 / seen - 1 / bought) - 1 / seen)
    by_a = data.counts @ both + gone.sum() / a
    by_b = data.counts @ (both + psi(b + n) - psi(b)) - dot(gone, 1 / (b + data.before))
    return -float(value), -np.array([by_r * r, by_alpha * alpha, by_a * a, by_b * b])
