"""Plays days: records go into a store, a day is run, and what each person got is a list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import JsonValue
from sqlalchemy import select

from bot.plain import to_plain
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import (
    Base,
    ChannelAccount,
    Consent,
    Contact,
    Customer,
    Notice,
    OutboxMessage,
    User,
)
from crm_store.unit_of_work import UnitOfWork
from intents.call import Ask
from intents.context import Context, RefusedError
from intents.dispatch import perform, prepare
from intents.outcome import Outcome
from intents.reply import Reply
from scheduler.automation import RulesOf
from scheduler.passing import Told
from scheduler.rule import AnyRule
from scheduler.rules import RULES
from scheduler.runner import Runner
from tests.intents.company import NOW, SHANGHAI, Company

R = TypeVar("R", bound=Base)

ONE_BY_ONE = tuple(one for one in RULES if one.name not in ("morning_digest", "weekly_digest"))
"""The rules but for the digests, which would come beside whatever a test is about."""


@dataclass
class Play:
    """The six colleagues of tests/intents/company.py, and rules that run on days.

    `day` gives (recipient, status, text) of everything found that day, in the order it came.
    """

    company: Company
    rules: tuple[AnyRule, ...] = ONE_BY_ONE
    defaults: Defaults = field(default_factory=lambda: Defaults("zh", SHANGHAI))

    @property
    def database(self) -> Database:
        """The store."""
        return self.company.database

    @property
    def runner(self) -> Runner:
        """A runner, as a process that has just been started has it."""
        return Runner(self.database, self.defaults, self.rules)

    def add(self, record: R) -> R:
        """Keep a record."""
        return self.company.add(record)

    def customer(self, name: str, owner: str | None = "方晴", **fields: object) -> Customer:
        """A customer, of 方晴 unless told otherwise."""
        owner_id = self.company.user_id(owner) if owner else None
        return self.add(Customer(name=name, owner_id=owner_id, **fields))

    def agrees(
        self, customer: Customer, contact: Contact | None = None, account: str = "first"
    ) -> None:
        """The customer's person has an account on Telegram and agreed to greetings and offers."""
        contact_id = contact.id if contact else None
        whose = {"customer_id": customer.id, "contact_id": contact_id}
        name = f"{account} of {customer.id}, {contact_id}"
        self.add(ChannelAccount(channel="telegram", external_id=name, verified_at=NOW, **whose))
        for purpose in ("greetings", "offers"):
            self.add(Consent(purpose=purpose, given=True, at=NOW, **whose))

    def withdraws(self, customer: Customer, contact: Contact | None = None) -> None:
        """The customer's person does not agree any more; nobody else noticed."""
        whose = {"customer_id": customer.id, "contact_id": contact.id if contact else None}
        self.add(Consent(purpose="greetings", given=False, at=self.company.now, **whose))

    def set(self, key: str, value: JsonValue) -> None:
        """A setting of the workspace."""
        with UnitOfWork(self.database, self.company.actors["Ada"], NOW) as unit:
            unit.store.workspace.set(key, value)

    def at(self, local: str, zone: ZoneInfo = SHANGHAI) -> datetime:
        """That time (`2026-11-23T09:00`) on a zone's clock."""
        return datetime.fromisoformat(local).replace(tzinfo=zone)

    def told(self, day: str, rule: str | None = None, *, dry_run: bool = False) -> list[Told]:
        """All that became of what was found on a day."""
        found = self.runner.day(date.fromisoformat(day), rule=rule, dry_run=dry_run)
        return list(found)

    def unsaid(self, day: str, rule: str) -> list[tuple[str, str]]:
        """(status, text) of what is held back or put off, as `guanxi run-rules` shows it."""
        found = self.runner.day(date.fromisoformat(day), rule=rule, dry_run=True, worded=True)
        return [(one.status, _text(one.unsaid)) for one in found if one.reply is None]

    def day(self, day: str, rule: str | None = None) -> list[tuple[str, str, str]]:
        """(recipient, status, text) of everything that was found on a day."""
        return [(one.recipient, one.status, _text(one.reply)) for one in self.told(day, rule)]

    def tick(self, local: str, zone: ZoneInfo = SHANGHAI) -> int:
        """Let the scheduler look at that time; how much it posted."""
        return self.runner.tick(self.at(local, zone))

    @property
    def outbox(self) -> list[tuple[str, str]]:
        """(conversation, text) of all that was put into the outbox, in order."""
        return [(row.conversation, _text(reply)) for row, reply in self._sent()]

    @property
    def to_customers(self) -> list[tuple[str, str, datetime]]:
        """(account, text, not before) of all that goes to customers."""
        sent = [one for one in self._sent() if one[0].channel == "telegram"]
        return [(row.conversation, _text(reply), row.not_before) for row, reply in sent]

    def statuses_on(self, day: str, rule: str) -> list[str]:
        """What became of everything that a rule found on a day."""
        return [one.status for one in self.told(day) if one.rule.name == rule]

    def moves(self, name: str, zone: str) -> None:
        """A colleague lives by another clock from now on."""
        user = next(one for one in self.company.all(User) if one.name == name)
        user.timezone = zone
        self.company.change(user)

    def statuses(self, rule: str) -> list[str]:
        """What became of everything that a rule found, in order."""
        return [one.status for one in self.company.all(Notice) if one.rule == rule]

    def buttons(self) -> list[str]:
        """The labels under the last message."""
        return [one.label for one in list(self._sent())[-1][1].buttons]

    def press(self, name: str, label: str, **said: str) -> str:
        """What a colleague is answered who presses the last button of that label.

        `said` are the slots that it asks for then.
        """
        buttons = [one for _, reply in self._sent() for one in reply.buttons if one.label == label]
        action = buttons[-1].action
        assert isinstance(action, Ask)
        actor, now = self.company.actors[name], self.company.now
        with UnitOfWork(self.database, actor, now) as unit:
            context = Context(actor, unit.store, now, unit=unit, automation=RulesOf(self.rules))
            ready = prepare([action.call.with_slots(**said)], context)
            assert not isinstance(ready, Outcome), _text(ready.reply)
            try:
                return _text(perform(ready, context).reply)
            except RefusedError as refused:
                return f"{refused.text} {refused.hint}"

    def _sent(self) -> Iterator[tuple[OutboxMessage, Reply]]:
        with self.database.reading() as session:
            for row in session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)):
                yield row, Reply.model_validate(row.body["reply"])


def _text(reply: Reply | None) -> str:
    return to_plain(reply, "zh") if reply is not None else ""
