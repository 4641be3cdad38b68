"""Plays days: records go into a store, a day is run, and what each person got is a list."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.plain import to_plain
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import Base, ChannelAccount, Consent, Customer, OutboxMessage, Record, User
from crm_store.unit_of_work import UnitOfWork
from intents.reply import Reply
from scheduler.passing import Told
from scheduler.rule import AnyRule
from scheduler.rules import RULES
from scheduler.runner import Runner
from tests.intents.company import NOW, SHANGHAI, Company

R = TypeVar("R", bound=Base)


@dataclass
class Play:
    """The six colleagues of tests/intents/company.py, and rules that run on days.

    `day` gives (recipient, status, text) of everything found that day, in the order it came.
    """

    company: Company
    rules: tuple[AnyRule, ...] = RULES
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

    def agrees(self, customer: Customer, contact_id: int | None = None) -> None:
        """The customer's person linked an account and agreed to greetings and offers."""
        whose = {"customer_id": customer.id, "contact_id": contact_id}
        self.add(ChannelAccount(
            channel="telegram", external_id=f"{customer.id}-{contact_id}", verified_at=NOW, **whose
        ))  # fmt: skip
        for purpose in ("greetings", "offers"):
            self.add(Consent(purpose=purpose, given=True, at=NOW, **whose))

    def set(self, key: str, value: object) -> None:
        """A setting of the workspace."""
        with UnitOfWork(self.database, self.company.actors["Ada"], NOW) as unit:
            unit.store.workspace.set(key, value)  # type: ignore[arg-type]

    def told(self, day: str, rule: str | None = None, *, dry_run: bool = False) -> list[Told]:
        """All that became of what was found on a day."""
        found = self.runner.day(date.fromisoformat(day), rule=rule, dry_run=dry_run)
        return list(found)

    def day(self, day: str, rule: str | None = None) -> list[tuple[str, str, str]]:
        """(recipient, status, text) of everything that was found on a day."""
        return [(one.recipient, one.status, _text(one.reply)) for one in self.told(day, rule)]

    def tick(self, local: str, zone: ZoneInfo = SHANGHAI) -> int:
        """Let the scheduler look at that time (`2026-11-23T09:00`); how much it posted."""
        return self.runner.tick(datetime.fromisoformat(local).replace(tzinfo=zone))

    @property
    def outbox(self) -> list[tuple[str, str]]:
        """(conversation, text) of all that was put into the outbox, in order."""
        with self.database.reading() as session:
            rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
            return [
                (row.conversation, _text(Reply.model_validate(row.body["reply"]))) for row in rows
            ]


def _text(reply: Reply | None) -> str:
    return to_plain(reply, "zh") if reply is not None else ""


__all__ = ["Play", "Record", "User"]
