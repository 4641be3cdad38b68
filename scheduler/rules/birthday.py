"""birthday: the owner is told some days before; the person is greeted on the day."""

from collections.abc import Iterator
from datetime import date, timedelta

from lunardate import LunarDate
from pydantic import Field

from crm_store.repositories.birthdays import Born, birthdays_on
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import day as day_words
from intents.reminders.greeting import Greeted, greeting
from intents.reply import Reply, Text
from scheduler.greeted import greeted
from scheduler.rule import CustomerSettings, Finding, Look, Rule, Settings


class BirthdaySettings(Settings):
    """When the owner is told."""

    days: int = Field(1, ge=0, le=60, description="提前几天 | days before")


class GreetingSettings(CustomerSettings):
    """When the person is greeted."""

    belated: bool = Field(True, description="错过当天补发 | sent late")

    def matters_for(self) -> timedelta:
        """A few days, or the day alone."""
        return timedelta(days=3) if self.belated else timedelta(hours=12)


def find(look: Look[BirthdaySettings]) -> Iterator[Finding]:
    """Those whose birthday is that many days ahead."""
    on = look.day + timedelta(days=look.settings.days)
    for born in birthdays_on(look.store, on):
        yield Finding(
            key=f"birthday:{_who(born)}:{_year(born, on)}",
            reason=_reason(born, on),
            user_id=born.owner_id,
            customer_id=born.customer_id,
            contact_id=born.contact_id,
            subject=_subject(born),
            facts={"on": on.isoformat()},
        )


def find_greetings(look: Look[GreetingSettings]) -> Iterator[Finding]:
    """Those whose birthday is that day."""
    for born in birthdays_on(look.store, look.day):
        yield Finding(
            key=f"birthday_greeting:{_who(born)}:{_year(born, look.day)}",
            reason=("今天是你的生日", "it is your birthday"),
            user_id=born.owner_id,
            customer_id=born.customer_id,
            contact_id=born.contact_id,
            subject=_subject(born),
            facts={"on": look.day.isoformat()},
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """Whose birthday it is and when, with what to do about it."""
    whom = greeted(finding, context)
    if whom is None:
        return None
    on = date.fromisoformat(str(finding.facts["on"]))
    who, when = _described(whom, context), _when(on, context)
    text = context.say(f"🎂 {who}{when}生日。", f"🎂 {who} has a birthday {when}.")
    named = ref(whom.customer)
    buttons = (
        ask(context.say("预览祝福", "Preview the greeting"), "preview_greeting", customer=named),
        ask(context.say("客户档案", "Customer"), "show_customer", customer=named),
    )
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=(named,))


def _described(whom: Greeted, context: Context) -> str:
    """李静（云帆科技 采购总监）."""
    if whom.contact is None:
        return whom.customer.name
    of = " ".join(part for part in (whom.customer.name, whom.contact.title) if part)
    return context.say(f"{whom.contact.name}（{of}）", f"{whom.contact.name} ({of})")


def _when(on: date, context: Context) -> str:
    days = (on - context.today).days
    zh, en = {0: ("今天 ", "today, "), 1: ("明天 ", "tomorrow, "), 2: ("后天 ", "on ")}.get(
        days, (" ", "on ")
    )
    return context.say(zh, en) + day_words(on, context.actor)


def compose_greeting(finding: Finding, context: Context) -> Reply | None:
    """The greeting, in the person's language."""
    whom = greeted(finding, context)
    late = context.today > date.fromisoformat(str(finding.facts["on"]))
    return greeting("birthday", whom, context, late=late) if whom else None


def _who(born: Born) -> str:
    if born.contact_id is not None:
        return f"contact:{born.contact_id}"
    return f"customer:{born.customer_id}"


def _year(born: Born, on: date) -> str:
    """The year of a birthday: a lunar one can fall twice into one year of ours."""
    return (
        f"L{LunarDate.from_solar_date(on.year, on.month, on.day).year}"
        if born.lunar
        else str(on.year)
    )


def _subject(born: Born) -> tuple[str, int]:
    if born.contact_id is not None:
        return "contact", born.contact_id
    return "customer", born.customer_id


def _reason(born: Born, on: date) -> tuple[str, str]:
    calendar = ("农历", " (lunar)") if born.lunar else ("", "")
    return (
        f"{born.name} 的{calendar[0]}生日是 {on}",
        f"{born.name}'s birthday{calendar[1]} is on {on}",
    )


birthday = Rule(
    "birthday",
    "birthday",
    ("生日提醒", "birthdays"),
    ("客户和联系人生日前几天提醒负责人", "tells the owner some days before somebody's birthday"),
    "staff",
    BirthdaySettings,
    find,
    compose,
    rank=40,
    ahead=True,
)

birthday_greeting = Rule(
    "birthday_greeting",
    "birthday",
    ("生日祝福", "birthday greetings"),
    ("生日当天用对方的语言祝福", "greets people on their birthday, in their language"),
    "customer",
    GreetingSettings,
    find_greetings,
    compose_greeting,
    rank=60,
)
