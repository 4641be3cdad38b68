"""points_expiry: customers are told of points that run out, while they can still use them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from pydantic import Field

from crm_store.repositories.expiring_points import running_out
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import day as day_words
from intents.reminders.greeting import called
from intents.reply import Reply, Text
from scheduler.greeted import greeted
from scheduler.rule import CustomerSettings, Finding, Look, Rule
from scheduler.rules.day_lists import DayList


class PointsExpirySettings(CustomerSettings):
    """When the customer is told."""

    days: DayList = Field((30, 7), description="到期前几天 | so many days before they run out")


def find(look: Look[PointsExpirySettings]) -> Iterator[Finding]:
    """Customers with unused points that run out in so many days."""
    for ahead in look.settings.days:
        start, end = (moment + timedelta(days=ahead) for moment in (look.start, look.end))
        on = look.day + timedelta(days=ahead)
        for one in running_out(look.store, start, end):
            yield Finding(
                key=f"points_expiry:{one.customer_id}:{on}:{ahead}",
                reason=(f"{one.points} 积分在 {on} 到期", f"{one.points} points run out on {on}"),
                user_id=one.owner_id,
                customer_id=one.customer_id,
                contact_id=one.contact_id,
                subject=("customer", one.customer_id),
                facts={"on": on.isoformat(), "start": start.isoformat(), "end": end.isoformat()},
            )


def compose(finding: Finding, context: Context) -> Reply | None:
    """How many points run out when; None where they were used meanwhile."""
    whom = greeted(finding, context)
    if whom is None:
        return None
    start, end = (datetime.fromisoformat(str(finding.facts[one])) for one in ("start", "end"))
    left = next(running_out(context.store, start, end, whom.customer.id), None)
    if left is None:
        return None
    name, owner = called(whom), whom.owner.name if whom.owner else ""
    on = day_words(date.fromisoformat(str(finding.facts["on"])), context.actor)
    text = context.say(
        f"{name}，您好！您有 {left.points:,} 积分将于 {on} 到期，别忘了使用。"
        f"{f'—— {owner}' if owner else ''}",
        f"Hello {name}, {left.points:,} of your points run out on {on}: use them while you can."
        f"{f' – {owner}' if owner else ''}",
    )
    button = ask(context.say("我的积分", "My points"), "show_points", customer=ref(whom.customer))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(whom.customer),))


points_expiry = Rule(
    "points_expiry",
    None,
    ("积分到期提醒", "points running out"),
    ("积分到期前告诉客户", "tells customers of points that run out"),
    "customer",
    PointsExpirySettings,
    find,
    compose,
    rank=40,
    matters_for=timedelta(days=3),
    purpose="offers",
)
