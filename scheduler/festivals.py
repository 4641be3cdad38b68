"""Festivals: when each is, and whose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lunardate import LunarDate

from crm_store.scope import Language
from scheduler.rule import Words

THURSDAY = 3
CHINESE = frozenset({"CN", "HK", "MO", "TW", "SG", "MY"})
CHRISTIAN = frozenset(
    "US CA GB IE AU NZ DE AT CH FR BE NL LU IT ES PT DK SE NO FI IS PL CZ SK HU HR SI GR "
    "MX BR AR CL CO PE PH ZA HK SG".split()
)


@dataclass(frozen=True)
class Festival:
    """A festival. `on` says whether it is that day; it is kept in `countries`, and whatever the
    country by those who speak one of `languages`."""

    name: str
    label: Words
    on: Callable[[date], bool]
    countries: frozenset[str] | None
    languages: tuple[Language, ...] = ()

    def is_kept_by(self, country: str | None, language: Language) -> bool:
        """Whether somebody there, who speaks that, keeps it."""
        if self.countries is None or country in self.countries:
            return True
        return language in self.languages if country is None else language == self._always

    @property
    def _always(self) -> Language | None:
        """Chinese festivals go with those who speak Chinese wherever they are."""
        return "zh" if self.countries == CHINESE else None


def _fixed(month: int, day: int) -> Callable[[date], bool]:
    return lambda on: (on.month, on.day) == (month, day)


def _lunar(month: int, day: int) -> Callable[[date], bool]:
    def is_on(on: date) -> bool:
        lunar = LunarDate.from_solar_date(on.year, on.month, on.day)
        return (lunar.month, lunar.day) == (month, day) and not lunar.is_leap_month

    return is_on


def _thanksgiving(on: date) -> bool:
    return on.month == 11 and on.weekday() == THURSDAY and 22 <= on.day <= 28


FESTIVALS: tuple[Festival, ...] = (
    Festival("new_year", ("元旦", "New Year"), _fixed(1, 1), None),
    Festival("spring", ("春节", "Spring Festival"), _lunar(1, 1), CHINESE, ("zh",)),
    Festival("dragon_boat", ("端午节", "Dragon Boat Festival"), _lunar(5, 5), CHINESE, ("zh",)),
    Festival("mid_autumn", ("中秋节", "Mid-Autumn Festival"), _lunar(8, 15), CHINESE, ("zh",)),
    Festival("thanksgiving", ("感恩节", "Thanksgiving"), _thanksgiving, frozenset({"US"})),
    Festival("christmas", ("圣诞节", "Christmas"), _fixed(12, 25), CHRISTIAN, ("en",)),
)


def festivals_on(day: date) -> Iterator[Festival]:
    """Those of that day."""
    return (one for one in FESTIVALS if one.on(day))
