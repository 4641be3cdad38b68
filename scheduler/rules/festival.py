"""festival: people are greeted on the festivals of their country, in their language."""

from collections.abc import Iterator
from datetime import timedelta

from crm_store.repositories.reachable import Reachable, reachable
from crm_store.scope import Language
from crm_store.whereabouts import country_of
from intents.context import Context
from intents.reminders.greeting import greeting
from intents.reply import Reply
from intents.understand.text import is_chinese
from scheduler.festivals import Festival, festivals_on
from scheduler.greeted import greeted
from scheduler.rule import CustomerSettings, Finding, Look, Rule


def find(look: Look[CustomerSettings]) -> Iterator[Finding]:
    """Whoever can be written to and keeps a festival of that day."""
    festivals = list(festivals_on(look.day))
    if not festivals:
        return
    for person in reachable(look.store):
        language = _language(person)
        country = country_of(person.phone, language) or _home(person)
        for festival in festivals:
            if festival.is_kept_by(country, language):
                yield _finding(person, festival, look)


def _finding(person: Reachable, festival: Festival, look: Look[CustomerSettings]) -> Finding:
    by_contact = person.contact_id is not None
    whose = f"contact:{person.contact_id}" if by_contact else f"customer:{person.customer_id}"
    zh, en = festival.label
    return Finding(
        key=f"festival:{festival.name}:{look.day.year}:{whose}",
        reason=(f"今天是{zh}", f"today is {en}"),
        user_id=person.owner_id,
        customer_id=person.customer_id,
        contact_id=person.contact_id,
        subject=("customer", person.customer_id),
        facts={"festival": festival.name, "on": look.day.isoformat()},
    )


def _home(person: Reachable) -> str | None:
    """Where somebody is whose number tells nothing: a Chinese name is of China."""
    return "CN" if any(map(is_chinese, person.customer)) else None


def _language(person: Reachable) -> Language:
    if person.language in ("zh", "en"):
        return "zh" if person.language == "zh" else "en"
    return "zh" if any(map(is_chinese, person.customer)) else "en"


def compose(finding: Finding, context: Context) -> Reply | None:
    """The greeting for the festival; none is sent late."""
    whom = greeted(finding, context)
    return greeting(str(finding.facts["festival"]), whom, context) if whom else None


festival = Rule(
    "festival",
    "care",
    ("节日祝福", "festival greetings"),
    ("按客户所在国家的节日，用对方的语言祝福", "greets people on the festivals of their country"),
    "customer",
    CustomerSettings,
    find,
    compose,
    rank=30,
    matters_for=timedelta(hours=12),
)
