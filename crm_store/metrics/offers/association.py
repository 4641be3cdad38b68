"""Association rules: what those who bought something also bought, mined with mlxtend.

FP-growth (Han, Pei and Yin 2000) over the baskets of the customers that the actor sees. Only
baskets that share a product with the customer's are mined: a rule starts from what they have.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from crm_store.metrics.offers.baskets import Baskets

LEAST_TOGETHER = 3
"""So many customers have to have bought both."""
LEAST_CONFIDENCE, LEAST_LIFT = 0.2, 1.2
LEAST_SUPPORT = 0.005
LONGEST = 3
"""Products of a rule, both sides together."""
Z = 1.64


@dataclass(frozen=True)
class Together:
    """Of `of` customers who bought all of `bought`, `also` bought `offered`, too."""

    bought: tuple[int, ...]
    offered: int
    also: int
    of: int

    @property
    def surely(self) -> float:
        """The least part that buys it, likely (Wilson's bound): 3 of 3 say less than 60 of 80."""
        part, n = self.also / self.of, self.of
        middle = part + Z * Z / (2 * n)
        spread = Z * sqrt(part * (1 - part) / n + Z * Z / (4 * n * n))
        return (middle - spread) / (1 + Z * Z / n)


def bought_together(baskets: Baskets, own: frozenset[int]) -> list[Together]:
    """The best rule for each product that goes with these and is not among them; best first."""
    others = list(baskets.values())
    near = [basket for basket in others if basket & own]
    if not own or len(near) < LEAST_TOGETHER:
        return []
    bought = Counter(product for basket in others for product in basket)
    best: dict[int, Together] = {}
    for rule in _mined(near, own):
        lift = (rule.also / rule.of) / (bought[rule.offered] / len(others))
        if lift >= LEAST_LIFT and rule.surely > _sure_of(best.get(rule.offered)):
            best[rule.offered] = rule
    return sorted(best.values(), key=lambda one: (-one.surely, one.offered))


def _sure_of(rule: Together | None) -> float:
    return rule.surely if rule is not None else 0.0


def _mined(near: list[frozenset[int]], own: frozenset[int]) -> Iterator[Together]:
    import pandas as pd
    from mlxtend.frequent_patterns import association_rules, fpgrowth
    from mlxtend.preprocessing import TransactionEncoder

    encoder = TransactionEncoder()
    named = [[str(product) for product in basket] for basket in near]  # whole numbers are refused
    rows = encoder.fit_transform(named, sparse=True)
    table = pd.DataFrame.sparse.from_spmatrix(rows, columns=encoder.columns_)
    least = max(LEAST_TOGETHER / len(near), LEAST_SUPPORT)
    sets = fpgrowth(table, min_support=least, use_colnames=True, max_len=LONGEST)
    if sets.empty:
        return
    rules = association_rules(sets, metric="confidence", min_threshold=LEAST_CONFIDENCE)
    columns = ("antecedents", "consequents", "support", "antecedent support")
    for left, right, support, of in rules[list(columns)].itertuples(index=False):
        bought, offered = (frozenset(int(name) for name in side) for side in (left, right))
        if bought <= own and len(offered) == 1 and not offered & own:
            also, all_of = round(support * len(near)), round(of * len(near))
            yield Together(tuple(sorted(bought)), next(iter(offered)), also, all_of)
