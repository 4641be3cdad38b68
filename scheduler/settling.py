"""Notices that were put off: drafts that nobody decided about, and those to be told again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from crm_store.actors import Defaults, actor_of_user
from crm_store.models import Notice, User
from crm_store.repositories.notices import Notices
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from intents.context import Context
from intents.notices import notify_user
from intents.reminders.drafts import send, skip
from intents.reminders.noticed import to_user
from scheduler.automation import AUTOMATION
from scheduler.rule import AnyRule, CustomerSettings, Finding
from scheduler.settings import settings_of

NOBODY_ANSWERED = {"zh": "到时间还没有人决定", "en": "nobody decided in time"}
RULE_GONE = {"zh": "这条规则已经没有了", "en": "there is no such rule any more"}
NOTHING_MORE = {"zh": "到时候已经不需要了", "en": "there was nothing to say any more"}


class Settling:
    """Settles what is due, in one unit of work."""

    def __init__(
        self, rules: Mapping[str, AnyRule], defaults: Defaults, unit: UnitOfWork, now: datetime
    ) -> None:
        self._rules = rules
        self._defaults = defaults
        self._unit = unit
        self._now = now
        self._notices = Notices(unit.session)

    def settle(self) -> int:
        """Settle a few hundred of each; how many those were."""
        drafts = self._notices.due("drafted", self._now)
        snoozed = self._notices.due("snoozed", self._now)
        for notice in drafts:
            self._draft(notice)
        for notice in snoozed:
            self._again(notice)
        return len(drafts) + len(snoozed)

    def _draft(self, notice: Notice) -> None:
        """The workspace's choice, where the owner said nothing."""
        context = Context(self._unit.store.actor, self._unit.store, self._now, unit=self._unit)
        rule = self._rules.get(notice.rule)
        settings = settings_of(rule, self._unit.store.workspace) if rule else None
        if rule and isinstance(settings, CustomerSettings) and settings.unanswered == "send":
            send(notice, rule.purpose, context)
        else:
            skip(notice, NOBODY_ANSWERED, context)

    def _again(self, notice: Notice) -> None:
        rule = self._rules.get(notice.rule)
        user = self._unit.session.get(User, notice.user_id or 0)
        if rule is None or user is None or user.deleted_at is not None:
            return self._notices.settle(notice.id, "skipped", why=RULE_GONE)
        actor = actor_of_user(self._unit.session, user, self._defaults)
        store = Store(self._unit.session, actor, self._now)
        context = Context(actor, store, self._now, unit=self._unit, automation=AUTOMATION)
        reply = rule.compose(finding_of(notice), context)
        if reply is None:
            return self._notices.settle(notice.id, "skipped", why=NOTHING_MORE)
        reply = to_user(reply, notice.id, notice.customer_id is not None, context)
        key = f"notice:{notice.id}:{notice.due_at:%Y-%m-%d}"
        notify_user(user, key, reply, context, notice=notice.id)
        return self._notices.settle(notice.id, "posted", posted_at=self._now, why=None)


def finding_of(notice: Notice) -> Finding:
    """What a notice was made of."""
    kind, record_id = notice.kind, notice.record_id
    finding = Finding(
        key=notice.key,
        reason=(notice.reason["zh"], notice.reason["en"]),
        user_id=notice.user_id,
        customer_id=notice.customer_id,
        contact_id=notice.contact_id,
        facts=notice.facts,
    )
    return replace(finding, subject=(kind, record_id)) if kind and record_id else finding
