"""Posting a batch of findings: decide, claim the keys, put what is posted into the outbox."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from crm_store.actors import Defaults
from crm_store.quiet_hours import at_hour
from crm_store.repositories.notices import Notices
from crm_store.unit_of_work import UnitOfWork
from scheduler.calendar import Calendar
from scheduler.case import Case, Decision, When
from scheduler.deciding import Deciding, Given
from scheduler.passing import Pass, Told
from scheduler.people import People
from scheduler.rule import Finding, Words
from scheduler.telling import Telling

TIME_TO_ANSWER = timedelta(hours=4)
"""How long an owner has at least to look at a draft that was made late."""
UNSAID = frozenset({"held", "digest", "missed", "snoozed"})
"""What is not told, or not now; what it would say can be asked for."""
ALREADY = Decision("already", ("之前已经处理过", "it was dealt with before"))


class Posting:
    """Posts the findings of a pass, batch by batch."""

    def __init__(
        self,
        going: Pass,
        calendar: Calendar,
        defaults: Defaults,
        given: Given,
        *,
        worded: bool = False,
    ) -> None:
        self._worded = worded
        self._going = going
        self._calendar = calendar
        self._defaults = defaults
        self._given = given

    def post(self, findings: Sequence[Finding], unit: UnitOfWork) -> Iterator[Told]:
        """Claim and tell what is new among these; what became of each, those known included."""
        people = People(unit.session, self._defaults, findings, self._given.actors)
        theirs = {one.key: one for one in findings if self._is_ours(one, people)}
        if self._going.put_off is not None:
            later, telling = (
                _put_off(self._going.put_off),
                Telling(self._going.rule, people, unit, {}),
            )
            yield from (self._told(self._case(one, people, later), telling, None)
                        for one in theirs.values())  # fmt: skip
            return
        notices = Notices(unit.session)
        known = notices.known(list(theirs))
        deciding = Deciding(unit.session, self._going, self._given, list(theirs.values()))
        cases = [
            self._case(one, people, ALREADY if one.key in known else deciding)
            for one in theirs.values()
        ]
        fresh = [case for case in cases if case.decision is not ALREADY]
        claimed = notices.claim([self._row(case) for case in fresh])
        telling = Telling(self._going.rule, people, unit, deciding.addresses)
        for case in cases:
            number = claimed.get(case.finding.key)
            yield self._told(case, telling, number)

    def forget(self) -> None:
        """What was given to customers is in the store now, and need not be remembered."""
        self._given.customers.clear()

    @property
    def _to_staff(self) -> bool:
        return self._going.rule.audience == "staff"

    def _is_ours(self, finding: Finding, people: People) -> bool:
        """Whether its recipient lives by this pass's clock."""
        if self._going.everywhere:
            return True
        user = people.colleague(finding) if self._to_staff else None
        return people.zone_of(user).key == self._going.zone.key

    def _case(self, finding: Finding, people: People, deciding: Deciding | Decision) -> Case:
        user, customer = people.colleague(finding), people.customer(finding)
        when = self._when(finding, people)
        if isinstance(deciding, Decision):
            decision = deciding
        elif self._to_staff:
            decision = deciding.for_staff(finding, user, when)
        else:
            decision = deciding.for_customer(finding, customer, when)
        case = Case(finding, user, customer, people.contact(finding), when, decision, when.moment)
        return case if self._to_staff else self._for_customer(case)

    def _when(self, finding: Finding, people: People) -> When:
        """Colleagues are told now; a customer when the hour has come on their own clock."""
        going, moment = self._going, self._going.moment(finding)
        if self._to_staff:
            return When(going.due(finding), moment, people.zone_of(people.colleague(finding)))
        clock = people.clock_of(finding)
        due = finding.at or at_hour(going.day, time(going.settings.hour), clock)
        return When(due, moment, clock)

    def _for_customer(self, case: Case) -> Case:
        """A message goes out outside the quiet hours; a late draft leaves time to answer."""
        when = case.when
        if case.decision.status == "drafted" and when.due <= when.moment:
            when = replace(when, due=when.moment + TIME_TO_ANSWER)
        sent_at = self._calendar.quiet.after(when.earliest, when.clock)
        return replace(case, when=when, sent_at=sent_at)

    def _row(self, case: Case) -> dict[str, Any]:
        """What is kept of a case."""
        finding, decision = case.finding, case.decision
        kind, record_id = finding.subject or (None, None)
        return {
            "key": finding.key,
            "rule": self._going.rule.name,
            "audience": self._going.rule.audience,
            "status": decision.status,
            "why": both(decision.why),
            "reason": both(finding.reason),
            "facts": finding.facts,
            "user_id": case.user.id if case.user else None,
            "customer_id": case.customer.id if case.customer else None,
            "contact_id": case.contact.id if case.contact else None,
            "kind": kind,
            "record_id": record_id,
            "due_at": case.when.due,
            "made_at": case.when.moment,
            "posted_at": case.sent_at if decision.status == "posted" else None,
        }

    def _told(self, case: Case, telling: Telling, number: int | None) -> Told:
        """Tell it, where that was decided and nobody else was quicker."""
        reply = None
        if number is not None and case.decision.status in ("posted", "drafted"):
            reply, decision = telling.tell(case, number)
            case = replace(case, decision=decision)
        wanted = self._worded and case.decision.status in UNSAID
        unsaid = telling.composed(case) if wanted else None
        whom = case.user if self._to_staff else (case.contact or case.customer)
        return Told(
            rule=self._going.rule,
            finding=case.finding,
            status=case.decision.status,
            why=case.decision.why,
            recipient=whom.name if whom else "",
            customer=case.customer.name if case.customer else "",
            due=case.when.due,
            reply=reply,
            unsaid=unsaid,
        )


def _put_off(day: date) -> Decision:
    return Decision("held", (f"不是工作日，{day} 发", f"it is a day off; told on {day}"))


def both(words: Words | None) -> dict[str, str] | None:
    """Words as they are kept."""
    return {"zh": words[0], "en": words[1]} if words is not None else None
