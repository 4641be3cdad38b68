"""Signals: what the store knows of one customer that tells whether they may leave."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

USUAL_GAP = 30.0
"""Days between two contacts where a customer has too few for a rhythm of their own."""
LEAST_GAP, LONGEST_GAP = 7.0, 90.0
RHYTHM = 3
"""So many contacts, or purchases, make a rhythm."""
LONG_GONE = 730
"""Days without a contract, a purchase or a contact after which somebody has left already."""

Basis = Literal["contract", "purchases"]


@dataclass(frozen=True)
class AsOf:
    """The moment that signals are counted at: nothing later is looked at. `day` is its date."""

    at: datetime
    day: date


@dataclass  # not frozen: a million of them are made a day, and that would take twice as long
class Signals:
    """Counted for one customer, as of one moment; a field is None where the store knows nothing.

    Contacts are activities, of the last year where not said otherwise; "recent" is half a year.
    """

    as_of: AsOf
    active: int = 0
    ends: date | None = None
    lapsed: int = 0
    overdue_since: date | None = None
    paid_late: int = 0
    purchases: int = 0
    first_purchase: datetime | None = None
    last_purchase: datetime | None = None
    recent_purchases: int = 0
    purchases_before: int = 0
    complaints: int = 0
    unsolved: int = 0
    rated: int = 0
    score_sum: int = 0
    contacts: int = 0
    first_contact: datetime | None = None
    last_contact: datetime | None = None
    people_gone: int = 0
    said_gone: int = 0
    said_competitor: int = 0
    said_price: int = 0
    against: int = 0
    lost_on_price: int = 0
    open_deals: int = 0
    tasks: int = 0
    appointments: int = 0

    @cached_property
    def basis(self) -> Basis | None:
        """What there is to lose: a running contract, else purchases; None for neither."""
        if self.active:
            return "contract"
        known = self.purchases or self.lapsed
        return "purchases" if known and not self.long_gone else None

    @property
    def long_gone(self) -> bool:
        """Whether they left so long ago that nobody is warned any more."""
        last = max((one for one in (self.last_purchase, self.last_contact) if one), default=None)
        return not self.lapsed and last is not None and self._days(last) > LONG_GONE

    @property
    def silent_days(self) -> int | None:
        """Days since the last contact."""
        return None if self.last_contact is None else self._days(self.last_contact)

    @property
    def usual_gap(self) -> float:
        """Days that usually pass between two contacts."""
        if self.contacts < RHYTHM or self.first_contact is None or self.last_contact is None:
            return USUAL_GAP
        gap = (self.last_contact - self.first_contact).days / (self.contacts - 1)
        return min(max(gap, LEAST_GAP), LONGEST_GAP)

    @property
    def silence(self) -> float | None:
        """How many times the usual days nothing was heard for."""
        return None if self.silent_days is None else self.silent_days / self.usual_gap

    @property
    def purchase_days(self) -> int | None:
        """Days since the last purchase."""
        return None if self.last_purchase is None else self._days(self.last_purchase)

    @property
    def purchase_gap(self) -> float | None:
        """Days that usually pass between two purchases; None without a rhythm."""
        if self.purchases < RHYTHM or self.first_purchase is None or self.last_purchase is None:
            return None
        days = (self.last_purchase - self.first_purchase).days
        return max(days / (self.purchases - 1), LEAST_GAP)

    @property
    def purchase_lateness(self) -> float | None:
        """How many times the usual days nothing was bought for."""
        if self.purchase_gap is None or self.purchase_days is None:
            return None
        return self.purchase_days / self.purchase_gap

    @property
    def days_since_single_purchase(self) -> int | None:
        """Days since the last of too few purchases for a rhythm."""
        return self.purchase_days if self.purchase_gap is None else None

    @property
    def fewer_purchases(self) -> float | None:
        """By how many percent the last half-year has fewer purchases than the one before."""
        if self.purchases_before < RHYTHM:
            return None
        return 100.0 * (1 - self.recent_purchases / self.purchases_before)

    @property
    def mean_score(self) -> float | None:
        """The mean satisfaction, 1 to 5."""
        return self.score_sum / self.rated if self.rated else None

    @property
    def points_missing(self) -> float | None:
        """What the mean satisfaction lacks to a full five."""
        return None if self.mean_score is None else 5 - self.mean_score

    @property
    def overdue_days(self) -> int | None:
        """Days since the oldest unpaid instalment was due."""
        return None if self.overdue_since is None else (self.as_of.day - self.overdue_since).days

    @property
    def days_left(self) -> int | None:
        """Days until the first running contract ends; negative where it has."""
        return None if self.ends is None else (self.ends - self.as_of.day).days

    @property
    def days_past_notice(self) -> int | None:
        """As `days_left`, the later the larger."""
        return None if self.days_left is None else -self.days_left

    @property
    def decision_maker_gone(self) -> int:
        """Signs that somebody who decides is not there any more."""
        return self.people_gone + self.said_gone

    @property
    def competitor_named(self) -> int:
        """Notes and open deals that name a competitor."""
        return self.said_competitor + self.against

    @property
    def price_objections(self) -> int:
        """Notes that object to the price, and deals lost on it."""
        return self.said_price + self.lost_on_price

    @property
    def nothing_planned(self) -> int:
        """1 where there is no open to-do, no appointment and no open deal."""
        return 0 if self.tasks or self.appointments or self.open_deals else 1

    def _days(self, moment: datetime) -> int:
        return max((self.as_of.at - moment).days, 0)
