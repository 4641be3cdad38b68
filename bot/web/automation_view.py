"""The automation view as JSON: drafts, what is to come, and what became of what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pydantic import JsonValue

from crm_store.models import Contact, Customer, Notice, User
from crm_store.repositories.notice_list import NoticeFilter, NoticeList, customers_of
from crm_store.repositories.people import by_keys
from intents.automation import Expected, RuleInfo
from intents.context import Context
from intents.format import moment

DAYS_AHEAD = 7
MOST_COMING, MOST_LOOKED_AT = 60, 1_000
MOST_DRAFTS = 50
PAGE = 50
COMING = "coming"
STATUSES: dict[str, tuple[str, str]] = {
    COMING: ("将要发", "to come"),
    "drafted": ("待过目", "waits for approval"),
    "posted": ("已发", "posted"),
    "digest": ("放进摘要", "in the digest"),
    "held": ("没有发", "held back"),
    "missed": ("错过了", "missed"),
    "skipped": ("跳过", "skipped"),
    "snoozed": ("推迟", "snoozed"),
    "failed": ("出错", "failed"),
}


@dataclass(frozen=True)
class Asked:
    """What the view is narrowed to: a rule's name, a status, a part of the customer's name."""

    rule: str = ""
    status: str = ""
    customer: str = ""
    before: int | None = None

    def earlier_than(self, number: int) -> "Asked":
        """The page after that notice."""
        return replace(self, before=number)

    @property
    def filter(self) -> NoticeFilter:
        """The same for what is kept."""
        rules = (self.rule,) if self.rule else ()
        statuses = (self.status,) if self.status else ()
        return NoticeFilter(rules, statuses, self.customer, self.before)


@dataclass(frozen=True)
class _People:
    """The names of those that a page of notices is about, as far as the actor sees them."""

    users: Mapping[int, User]
    customers: Mapping[int, Customer]
    contacts: Mapping[int, Contact]


def view(asked: Asked, context: Context) -> dict[str, JsonValue]:
    """All of it; of a later page only what was."""
    rules = context.rules.rules(context.store.workspace)
    notices = NoticeList(context.store)
    past = [] if asked.status == COMING else notices.latest(asked.filter, PAGE + 1)
    shown: dict[str, JsonValue] = {
        "past": _shown([one for one in past[:PAGE] if one.status != "drafted"], rules, context),
        "before": past[PAGE - 1].id if len(past) > PAGE else None,
    }
    if asked.before is not None:
        return shown
    drafts = notices.drafts(asked.filter, MOST_DRAFTS) if asked.status in ("", "drafted") else []
    coming = _coming(asked, rules, context) if asked.status in ("", COMING) else []
    return {
        **shown,
        "drafts": _shown(drafts, rules, context),
        "coming": [_expected(one, context) for one in coming[:MOST_COMING]],
        "more_coming": len(coming) > MOST_COMING,
        "rules": [_option(one.name, one.label, context) for one in rules],
        "statuses": [_option(name, words, context) for name, words in STATUSES.items()],
    }


def _option(value: str, words: tuple[str, str], context: Context) -> JsonValue:
    return {"value": value, "label": context.say(*words)}


def _coming(asked: Asked, rules: Sequence[RuleInfo], context: Context) -> list[Expected]:
    """What the rules will post in the next days, as list_reminders tells it."""
    days = [context.today + timedelta(days=count) for count in range(DAYS_AHEAD)]
    found = context.rules.expected(context, asked.rule or None, days, MOST_LOOKED_AT)
    part = asked.customer.lower()
    return [one for one in found if one.due >= context.now and part in one.customer.lower()]


def _expected(one: Expected, context: Context) -> JsonValue:
    return {
        "rule": context.say(*one.rule.label),
        "when": moment(one.due, context.actor),
        "to": one.recipient,
        "customer": one.customer,
        "reason": context.say(*one.reason),
    }


def _shown(
    notices: Sequence[Notice], rules: Sequence[RuleInfo], context: Context
) -> list[JsonValue]:
    labels = {one.name: context.say(*one.label) for one in rules}
    people = _people_of(notices, context)
    return [_notice(one, labels, people, context) for one in notices]


def _people_of(notices: Sequence[Notice], context: Context) -> _People:
    session = context.store.session
    customers = context.store.customers.many(customers_of(notices))
    return _People(
        by_keys(session, User, [one.user_id for one in notices]),
        {one.id: one for one in customers},
        {one.id: one for one in context.store.contacts.many(
            [one.contact_id for one in notices if one.contact_id is not None]
        )},
    )  # fmt: skip


def _notice(one: Notice, labels: Mapping[str, str], people: _People, context: Context) -> JsonValue:
    language = context.actor.language
    customer = people.customers.get(one.customer_id or 0)
    told = one.posted_at if one.status == "posted" and one.posted_at else one.due_at
    return {
        "id": one.id,
        "rule": labels.get(one.rule, one.rule),
        "status": one.status,
        "label": context.say(*STATUSES.get(one.status, (one.status, one.status))),
        "when": moment(told, context.actor),
        "to": _recipient(one, people),
        "customer": customer.name if customer else "",
        "reason": one.reason[language],
        "why": (one.why or {}).get(language, ""),
        "text": one.text or "",
    }


def _recipient(one: Notice, people: _People) -> str:
    """The colleague, or the customer's person."""
    if one.audience == "staff":
        user = people.users.get(one.user_id or 0)
        return user.name if user else ""
    contact = people.contacts.get(one.contact_id or 0)
    customer = people.customers.get(one.customer_id or 0)
    return contact.name if contact else customer.name if customer else ""
