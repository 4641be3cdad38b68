"""How much a bench store holds, and the day that it is made for."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 10, tzinfo=HOME).astimezone(UTC)
"""The moment of every turn, so that a store can be kept and measured again."""

TEAMS = 20
TEAM_SIZE = 10


@dataclass(frozen=True)
class Sizes:
    """Rows of each kind for so many customers, in the proportions of issue 2's store."""

    customers: int

    @property
    def users(self) -> int:
        """Colleagues, the last of them an admin."""
        return TEAMS * TEAM_SIZE

    @property
    def contacts(self) -> int:
        """People at customers."""
        return self.customers * 3 // 2

    @property
    def activities(self) -> int:
        """Entries of the timeline."""
        return self.customers * 10

    @property
    def deals(self) -> int:
        """Opportunities, closed ones among them."""
        return self.customers * 2

    @property
    def tasks(self) -> int:
        """To-dos."""
        return self.customers // 2

    @property
    def contracts(self) -> int:
        """Contracts, each with three instalments."""
        return self.customers // 5

    @property
    def tickets(self) -> int:
        """Service requests."""
        return self.customers // 5

    @property
    def leads(self) -> int:
        """Leads."""
        return self.customers // 10

    @property
    def turns(self) -> int:
        """Messages that were answered before."""
        return self.customers
