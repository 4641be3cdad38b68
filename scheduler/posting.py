"""Posting a batch of findings: claim the keys, decide, put what is posted into the outbox."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from crm_store.actors import Defaults
from crm_store.models import Contact, Customer, User
from crm_store.repositories.notices import Notices
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from intents.context import Context
from intents.notices import notify_customer, notify_user, worded_for_customer
from intents.reminders.noticed import draft_reply, text_of, to_customer, to_user
from intents.reply import Reply
from scheduler.calendar import Calendar
from scheduler.deciding import Deciding, Decision, Given
from scheduler.passing import Pass, Told
from scheduler.people import People
from scheduler.rule import Finding, Words

log = logging.getLogger(__name__)

TIME_TO_ANSWER = timedelta(hours=4)
"""How long an owner has at least to look at a draft that was made late."""
FAILED = Decision("failed", ("生成内容时出错，见日志", "its text could not be made; see the log"))
NOTHING = Decision("skipped", ("到时候已经不需要了", "there was nothing to say any more"))


@dataclass(frozen=True)
class _Case:
    """A finding with the people it concerns, and what was decided."""

    finding: Finding
    user: User | None
    customer: Customer | None
    contact: Contact | None
    decision: Decision


class Posting:
    """Posts the findings of a pass, batch by batch."""

    def __init__(self, going: Pass, calendar: Calendar, defaults: Defaults, given: Given) -> None:
        self._going = going
        self._calendar = calendar
        self._defaults = defaults
        self._given = given

    def post(self, findings: Sequence[Finding], unit: UnitOfWork) -> Iterator[Told]:
        """Claim and tell what is new among these; what became of each, those known included."""
        people = People(unit.session, self._defaults, findings)
        theirs = [one for one in findings if self._is_ours(one, people)]
        notices = Notices(unit.session)
        known = notices.known([one.key for one in theirs])
        mutings = notices.mutings(unit.store.now, [c for one in theirs if (c := one.customer_id)])
        deciding = Deciding(unit.session, self._going, self._given, mutings)
        fresh = {one.key: one for one in theirs if one.key not in known}
        cases = [self._case(one, people, deciding) for one in fresh.values()]
        claimed = notices.claim([self._row(case) for case in cases])
        for finding in theirs:
            if finding.key in known:
                yield self._told(self._known_case(finding, people), None, "already")
        for case in cases:
            if case.finding.key in claimed:
                yield self._tell(case, claimed[case.finding.key], people, unit)

    def _is_ours(self, finding: Finding, people: People) -> bool:
        """Whether its recipient lives by this pass's clock."""
        if self._going.everywhere:
            return True
        user = people.colleague(finding) if self._to_staff else None
        return people.zone_of(user).key == self._going.zone.key

    @property
    def _to_staff(self) -> bool:
        return self._going.rule.audience == "staff"

    def _case(self, finding: Finding, people: People, deciding: Deciding) -> _Case:
        user, customer = people.colleague(finding), people.customer(finding)
        decision = (
            deciding.for_staff(finding, user, people.zone_of(user))
            if self._to_staff
            else deciding.for_customer(finding, customer)
        )
        return _Case(finding, user, customer, people.contact(finding), decision)

    def _known_case(self, finding: Finding, people: People) -> _Case:
        user, customer = people.colleague(finding), people.customer(finding)
        return _Case(finding, user, customer, people.contact(finding), Decision("already"))

    def _row(self, case: _Case) -> dict[str, Any]:
        finding, decision = case.finding, case.decision
        kind, record_id = finding.subject or (None, None)
        posted = decision.status == "posted"
        return {
            "key": finding.key,
            "rule": self._going.rule.name,
            "audience": self._going.rule.audience,
            "status": decision.status,
            "why": _both(decision.why),
            "reason": _both(finding.reason),
            "facts": finding.facts,
            "user_id": case.user.id if case.user else None,
            "customer_id": case.customer.id if case.customer else None,
            "contact_id": case.contact.id if case.contact else None,
            "kind": kind,
            "record_id": record_id,
            "due_at": self._due(case),
            "made_at": self._going.moment(finding),
            "posted_at": self._sent_at(case) if posted else None,
        }

    def _due(self, case: _Case) -> datetime:
        due, moment = self._going.due(case.finding), self._going.moment(case.finding)
        if case.decision.status == "drafted":
            due = due if due > moment else moment + TIME_TO_ANSWER
        return due

    def _sent_at(self, case: _Case) -> datetime:
        """When it goes out: now, and to a customer neither early nor in their quiet hours."""
        moment = self._going.moment(case.finding)
        if self._to_staff:
            return moment
        return self._calendar.quiet.after(max(self._due(case), moment), self._going.zone)

    def _tell(self, case: _Case, number: int, people: People, unit: UnitOfWork) -> Told:
        """Put it into the outbox, if that was decided; a text that fails holds up no other."""
        if case.decision.status not in ("posted", "drafted"):
            return self._told(case, None)
        try:
            with unit.session.begin_nested():
                reply = self._put(case, number, people, unit)
        except Exception:
            log.exception("the notice %s has no text", case.finding.key)
            return self._instead(case, FAILED, number, unit)
        return self._told(case, reply) if reply else self._instead(case, NOTHING, number, unit)

    def _instead(self, case: _Case, decision: Decision, number: int, unit: UnitOfWork) -> Told:
        values = {"why": _both(decision.why), "posted_at": None}
        Notices(unit.session).settle(number, decision.status, **values)
        return self._told(replace(case, decision=decision), None)

    def _put(self, case: _Case, number: int, people: People, unit: UnitOfWork) -> Reply | None:
        if self._to_staff:
            return self._to_user(case, number, people, unit)
        return self._to_customer(case, number, people, unit)

    def _to_user(self, case: _Case, number: int, people: People, unit: UnitOfWork) -> Reply | None:
        assert case.user is not None
        context = _context(people.actor(case.user), self._sent_at(case), unit)
        reply = self._going.rule.compose(case.finding, context)
        if reply is None:
            return None
        reply = to_user(reply, number, case.finding.customer_id is not None, context)
        notify_user(case.user, f"notice:{number}", reply, context, notice=number)
        return reply

    def _to_customer(
        self, case: _Case, number: int, people: People, unit: UnitOfWork
    ) -> Reply | None:
        assert case.customer is not None
        actor = people.actor_of_customer(case.customer, case.contact)
        sent_at = self._sent_at(case)
        context = _context(actor, sent_at, unit)
        context = worded_for_customer(case.customer, case.contact, context)
        reply = self._going.rule.compose(case.finding, context)
        if reply is None:
            return None
        Notices(unit.session).settle(number, case.decision.status, text=text_of(reply))
        if case.decision.status == "drafted":
            return self._ask_owner(case, number, reply, people, unit)
        reply = to_customer(reply, number, context)
        made = replace(context, now=self._going.moment(case.finding))
        whom = case.customer.id, case.contact.id if case.contact else None
        notify_customer(*whom, f"notice:{number}", reply, made, after=sent_at - made.now,
                        notice=number)  # fmt: skip
        return reply

    def _ask_owner(
        self, case: _Case, number: int, reply: Reply, people: People, unit: UnitOfWork
    ) -> Reply | None:
        """The owner gets the draft, with what can be done with it."""
        if case.user is None or case.customer is None:
            return reply
        context = _context(people.actor(case.user), self._going.moment(case.finding), unit)
        whom = case.contact or case.customer
        asked = draft_reply(text_of(reply), whom.name, number, self._due(case), context)
        notify_user(case.user, f"notice:{number}:draft", asked, context, notice=number)
        return reply

    def _told(self, case: _Case, reply: Reply | None, status: str = "") -> Told:
        to_staff = self._to_staff
        whom = case.user if to_staff else (case.contact or case.customer)
        return Told(
            self._going.rule,
            case.finding,
            status or case.decision.status,
            case.decision.why,
            whom.name if whom else "",
            case.customer.name if case.customer else "",
            self._due(case) if status != "already" else self._going.due(case.finding),
            reply,
        )


def _context(actor: Actor, now: datetime, unit: UnitOfWork) -> Context:
    """The turn of a recipient: what they may see, at that moment."""
    return Context(actor, Store(unit.session, actor, now), now, unit=unit)


def _both(words: Words | None) -> dict[str, str] | None:
    return {"zh": words[0], "en": words[1]} if words is not None else None
