"""Telling: a claimed notice gets its text and goes into the outbox."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from crm_store.repositories.addresses import Address
from crm_store.repositories.notices import Notices
from crm_store.repositories.workspace import CachedWorkspace
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from intents.context import Context
from intents.notices import notify_customer, notify_user, worded_for_customer
from intents.reminders.noticed import draft_reply, text_of, to_customer, to_user
from intents.reply import Reply
from scheduler.automation import AUTOMATION
from scheduler.case import Case, Decision
from scheduler.people import People
from scheduler.rule import AnyRule

log = logging.getLogger(__name__)

FAILED = Decision("failed", ("生成内容时出错，见日志", "its text could not be made; see the log"))
NOTHING = Decision("skipped", ("到时候已经不需要了", "there was nothing to say any more"))


Addressed = Mapping[tuple[int, int | None], Sequence[Address]]
"""The addresses of customers' people, by customer and contact."""


class Telling:
    """Tells the cases of a batch."""

    def __init__(
        self, rule: AnyRule, people: People, unit: UnitOfWork, addresses: Addressed
    ) -> None:
        self._addresses = addresses
        self._workspace = CachedWorkspace(unit.session)
        self._rule = rule
        self._people = people
        self._unit = unit
        self._notices = Notices(unit.session)

    def tell(self, case: Case, number: int) -> tuple[Reply | None, Decision]:
        """What was posted or drafted; a text that fails, or is not needed, holds up no other."""
        try:
            with self._unit.session.begin_nested():
                reply = self._put(case, number)
        except Exception:
            log.exception("the notice %s has no text", case.finding.key)
            reply, instead = None, FAILED
        else:
            instead = NOTHING
        if reply is not None:
            return reply, case.decision
        zh, en = instead.why or ("", "")
        self._notices.settle(number, instead.status, why={"zh": zh, "en": en}, posted_at=None)
        return None, instead

    def composed(self, case: Case) -> Reply | None:
        """What a case says or would say, in its recipient's scope; None where that fails."""
        try:
            with self._unit.session.begin_nested():
                context = self._to(case)
                return self._rule.compose(case.finding, context) if context else None
        except Exception:
            log.debug("what %s would say cannot be composed", case.finding.key, exc_info=True)
            return None

    def _to(self, case: Case) -> Context | None:
        """The turn of whoever a case is for; None where nobody is known."""
        if self._rule.audience == "staff":
            if case.user is None:
                return None
            return self._context(self._people.actor(case.user), case.sent_at)
        if case.customer is None:
            return None
        actor = self._people.actor_of_customer(case.customer, case.contact)
        context = self._context(actor, case.sent_at)
        return worded_for_customer(case.customer, case.contact, context)

    def _put(self, case: Case, number: int) -> Reply | None:
        staff = self._rule.audience == "staff"
        return self._to_user(case, number) if staff else self._to_customer(case, number)

    def _to_user(self, case: Case, number: int) -> Reply | None:
        """A notice to a colleague, in their language and of what they see."""
        assert case.user is not None
        context = self._to(case)
        assert context is not None
        reply = self._rule.compose(case.finding, context)
        if reply is None:
            return None
        reply = to_user(reply, number, case.finding.customer_id is not None, context)
        notify_user(case.user, f"notice:{number}", reply, context, notice=number)
        return reply

    def _to_customer(self, case: Case, number: int) -> Reply | None:
        """A message to a customer's person, or its draft to whoever looks after them."""
        assert case.customer is not None
        context = self._to(case)
        assert context is not None
        reply = self._rule.compose(case.finding, context)
        if reply is None:
            return None
        if case.decision.status == "drafted":
            self._notices.settle(number, "drafted", text=text_of(reply))
            return self._ask_owner(case, number, reply)
        reply = to_customer(reply, number, context)
        made = replace(context, now=case.when.moment)
        whom = case.customer.id, case.contact.id if case.contact else None
        after = case.sent_at - made.now
        to = self._addresses.get(whom)
        notify_customer(*whom, f"notice:{number}", reply, made, after=after, to=to, notice=number)
        return reply

    def _ask_owner(self, case: Case, number: int, reply: Reply) -> Reply:
        """The owner gets the draft, with what can be done with it."""
        if case.user is None or case.customer is None:
            return reply
        context = self._context(self._people.actor(case.user), case.when.moment)
        whom = case.contact or case.customer
        asked = draft_reply(text_of(reply), whom.name, number, case.when.due, context)
        notify_user(case.user, f"notice:{number}:draft", asked, context, notice=number)
        return asked

    def _context(self, actor: Actor, now: datetime) -> Context:
        """The turn of a recipient: what they may see, at that moment."""
        store = Store(self._unit.session, actor, now)
        store.workspace = self._workspace
        return Context(actor, store, now, unit=self._unit, automation=AUTOMATION)
