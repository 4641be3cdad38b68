"""What goes with what: counted by hand, and beside what everybody buys anyway."""

import pytest

from crm_store.metrics.offers.association import Together, bought_together

PUMP, HOSE, OIL, SALT = 1, 2, 3, 4


def baskets(*kinds: tuple[int, tuple[int, ...]]) -> dict[int, frozenset[int]]:
    """So many customers who bought each of these."""
    each = [frozenset(products) for number, products in kinds for _ in range(number)]
    return dict(enumerate(each))


def test_it_says_of_how_many_who_bought_it() -> None:
    seen = baskets((12, (PUMP, HOSE)), (3, (PUMP,)), (15, (SALT,)))
    assert bought_together(seen, frozenset({PUMP})) == [Together((PUMP,), HOSE, also=12, of=15)]


def test_what_they_have_is_not_offered() -> None:
    seen = baskets((12, (PUMP, HOSE)), (3, (PUMP,)), (15, (SALT,)))
    assert bought_together(seen, frozenset({PUMP, HOSE})) == []


def test_what_everybody_buys_anyway_goes_with_nothing() -> None:
    seen = baskets((10, (PUMP, SALT)), (10, (OIL, SALT)), (10, (SALT,)))
    assert bought_together(seen, frozenset({PUMP})) == []


def test_several_products_together_tell_more_than_each() -> None:
    both, pump_alone = (20, (PUMP, HOSE, OIL)), (20, (PUMP, SALT))
    hose_alone, nothing = (20, (HOSE, SALT)), (40, (SALT,))
    (best,) = bought_together(
        baskets(both, pump_alone, hose_alone, nothing), frozenset({PUMP, HOSE, SALT})
    )
    assert best == Together((PUMP, HOSE), OIL, also=20, of=20)


def test_few_of_few_say_less_than_many_of_more() -> None:
    few, many = Together((PUMP,), HOSE, also=3, of=3), Together((PUMP,), OIL, also=60, of=80)
    assert few.surely < many.surely


@pytest.mark.parametrize(
    ("seen", "own"),
    [
        (baskets((2, (PUMP, HOSE)), (9, (SALT,))), frozenset({PUMP})),
        (baskets((12, (PUMP, HOSE))), frozenset()),
        ({}, frozenset({PUMP})),
    ],
    ids=["two are by chance", "who has nothing", "nobody bought anything"],
)
def test_where_there_is_nothing_to_say_nothing_is_said(
    seen: dict[int, frozenset[int]], own: frozenset[int]
) -> None:
    assert bought_together(seen, own) == []
