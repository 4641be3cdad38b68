"""What becomes of a finding: posted, or held back, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import JsonValue
from sqlalchemy.orm import Session

from crm_store.models import Customer, User
from crm_store.quiet_hours import at_hour
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.consents import Consents
from crm_store.repositories.notices import Mutings, Notices
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from scheduler.calendar import DAY
from scheduler.case import Decision, When
from scheduler.passing import Pass
from scheduler.rule import URGENT, CustomerSettings, Finding

NOTICES_A_DAY = 10
CUSTOMER_NOTICES_A_DAY = 1
MIDNIGHT = datetime.min.time()
NOBODY = Mutings(())

Written = tuple[int | None, int | None, datetime]
"""A message to a customer's person: customer, contact, when."""


POSTED = Decision("posted")
MUTED = Decision("held", ("已设为不再提醒", "it was told not to"))
NO_CUSTOMER = Decision("skipped", ("客户已经不在了", "the customer is no longer there"))
NO_COLLEAGUE = Decision("held", ("没有可以通知的同事", "there is no colleague to tell"))
NO_CONSENT = Decision("held", ("客户没有同意接收", "the customer did not agree to receive it"))
NO_ADDRESS = Decision("held", ("没有可以联系到客户的账号", "the customer has no linked account"))
TOO_LATE = Decision("missed", ("过了时候才恢复运行", "it was down until too late"))
IN_DIGEST = Decision("digest", ("今天的提醒已到上限，放进摘要", "the day is full: in the digest"))
ENOUGH = Decision("held", ("今天已经发过别的消息", "they were written to today already"))
DRAFTED = Decision("drafted", ("等负责人过目", "waits for the owner's approval"))


@dataclass
class Given:
    """How much each person got today, as far as this round has asked, and what they may see; shared
    by its batches."""

    users: Counter[tuple[int, date]] = field(default_factory=Counter)
    asked: set[tuple[int, date]] = field(default_factory=set)
    actors: dict[int, Actor] = field(default_factory=dict)
    customers: set[tuple[int, int | None, date]] = field(default_factory=set)


class Deciding:
    """Decides the findings of one batch; each posted one counts for those after it.

    What is to be known of customers is looked up for all of them at once.
    """

    def __init__(
        self, session: Session, going: Pass, given: Given, findings: Sequence[Finding]
    ) -> None:
        workspace = Workspace(session)
        self._going = going
        self._given = given
        self._notices = Notices(session)
        moments = [going.moment(one) for one in findings]
        customers = list({one.customer_id for one in findings if one.customer_id is not None})
        self._mutings = self._notices.mutings(min(moments), customers) if moments else NOBODY
        self._most = _number(workspace.setting("notices_a_day"), NOTICES_A_DAY)
        self._most_customer = _number(
            workspace.setting("customer_notices_a_day"), CUSTOMER_NOTICES_A_DAY
        )
        whom = [] if going.rule.audience == "staff" else _people(findings)
        self.addresses = Addresses(session).of_customers(whom) if whom else {}
        purpose = going.rule.purpose
        self._agreed = Consents(session).given_by(whom, purpose) if whom and purpose else set(whom)
        self._written = self._written_to(customers, moments) if whom else []

    def _written_to(self, customers: list[int], moments: list[datetime]) -> list[Written]:
        """The messages of the days around these moments, on whatever clock."""
        start, end = min(moments) - 2 * DAY, max(moments) + 3 * DAY
        return self._notices.posted_to_customers(customers, start, end)

    def for_staff(self, finding: Finding, user: User | None, when: When) -> Decision:
        """What becomes of a notice to a colleague."""
        if user is None:
            return NO_COLLEAGUE
        if self._mutings.hold(self._going.rule.name, finding.customer_id, user.id):
            return MUTED
        if when.late > self._going.matters_for:
            return TOO_LATE
        day = when.moment.astimezone(when.clock).date()
        if self._is_capped and self._count(user.id, day, when) >= self._most:
            return IN_DIGEST
        self._given.users[user.id, day] += 1
        return POSTED

    @property
    def _is_capped(self) -> bool:
        return self._going.rule.capped and self._going.rule.rank < URGENT

    def for_customer(self, finding: Finding, customer: Customer | None, when: When) -> Decision:
        """What becomes of a message to a customer's person."""
        rule, settings = self._going.rule, self._going.settings
        if customer is None:
            return NO_CUSTOMER
        if self._mutings.hold(rule.name, customer.id, None):
            return MUTED
        whom = customer.id, finding.contact_id
        if whom not in self._agreed:
            return NO_CONSENT
        if not self.addresses.get(whom):
            return NO_ADDRESS
        if when.late > self._going.matters_for:
            return TOO_LATE
        if isinstance(settings, CustomerSettings) and settings.approval:
            return DRAFTED
        return self._once_a_day(whom, when)

    def _once_a_day(self, whom: tuple[int, int | None], when: When) -> Decision:
        day = when.earliest.astimezone(when.clock).date()
        start, end = _of_day(day, when)
        before = sum((customer, contact) == whom and start <= at < end
                     for customer, contact, at in self._written)  # fmt: skip
        if before + ((*whom, day) in self._given.customers) >= self._most_customer:
            return ENOUGH
        self._given.customers.add((*whom, day))
        return POSTED

    def _count(self, user_id: int, day: date, when: When) -> int:
        """How many a colleague got that day; what was posted before this round is asked once."""
        key = user_id, day
        if key not in self._given.asked:
            self._given.asked.add(key)
            self._given.users[key] += self._notices.posted_to_user(user_id, *_of_day(day, when))
        return self._given.users[key]


def _people(findings: Sequence[Finding]) -> list[tuple[int, int | None]]:
    """The customers' people of these findings."""
    return [(one.customer_id, one.contact_id) for one in findings if one.customer_id is not None]


def _of_day(day: date, when: When) -> tuple[datetime, datetime]:
    """From midnight to midnight on the clock that holds."""
    return at_hour(day, MIDNIGHT, when.clock), at_hour(day + DAY, MIDNIGHT, when.clock)


def _number(given: JsonValue, default: int) -> int:
    return given if isinstance(given, int) and given >= 0 else default
