"""The rules as handlers ask about them (intents/automation.py): what there is, what will come."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from heapq import nsmallest
from itertools import islice

from pydantic import JsonValue, ValidationError

from crm_store.actors import zone_of
from crm_store.models import Customer, User
from crm_store.quiet_hours import at_hour
from crm_store.repositories.people import by_keys
from crm_store.repositories.workspace import Workspace
from intents.automation import Expected, RuleInfo
from intents.context import Context
from scheduler.calendar import Calendar, calendar_of
from scheduler.passing import Pass
from scheduler.rule import AnyRule, Finding
from scheduler.settings import change_settings, settings_of

MOST_FOUND = 500
"""So many findings of a rule are looked at for a day, when somebody asks what will come."""


class RulesOf:
    """Rules as one workspace has set them: those given, else all that there are."""

    def __init__(self, rules: Sequence[AnyRule] | None = None) -> None:
        self._given = rules

    @property
    def _rules(self) -> Sequence[AnyRule]:
        if self._given is not None:
            return self._given
        from scheduler.rules import RULES  # few messages ask for them

        return RULES

    def rules(self, workspace: Workspace, kind: str | None = None) -> list[RuleInfo]:
        """The rules, of a kind or all, with their settings."""
        return [_info(one, workspace) for one in self._rules if kind in (None, one.kind)]

    def rule(self, workspace: Workspace, name: str) -> RuleInfo | None:
        """The rule of that name."""
        return next((_info(one, workspace) for one in self._rules if one.name == name), None)

    def change(self, workspace: Workspace, name: str, **values: JsonValue) -> None:
        """Set some of a rule's settings. Raises ValueError for what none can be."""
        rule = next(one for one in self._rules if one.name == name)
        try:
            change_settings(rule, workspace, **values)
        except ValidationError as error:
            raise ValueError(error.errors()[0]["msg"]) from error

    def expected(
        self, context: Context, kind: str | None, days: Sequence[date], most: int
    ) -> list[Expected]:
        """What will be posted on these days, of what the actor sees; the earliest first.

        `kind` is a kind of rules or a rule's name.
        """
        calendar = calendar_of(context.store.workspace, context.actor)
        rules = [one for one in self._rules if kind in (None, one.kind, one.name)]
        found = (
            one for rule in rules for day in days for one in self._on(rule, day, context, calendar)
        )
        return nsmallest(most, found, key=lambda one: one.due)

    def _on(
        self, rule: AnyRule, day: date, context: Context, calendar: Calendar
    ) -> Iterator[Expected]:
        """What a rule will post on a day, as far as it can be told today."""
        settings = settings_of(rule, context.store.workspace)
        if not settings.on:
            return
        zone = zone_of(context.store.workspace.setting("timezone"), context.actor.timezone)
        for one in _spoken_for(rule, day, calendar):
            going = Pass(rule, settings, one, zone)
            found = list(islice(rule.find(going.look(context.store)), MOST_FOUND))
            yield from _told(going, found, day, context)


def _told(going: Pass, found: Sequence[Finding], day: date, context: Context) -> Iterator[Expected]:
    """These findings with the names of those concerned; only what the actor sees."""
    session, sees = context.store.session, context.actor.sees
    users = by_keys(session, User, [one.user_id for one in found])
    customers = {one.id: one for one in context.store.customers.many(_customers(found))}
    info = _info(going.rule, context.store.workspace)
    for one in found:
        customer: Customer | None = customers.get(one.customer_id or 0)
        user = users.get(one.user_id or 0)
        theirs = sees is None or (user is not None and user.id in sees)
        if theirs and (one.customer_id is None or customer is not None):
            name = customer.name if customer else ""
            to = name if going.rule.audience == "customer" else (user.name if user else "")
            yield Expected(info, _due(going, one, day, user), to, name, one.reason)


def _due(going: Pass, found: Finding, day: date, user: User | None) -> datetime:
    """When a finding is told on a day: to a colleague by their own clock."""
    if going.rule.timed:
        return going.due(found)
    own = user.timezone if user is not None and going.rule.audience == "staff" else None
    return at_hour(day, time(going.settings.hour), zone_of(own, going.zone))


def _spoken_for(rule: AnyRule, day: date, calendar: Calendar) -> list[date]:
    """The days of which something is posted on a day."""
    if rule.timed or rule.audience == "customer":
        return [day]
    return calendar.covered(day, ahead=rule.ahead, alone=rule.alone)


def _customers(found: Sequence[Finding]) -> list[int]:
    return list({one.customer_id for one in found if one.customer_id is not None})


def _info(rule: AnyRule, workspace: Workspace) -> RuleInfo:
    settings = settings_of(rule, workspace)
    return RuleInfo(
        rule.name, rule.kind, rule.label, rule.does, rule.audience, rule.purpose, settings
    )


AUTOMATION = RulesOf()
