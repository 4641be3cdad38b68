"""Birthdays and festivals as a wall calendar has them, reckoned forwards year by year."""

from collections.abc import Iterator
from datetime import date

from lunardate import LunarDate

from bench.year.book import DAY, Book, Due, before
from crm_store.models import ChannelAccount, Contact, Conversation, Customer
from crm_store.whereabouts import country_of

CHINESE = {
    "spring": (date(2027, 2, 6), date(2028, 1, 26)),
    "dragon_boat": (date(2027, 6, 9), date(2028, 5, 28)),
    "mid_autumn": (date(2027, 9, 15), date(2028, 10, 3)),
}
"""As almanacs print them."""
WESTERN = {
    "new_year": (date(2027, 1, 1), date(2028, 1, 1)),
    "thanksgiving": (date(2026, 11, 26), date(2027, 11, 25)),
    "christmas": (date(2026, 12, 25), date(2027, 12, 25)),
}
CHRISTIANS = frozenset(
    "US CA GB IE AU NZ DE AT CH FR BE NL LU IT ES PT DK SE NO FI IS PL CZ SK HU HR SI GR MX BR AR "
    "CL CO PE PH ZA HK SG".split()
)
CHINA = frozenset(("CN", "HK", "MO", "TW", "SG", "MY"))


def birthdays(book: Book) -> Iterator[Due]:
    """The day before, or the working day before that."""
    for key, on, year in _born(book):
        yield Due("birthday", f"birthday:{key}:{year}", before(on - DAY))


def birthday_greetings(book: Book) -> Iterator[Due]:
    """On the day."""
    for key, on, year in _born(book):
        yield Due("birthday_greeting", f"birthday_greeting:{key}:{year}", on)


def _born(book: Book) -> Iterator[tuple[str, date, str]]:
    """Who has a birthday when, and of which year it is."""
    people: list[tuple[str, Contact | Customer]] = [
        (f"contact:{one.id}", one)
        for one in book.all(Contact)
        if book.customer(one.customer_id) is not None
    ]
    people += [(f"customer:{one.id}", one) for one in book.all(Customer) if one.kind == "person"]
    for key, one in people:
        for year in range(book.start.year - 1, book.last.year + 2):
            if one.birthday is not None and one.lunar_birthday:
                yield key, _lunar(year, one.birthday), f"L{year}"
            elif one.birthday is not None:
                yield key, _solar(year, one.birthday), str(year)


def _solar(year: int, birthday: date) -> date:
    try:
        return birthday.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _lunar(year: int, birthday: date) -> date:
    """The day of a Chinese year; the 30th of a month that has none is its 29th."""
    try:
        found: date = LunarDate(year, birthday.month, birthday.day).to_solar_date()
    except ValueError:
        found = LunarDate(year, birthday.month, 29).to_solar_date()
    return found


def festivals(book: Book) -> Iterator[Due]:
    """On the day, to whoever can be written to and keeps it."""
    for customer, contact in sorted(_reachable(book), key=str):
        whose = f"contact:{contact.id}" if contact else f"customer:{customer.id}"
        for name, days in (CHINESE | WESTERN).items():
            if _keeps(name, customer, contact):
                for day in days:
                    yield Due("festival", f"festival:{name}:{day.year}:{whose}", day)


def _reachable(book: Book) -> Iterator[tuple[Customer, Contact | None]]:
    accounts = [one for one in book.all(ChannelAccount) if not (one.blocked_at or one.stopped_at)]
    linked = {(one.customer_id, one.contact_id) for one in accounts}
    linked |= {(one.customer_id, one.contact_id) for one in book.all(Conversation)}
    for customer_id, contact_id in linked:
        customer, contact = book.customer(customer_id), book.get(Contact, contact_id)
        if customer is not None and (contact is not None or contact_id is None):
            yield customer, contact


def _keeps(festival: str, customer: Customer, contact: Contact | None) -> bool:
    chinese = any("一" <= letter <= "鿿" for letter in customer.name)
    language = contact.language if contact and contact.language else ("zh" if chinese else "en")
    phone = (contact.phone if contact else None) or customer.phone
    country = country_of(phone, "zh" if language == "zh" else "en") or ("CN" if chinese else None)
    if festival in CHINESE:
        return country in CHINA or language == "zh"
    if festival == "christmas":
        return country in CHRISTIANS or (country is None and language == "en")
    return festival == "new_year" or country == "US"
