"""Scores by the workspace's own quintiles, and the ten segments."""

import numpy as np
import pytest

from crm_store.metrics.buying.histories import Histories
from crm_store.metrics.buying.rfm import BY_KEY, GRID, SEGMENTS, Cuts, scored

TODAY = 20_000


def customers(*told: tuple[int, int, float]) -> Histories:
    """Customers by days since the last purchase, days with one, and worth."""
    since, days, spent = (np.array(column, dtype=np.float64) for column in zip(*told, strict=True))
    some = np.zeros(len(told), dtype=np.int64)
    last = (TODAY - since).astype(np.int64)
    return Histories(
        some + 1, some, last - 300, last, days.astype(np.int64), spent, spent, spent, spent, some
    )


def segments(found: Histories) -> list[str]:
    rfm = scored(found, TODAY, Cuts.of(found, TODAY))
    return [SEGMENTS[place].key for place in rfm.segment]


def test_five_customers_have_the_scores_from_one_to_five() -> None:
    found = customers((400, 1, 10), (200, 2, 50), (90, 3, 90), (30, 4, 400), (5, 9, 999))
    rfm = scored(found, TODAY, Cuts.of(found, TODAY))
    assert rfm.recency.tolist() == rfm.frequency.tolist() == rfm.money.tolist() == [1, 2, 3, 4, 5]
    assert segments(found) == [
        "hibernating", "hibernating", "need_attention", "loyal", "champions",
    ]  # fmt: skip


def test_equal_customers_have_equal_scores() -> None:
    found = customers((30, 1, 10), (30, 1, 10), (30, 1, 10), (5, 8, 900))
    rfm = scored(found, TODAY, Cuts.of(found, TODAY))
    assert len(set(rfm.frequency[:3].tolist())) == len(set(rfm.segment[:3].tolist())) == 1
    assert rfm.frequency[0] == 1, "most bought once: that is no more than the lowest"


def test_a_single_customer_is_in_a_segment_too() -> None:
    assert segments(customers((3, 1, 100))) == ["new"]


@pytest.mark.parametrize(
    ("recency", "frequency_and_money", "expected"),
    [
        (5, 5, "champions"), (5, 4, "champions"), (4, 5, "loyal"), (3, 4, "loyal"),
        (5, 2, "potential_loyalists"), (5, 1, "new"), (4, 1, "promising"), (3, 3, "need_attention"),
        (3, 1, "about_to_sleep"), (2, 3, "at_risk"), (1, 5, "cant_lose"), (1, 1, "hibernating"),
    ],
)  # fmt: skip
def test_segments_by_recency_and_the_mean_of_frequency_and_money(
    recency: int, frequency_and_money: int, expected: str
) -> None:
    cuts = Cuts(recency=(10, 20, 30, 40), frequency=(1, 2, 3, 4), money=(1, 2, 3, 4))
    found = customers(((5 - recency) * 10 + 5, frequency_and_money, frequency_and_money))
    assert SEGMENTS[scored(found, TODAY, cuts).segment[0]].key == expected


def test_every_segment_is_on_the_plane_and_has_a_name_in_both_languages() -> None:
    assert {key for row in GRID for key in row} == set(BY_KEY)
    for language in ("zh", "en"):
        assert len({segment.label(language) for segment in SEGMENTS}) == len(SEGMENTS) == 10
