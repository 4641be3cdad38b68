"""Plays the days and compares what was told with what was due."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bench.year.book import DAY, Book, Due
from bench.year.expected import due
from bench.year.mornings import mornings
from bench.year.processes import HOME, Pair
from bench.year.records import add_happenings
from crm_store.database import Database
from crm_store.models import AuditEntry, Lead, Notice, OutboxMessage
from scheduler.rules import RULES

HOURS = {"staff": 9, "customer": 10}
A_MINUTE = timedelta(minutes=1)
NOT_RECKONED = ("churn",)
TIMED = {rule.name for rule in RULES if rule.timed}


@dataclass
class Line:
    """What became of one rule's year; `missing` and `unexpected` are keys and days."""

    rule: str
    due: int | None
    statuses: Counter[str]
    doubled: int
    missing: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether everything was told once, and nothing else."""
        return not (self.doubled or self.missing or self.unexpected)


@dataclass(frozen=True)
class Year:
    """What was played."""

    lines: tuple[Line, ...]
    looks: int
    killed: int


def play(url: str, start: date, days: int, seed: int, one_in: int,
         tell: Callable[[date], None] = lambda _day: None) -> Year:  # fmt: skip
    """Play `days` from a Monday on, on a store of the sample company of that day."""
    database = Database(url)
    add_happenings(database, start, days, seed)
    book = Book(database, start, days)
    pair = Pair(url, Random(seed), one_in)
    moments = list(_moments(book))
    day = start
    for moment in moments:
        pair.look(moment)
        if moment.astimezone(HOME).date() != day:
            day = moment.astimezone(HOME).date()
            tell(day)
    pair.stop()
    book.read(database, AuditEntry, Lead)
    told = _told(database, book)
    year = Year(tuple(_lines(database, book, told)), len(moments), pair.killed)
    database.close()
    return year


def _moments(book: Book) -> Iterator[datetime]:
    """When something can happen: the hours of the rules on every clock, and the timed notices."""
    last = datetime.combine(book.last + DAY, time(), HOME).astimezone(UTC)
    hours = {
        datetime.combine(day, time(hour), zone).astimezone(UTC)
        for day in book.days()
        for zone in book.zones()
        for hour in ((9, 10) if zone == HOME else (9,))
    }
    timed = {one.at.replace(second=0) + A_MINUTE for one in due(book) if one.at}
    yield from sorted(hours | {one for one in timed if one < last})


def _told(database: Database, book: Book) -> dict[str, list[tuple[Due, Notice]]]:
    """Every notice of the store by its rule, on the day it was told."""
    told = defaultdict(list)
    with database.reading() as session:
        for one in session.scalars(select(Notice).order_by(Notice.id)):
            day = one.made_at.astimezone(_clock(one, book)).date()
            told[one.rule].append((Due(one.rule, one.key, day), one))
        session.expunge_all()
    return told


def _clock(notice: Notice, book: Book) -> ZoneInfo:
    everywhere = notice.audience == "customer" or notice.rule in TIMED
    return HOME if everywhere else book.clock(notice.user_id)


def _lines(
    database: Database, book: Book, told: dict[str, list[tuple[Due, Notice]]]
) -> Iterator[Line]:
    wanted = defaultdict(set)
    waiting = [one for some in told.values() for _, one in some if one.audience == "staff"]
    for one in (*due(book), *mornings(book, waiting)):
        wanted[one.rule].add((one.key, one.day))
    sent = _sent(database)
    for rule in RULES:
        found = told.get(rule.name, [])
        yield _line(rule.name, wanted[rule.name], found, sent)


def _line(
    rule: str, wanted: set[tuple[str, date]], found: list[tuple[Due, Notice]],
    sent: Counter[int],
) -> Line:  # fmt: skip
    statuses = Counter(one.status for _, one in found)
    keys = {(one.key, one.day) for one, _ in found}
    silent = [one.key for _, one in found if one.status == "posted" and not sent[one.id]]
    doubled = len(found) - len({one.key for one, _ in found}) + _twice(found, sent)
    if rule in NOT_RECKONED:
        return Line(rule, None, statuses, doubled, silent)
    missing = [f"{key} on {day}" for key, day in sorted(wanted - keys)]
    extra = [f"{key} on {day}" for key, day in sorted(keys - wanted)]
    return Line(rule, len(wanted), statuses, doubled, missing + silent, extra)


def _twice(found: list[tuple[Due, Notice]], sent: Counter[int]) -> int:
    """Notices that went out more often than once to the same conversation."""
    return sum(sent[one.id] > 1 for _, one in found)


def _sent(database: Database) -> Counter[int]:
    """How often each notice went to one conversation; what is a draft for its owner is apart."""
    often: Counter[tuple[int, str]] = Counter()
    with database.reading() as session:
        for key, conversation in session.execute(
            select(OutboxMessage.key, OutboxMessage.conversation)
        ):
            ours, _, rest = key.partition("notice:")
            if not ours and rest.split(":")[0].isdigit() and "draft" not in rest:
                often[int(rest.split(":")[0]), conversation] += 1
    most: Counter[int] = Counter()
    for (number, _), count in often.items():
        most[number] = max(most[number], count)
    return most
