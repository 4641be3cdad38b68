"""The runner: what is due is found, claimed and posted, once, whoever looks and however often.

A rule is run for each zone that people live by, when its hour has come there, and a day that is
done is noted (`rule_runs`); what a process that was down has missed is run when it is back.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from crm_store.actors import Defaults, system_actor, zone_of
from crm_store.database import Database
from crm_store.locks import is_mine
from crm_store.quiet_hours import at_hour
from crm_store.repositories.notices import Notices
from crm_store.repositories.people import zones_of_users
from crm_store.repositories.workspace import Workspace
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from scheduler.calendar import DAY, Calendar, calendar_of, days_between
from scheduler.deciding import Given
from scheduler.passing import Pass, Told
from scheduler.posting import Posting
from scheduler.rule import AnyRule, CustomerSettings, Finding, Settings
from scheduler.rules import RULES
from scheduler.settings import settings_of
from scheduler.settling import Settling

log = logging.getLogger(__name__)

WORK = "rules"
BATCH = 200
LONGEST_DOWN = timedelta(days=31)
"""So far back a process looks for what it missed while it was down."""
A_LITTLE_AHEAD = timedelta(seconds=1)
END_OF_DAY = time(23, 59)


class TakenError(Exception):
    """Another process is at it."""


class Runner:
    """Runs the rules on one store."""

    def __init__(
        self, database: Database, defaults: Defaults, rules: Sequence[AnyRule] = RULES
    ) -> None:
        self._database = database
        self._defaults = defaults
        self._rules = sorted(rules, key=lambda rule: -rule.rank)
        self._actor = system_actor(defaults)

    def tick(self, now: datetime) -> int:
        """Post what is due by now; how much that was. Nothing where another process is at it."""
        given, posted = Given(), 0
        try:
            self._settle(now)
            for going in self._due_by(now):
                posted += self._pass(going, now, given)
        except TakenError:
            pass
        return posted

    def _pass(self, going: Pass, now: datetime, given: Given) -> int:
        """One pass; a rule that fails is looked at again the next time, and holds up no other."""
        try:
            posted = sum(one.status == "posted" for one in self._run(going, now, given))
        except TakenError:
            raise
        except Exception:
            log.exception("the rule %s failed on %s", going.rule.name, going.day)
            return 0
        self._note_done(going, now)
        return posted

    def day(
        self, day: date, *, rule: str | None = None, dry_run: bool = False, worded: bool = False
    ) -> Iterator[Told]:
        """Post all that falls on a day, as it would be then; what became of each finding.

        `rule` is a rule's name or kind. With `dry_run` nothing is kept; `worded` also
        composes what is held back or put off (`Told.unsaid`).
        """
        given = Given()
        for going in self._of_day(day, rule):
            now = going.now or at_hour(day, END_OF_DAY, going.zone)
            yield from self._run(going, now, given, dry_run=dry_run, worded=worded)

    def _settle(self, now: datetime) -> None:
        """What was put off until now: drafts without an answer, and what was to be told again."""
        rules = {rule.name: rule for rule in self._rules}
        while True:
            with UnitOfWork(self._database, self._actor, now, intent=WORK) as unit:
                if not is_mine(unit.session, WORK):
                    raise TakenError
                if not Settling(rules, self._defaults, unit, now).settle():
                    return

    def _run(
        self,
        going: Pass,
        now: datetime,
        given: Given,
        *,
        dry_run: bool = False,
        worded: bool = False,
    ) -> Iterator[Told]:
        """One pass, batch by batch, each in a unit of work; nothing for a rule that is off."""
        if not going.settings.on:
            return
        with self._database.reading() as session:
            store = Store(session, self._actor, now)
            calendar = calendar_of(store.workspace, self._actor)
            posting = Posting(going, calendar, self._defaults, given, worded=worded)
            found = going.rule.find(going.look(store))
            while batch := list(islice(found, BATCH)):
                yield from self._post(posting, batch, now, dry_run)

    def _post(
        self, posting: Posting, batch: list[Finding], now: datetime, dry_run: bool
    ) -> list[Told]:
        with UnitOfWork(self._database, self._actor, now, intent=WORK) as unit:
            if not is_mine(unit.session, WORK):
                raise TakenError
            told = list(posting.post(batch, unit))
            if dry_run:
                unit.discard()
        if not dry_run:
            posting.forget()
        return told

    def _due_by(self, now: datetime) -> list[Pass]:
        """The passes whose hour has come and that are not done yet, the important rules first."""
        with self._database.reading() as session:
            store = Store(session, self._actor, now)
            calendar = calendar_of(store.workspace, self._actor)
            zones = self._zones(store.workspace)
            return [
                one
                for rule in self._rules
                for zone in (zones[:1] if self._everywhere(rule) else zones)
                for one in self._passes(rule, zone, now, store, calendar)
            ]

    def _passes(
        self, rule: AnyRule, zone: ZoneInfo, now: datetime, store: Store, calendar: Calendar
    ) -> Iterator[Pass]:
        settings = settings_of(rule, store.workspace)
        today = now.astimezone(zone).date()
        if rule.timed:
            span = now - rule.matters_for, now + A_LITTLE_AHEAD
            yield Pass(rule, settings, today, zone, now, span, everywhere=True)
            return
        if now < at_hour(today, time(settings.hour), zone):
            return
        days = _spoken_for(rule, settings, today, calendar)
        if not days:
            return
        last = Notices(store.session).last_day(rule.name, zone.key)
        earliest = today if rule.alone else today - LONGEST_DOWN
        first = days[0] if last is None else max(last + DAY, earliest)
        for day in days_between(first, days[-1]):
            yield Pass(rule, settings, day, zone, now)

    def _of_day(self, day: date, name: str | None) -> list[Pass]:
        """The passes of a whole day, whatever is done already."""
        with self._database.reading() as session:
            workspace = Workspace(session)
            calendar = calendar_of(workspace, self._actor)
            zones = self._zones(workspace)
            return [
                one
                for rule in self._rules
                if name in (None, rule.name, rule.kind)
                for zone in (zones[:1] if rule.audience == "customer" else zones)
                for one in _of_whole_day(rule, settings_of(rule, workspace), day, zone, calendar)
            ]

    def _zones(self, workspace: Workspace) -> list[ZoneInfo]:
        """The workspace's zone, and those that colleagues have besides."""
        own = zone_of(workspace.setting("timezone"), self._defaults.timezone)
        names = zones_of_users(workspace.session)
        return list({zone.key: zone for zone in (own, *(zone_of(n, own) for n in names))}.values())

    def _everywhere(self, rule: AnyRule) -> bool:
        return rule.timed or rule.audience == "customer"

    def _note_done(self, going: Pass, now: datetime) -> None:
        if going.rule.timed:
            return
        with UnitOfWork(self._database, self._actor, now, intent=WORK) as unit:
            Notices(unit.session).day_done(going.rule.name, going.zone.key, going.day, now)


def _of_whole_day(
    rule: AnyRule, settings: Settings, day: date, zone: ZoneInfo, calendar: Calendar
) -> Iterator[Pass]:
    """A day of a rule, as it is run when its hour comes; a day off tells when that is."""
    if rule.timed:
        yield Pass(rule, settings, day, zone)
        return
    now = at_hour(day, time(settings.hour), zone)
    spoken = _spoken_for(rule, settings, day, calendar)
    for one in spoken:
        yield Pass(rule, settings, one, zone, now)
    if not spoken and not rule.alone:
        other = calendar.next_working_day(day, -DAY if rule.ahead else DAY)
        yield Pass(rule, settings, day, zone, now, put_off=other)


def _spoken_for(rule: AnyRule, settings: object, day: date, calendar: Calendar) -> list[date]:
    """The days that a rule looks at on a day: its own, and those that a day off cannot.

    Drafts of messages to customers are made on the working day before, for their owners.
    """
    if rule.audience == "staff":
        return calendar.covered(day, ahead=rule.ahead, alone=rule.alone)
    if isinstance(settings, CustomerSettings) and settings.approval and calendar.works(day):
        return list(days_between(day, calendar.next_working_day(day)))
    return [day]
