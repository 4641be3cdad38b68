"""Fits BG/NBD and Gamma-Gamma on simulated customers, beside `lifetimes`, in one run.

python -m bench.value --customers 100000
"""

import time
import warnings
from collections.abc import Callable
from typing import Annotated, Any

import numpy as np
import typer

from crm_store.metrics.buying.bg_nbd import BgNbd, Floats, fit_bg_nbd
from crm_store.metrics.buying.gamma_gamma import fit_gamma_gamma

TRUE = BgNbd(0.6, 9.0, 0.8, 2.5)
"""The parameters that the customers are drawn from: a purchase every 15 weeks, a third leave."""
MEAN = 800.0


def simulated(count: int, seed: int = 1) -> tuple[Floats, Floats, Floats, Floats]:
    """Customers as the model has them, by days: x, t_x and T in weeks, mean worth of a repeat."""
    random = np.random.default_rng(seed)
    seen = random.integers(30, 1095, count) / 7
    rate = random.gamma(TRUE.r, 1 / TRUE.alpha, count)
    leaves = random.beta(TRUE.a, TRUE.b, count)
    x, t_x, clock, there = np.zeros(count), np.zeros(count), np.zeros(count), np.ones(count, bool)
    while there.any():
        clock = np.where(there, clock + random.exponential(1 / rate), clock)
        there &= clock <= seen
        x, t_x = np.where(there, x + 1, x), np.where(there, np.ceil(clock * 7) / 7, t_x)
        there &= random.random(count) >= leaves
    bought = 6 * np.maximum(x, 1)
    mean = random.gamma(bought, random.gamma(4, MEAN / 4, count) / bought)
    return x, np.minimum(t_x, seen), seen, mean


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and the processor's seconds."""
    started = time.process_time()
    return work(), time.process_time() - started


def main(
    customers: Annotated[int, typer.Option(help="How many customers.")] = 100_000,
) -> None:
    """Seconds of both, the ratio, and whether they found the same."""
    warnings.simplefilter("ignore")
    from lifetimes import BetaGeoFitter, GammaGammaFitter

    x, t_x, seen, mean = simulated(customers)
    again = x > 0
    print(f"{customers:,} customers, {int(again.sum()):,} bought again; true values {TRUE}")
    ours, ours_s = timed(lambda: fit_bg_nbd(x, t_x, seen))
    theirs, theirs_s = timed(lambda: BetaGeoFitter().fit(x, t_x, seen))
    _tell("BG/NBD", ours, ours_s, theirs, theirs_s)
    ours, ours_s = timed(lambda: fit_gamma_gamma(x[again], mean[again]))
    theirs, theirs_s = timed(lambda: GammaGammaFitter().fit(x[again], mean[again]))
    _tell("Gamma-Gamma", ours, ours_s, theirs, theirs_s)


def _tell(what: str, ours: Any, ours_s: float, theirs: Any, theirs_s: float) -> None:
    print(f"{what:<12} {ours_s:6.2f} s   {ours}")
    found = ", ".join(f"{name}={value:.4f}" for name, value in theirs.params_.items())
    print(f"{'  lifetimes':<12} {theirs_s:6.2f} s   {found}; {theirs_s / ours_s:.1f} times as long")


if __name__ == "__main__":
    typer.run(main)
