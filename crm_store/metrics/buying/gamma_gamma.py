"""Gamma-Gamma: what a customer's purchases are worth on average, in the long run.

Peter S. Fader, Bruce G. S. Hardie (2013): The Gamma-Gamma Model of Monetary Value.
https://www.brucehardie.com/notes/025/. It takes for granted that how much somebody spends does not
depend on how often they buy. `x` repeat purchases are worth `mean` each on average; customers
without any say nothing, and are expected to be as the others.
"""

from dataclasses import dataclass

import numpy as np

from crm_store.metrics.buying.bg_nbd import ITERATIONS, FitError, Floats, dot

START = (1.0, 1.0, 1.0)
BOUND = 7.0


@dataclass(frozen=True)
class GammaGamma:
    """A purchase is Gamma(p, nu), and nu itself is Gamma(q, gamma) among customers."""

    p: float
    q: float
    gamma: float

    def average(self, x: Floats, mean: Floats) -> Floats:
        """The mean worth of a customer's purchases to expect (equation 5)."""
        return self.p * (self.gamma + x * mean) / (self.p * x + self.q - 1)


def fit_gamma_gamma(x: Floats, mean: Floats) -> GammaGamma:
    """The parameters of greatest likelihood; every customer has x and mean above nought.

    Raises FitError where none is found, or where the mean of all customers would be infinite.
    """
    from scipy.optimize import minimize

    scale = float(np.mean(mean))
    found = minimize(
        _negative,
        np.log(START),
        (_Data(x, mean / scale),),
        method="L-BFGS-B",
        jac=True,
        bounds=[(-BOUND, BOUND)] * 3,
        options={"maxiter": ITERATIONS, "ftol": 1e-12, "gtol": 1e-6},
    )
    p, q, gamma = (float(value) for value in np.exp(found.x))
    if not found.success or not np.isfinite(found.fun) or q <= 1:
        raise FitError("Gamma-Gamma does not fit these purchases.")
    return GammaGamma(p, q, gamma * scale)


class _Data:
    """Customers, and the few whole numbers (`whole`) that their purchases are counted in."""

    def __init__(self, x: Floats, mean: Floats) -> None:
        self.x, self.spent = x, x * mean
        self.whole, counts = np.unique(x, return_counts=True)
        self.counts = counts.astype(np.float64)
        self.logs = dot(x, np.log(self.spent))
        self.constant = -float(np.log(mean).sum())


def _negative(logs: Floats, data: _Data) -> tuple[float, Floats]:
    """Minus the log-likelihood (equation 3), and its gradient by the parameters' logarithms."""
    from scipy.special import gammaln, psi

    p, q, gamma = np.exp(logs)
    n, px = data.whole, p * data.whole
    of_x = gammaln(px + q) - gammaln(px) - gammaln(q) + q * logs[2]
    together = gamma + data.spent
    both, shape = np.log(together), p * data.x + q
    value = data.counts @ of_x + data.constant + p * data.logs - dot(shape, both)
    by_p = data.counts @ (n * (psi(px + q) - psi(px))) + data.logs - dot(data.x, both)
    by_q = data.counts @ (psi(px + q) - psi(q) + logs[2]) - both.sum()
    by_gamma = len(data.x) * q / gamma - dot(shape, 1 / together)
    return -float(value), -np.array([by_p * p, by_q * q, by_gamma * gamma])
