"""RFM: how recently, how often and for how much customers bought, and what that makes them.

Each of the three is scored from 1 to 5 by the quintiles of the workspace's own customers (Arthur M.
Hughes, Strategic Database Marketing, 1994); equal values have equal scores. The ten segments are
the customary ones of the plane of recency against the mean of frequency and money.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from crm_store.metrics.buying.bg_nbd import Floats
from crm_store.metrics.buying.histories import Histories, Ints

QUINTILES = (0.2, 0.4, 0.6, 0.8)
Cut = tuple[float, ...]


@dataclass(frozen=True)
class Segment:
    """A segment: its key in the store, its name, and what is worth doing with it."""

    key: str
    zh: str
    en: str
    advice: tuple[str, str]

    def label(self, language: str) -> str:
        """What people call it."""
        return self.zh if language == "zh" else self.en


SEGMENTS: tuple[Segment, ...] = (
    Segment("champions", "冠军客户", "Champions",
            ("请他们转介绍，新品先给他们", "ask for referrals, show them what is new first")),
    Segment("loyal", "忠诚客户", "Loyal",
            ("谈年度框架和更大的单", "offer a yearly agreement")),
    Segment("potential_loyalists", "潜力客户", "Potential loyalists",
            ("推荐常一起买的", "offer what goes with it")),
    Segment("new", "新客户", "New customers",
            ("确认用得顺不顺", "make sure that they get on with it")),
    Segment("promising", "萌芽客户", "Promising",
            ("给一个再来的理由", "give them a reason to come back")),
    Segment("need_attention", "需要关注", "Need attention",
            ("这个月联系一次", "get in touch this month")),
    Segment("about_to_sleep", "即将沉睡", "About to sleep",
            ("提醒该补货了", "remind them of what runs out")),
    Segment("at_risk", "有流失风险", "At risk",
            ("本周打电话问原因", "call this week and ask why")),
    Segment("cant_lose", "不能失去", "Cannot lose them",
            ("经理上门拜访", "a manager should visit")),
    Segment("hibernating", "沉睡客户", "Hibernating",
            ("放进低频的群发", "a campaign now and then will do")),
)  # fmt: skip
"""From the best to those who are all but gone."""
BY_KEY = {segment.key: segment for segment in SEGMENTS}

_ASLEEP = ("hibernating", "hibernating", "at_risk", "at_risk", "cant_lose")
GRID: tuple[tuple[str, ...], ...] = (
    _ASLEEP,
    _ASLEEP,
    ("about_to_sleep", "about_to_sleep", "need_attention", "loyal", "loyal"),
    ("promising", "potential_loyalists", "potential_loyalists", "loyal", "loyal"),
    ("new", "potential_loyalists", "potential_loyalists", "champions", "champions"),
)
"""A row for each score of recency, the most recent last; in it frequency and money rise."""


@dataclass(frozen=True)
class Cuts:
    """The workspace's quintiles: of days since the last purchase, of purchases, of worth."""

    recency: Cut
    frequency: Cut
    money: Cut

    @classmethod
    def of(cls, found: Histories, today: int) -> Self:
        """The quintiles of customers that have bought; there is at least one."""
        columns = (today - found.last, found.days, found.spent)
        return cls(*(tuple(np.quantile(column, QUINTILES).tolist()) for column in columns))


@dataclass(frozen=True)
class Rfm:
    """Scores from 1 to 5 (5 is best) and the place of each customer's segment in SEGMENTS."""

    recency: Ints
    frequency: Ints
    money: Ints
    segment: Ints

    def of(self, chosen: NDArray[np.bool_]) -> "Rfm":
        """Some of them."""
        return Rfm(*(getattr(self, one.name)[chosen] for one in fields(self)))


def scored(found: Histories, today: int, cuts: Cuts) -> Rfm:
    """The scores of customers by the workspace's quintiles."""
    recency = 6 - _score(today - found.last, cuts.recency)
    frequency, money = _score(found.days, cuts.frequency), _score(found.spent, cuts.money)
    return Rfm(recency, frequency, money, _PLACES[recency - 1, (frequency + money + 1) // 2 - 1])


def _score(values: NDArray[np.int64] | Floats, cuts: Sequence[float]) -> Ints:
    return np.searchsorted(np.array(cuts), values, side="left").astype(np.int64) + 1


_ORDER = {segment.key: place for place, segment in enumerate(SEGMENTS)}
_PLACES: Ints = np.array([[_ORDER[key] for key in row] for row in GRID], dtype=np.int64)
