"""Gamma-Gamma: what a customer's purchases are worth on average, in the long run.

Peter S. Fader, Bruce G. S. Hardie (2013): The Gamma-Gamma Model of Monetary Value.
https://www.brucehardie.com/notes/025/. It takes for granted that how much somebody spends does not
depend on how often they buy. `x` repeat purchases are worth `mean` each on average; customers
without any say nothing, and are expected to be as the others.
"""

from dataclasses import dataclass

import numpy as np

from crm_store.metrics.buying.bg_nbd import ITERATIONS, FitError, Floats

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
        (x, mean / scale),
        method="L-BFGS-B",
        jac=True,
        bounds=[(-BOUND, BOUND)] * 3,
        options={"maxiter": ITERATIONS, "ftol": 1e-13, "gtol": 1e-7},
    )
    p, q, gamma = (float(value) for value in np.exp(found.x))
    if not found.success or not np.isfinite(found.fun) or q <= 1:
        raise FitError("Gamma-Gamma does not fit these purchases.")
    return GammaGamma(p, q, gamma * scale)


def _negative(logs: Floats, x: Floats, mean: Floats) -> tuple[float, Floats]:
    """Minus the log-likelihood (equation 3), and its gradient by the parameters' logarithms."""
    from scipy.special import gammaln, psi

    p, q, gamma = np.exp(logs)
    px, both = p * x, np.log(gamma + x * mean)
    value = np.sum(
        gammaln(px + q) - gammaln(px) - gammaln(q) + q * logs[2]
        + (px - 1) * np.log(mean) + px * np.log(x) - (px + q) * both
    )  # fmt: skip
    by_p = np.sum(x * (psi(px + q) - psi(px) + np.log(mean) + np.log(x) - both))
    by_q = np.sum(psi(px + q) - psi(q) + logs[2] - both)
    by_gamma = np.sum(q / gamma - (px + q) / (gamma + x * mean))
    return -float(value), -np.array([by_p * p, by_q * q, by_gamma * gamma])
