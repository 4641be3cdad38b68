"""BG/NBD and Gamma-Gamma give the figures that their papers print."""

import numpy as np
import pytest

from crm_store.metrics.buying.bg_nbd import BgNbd, fit_bg_nbd
from crm_store.metrics.buying.gamma_gamma import GammaGamma, fit_gamma_gamma
from tests.crm_store.metrics.buying.cdnow import cdnow

PAPER = BgNbd(0.243, 4.414, 0.793, 2.426)


def of(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float64)


def test_bg_nbd_on_the_cdnow_sample_has_the_papers_parameters() -> None:
    x, t_x, seen, _ = cdnow()
    model = fit_bg_nbd(x, t_x, seen)
    assert len(x) == 2357
    found = [round(value, 3) for value in (model.r, model.alpha, model.a, model.b)]
    assert found == [0.243, 4.414, 0.793, 2.426]
    assert model.log_likelihood(x, t_x, seen) == pytest.approx(-9582.4, abs=0.05)


def test_the_papers_customer_will_buy_1_226_times_in_39_weeks() -> None:
    expected = PAPER.expected(39, of(2), of(30.43), of(38.86))
    assert expected[0] == pytest.approx(1.226, abs=0.0005)


def test_gamma_gamma_on_the_cdnow_sample_has_the_papers_parameters() -> None:
    x, _, _, mean = cdnow()
    model = fit_gamma_gamma(x[x > 0], mean[x > 0])
    assert [round(value, 2) for value in (model.p, model.q, model.gamma)] == [6.25, 3.74, 15.45]


def test_the_unit_of_time_and_the_currency_change_nothing() -> None:
    x, t_x, seen, mean = cdnow()
    weeks, days = fit_bg_nbd(x, t_x, seen), fit_bg_nbd(x, t_x * 7, seen * 7)
    assert days.alpha / 7 == pytest.approx(weeks.alpha, rel=1e-3)
    assert (days.r, days.a, days.b) == pytest.approx((weeks.r, weeks.a, weeks.b), rel=1e-3)
    again = x > 0
    dollars, yuan = (fit_gamma_gamma(x[again], mean[again] * rate) for rate in (1, 7.12))
    assert yuan.gamma / 7.12 == pytest.approx(dollars.gamma, rel=1e-3)


def test_who_is_silent_against_their_rhythm_is_likely_gone() -> None:
    often, seldom = PAPER.alive(of(12, 1), of(30, 30), of(60, 60))
    just_now, long_ago = PAPER.alive(of(5, 5), of(59, 20), of(60, 60))
    assert often < seldom, "of who buys every few weeks, half a year of silence says more"
    assert long_ago < 0.1 < 0.8 < just_now


def test_without_a_repeat_purchase_the_model_takes_nobody_for_gone() -> None:
    assert PAPER.alive(of(0), of(0), of(500))[0] == 1
    once_long_ago, once_today = PAPER.expected(52, of(0, 0), of(0, 0), of(500, 0))
    assert 0 < once_long_ago < 0.05 < once_today


def test_a_customer_with_a_thousand_purchases_has_a_finite_expectation() -> None:
    expected = PAPER.expected(52, of(1000), of(519), of(520))
    assert expected[0] == pytest.approx(100, rel=0.1)


def test_customers_who_never_leave_can_be_fitted_too() -> None:
    random = np.random.default_rng(7)
    seen = random.uniform(30, 100, 400)
    x = random.poisson(seen * 0.2).astype(np.float64)
    t_x = np.where(x > 0, seen - np.minimum(random.exponential(5, 400), seen), 0)
    model = fit_bg_nbd(x, t_x, seen)
    assert model.expected(10, x, t_x, seen).mean() == pytest.approx(2, rel=0.15)


def test_few_purchases_are_expected_to_be_worth_what_others_are() -> None:
    model = GammaGamma(6.25, 3.74, 15.45)
    nobody, once, often = model.average(of(0, 1, 200), of(0, 100, 100))
    assert nobody == pytest.approx(6.25 * 15.45 / 2.74)
    assert nobody < once < often < 101
