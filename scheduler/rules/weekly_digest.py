"""weekly_digest: last week's figures against the week before, for those who lead others."""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import Field

from crm_store.metrics.periods import Period
from crm_store.repositories.digests import managers
from intents.analytics.week import week_reply
from intents.context import Context
from intents.reply import Reply
from scheduler.rule import Finding, Look, Rule, Settings

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class WeeklySettings(Settings):
    """On which day of the week."""

    weekday: int = Field(1, ge=1, le=7, description="星期几（1 是周一）| weekday, 1 is Monday")


def find(look: Look[WeeklySettings]) -> Iterator[Finding]:
    """Every manager and admin, on that day of the week."""
    if look.day.isoweekday() != look.settings.weekday:
        return
    week = Period(look.day - WEEK, look.day - DAY)
    for user_id in managers(look.store):
        yield Finding(
            key=f"weekly_digest:{user_id}:{week.start}",
            reason=(
                f"{week.start} 至 {week.end} 的周报",
                f"the week from {week.start} to {week.end}",
            ),
            user_id=user_id,
            facts={"start": week.start.isoformat(), "end": week.end.isoformat()},
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """The figures of what they see; None for a week and a team without any."""
    start, end = (date.fromisoformat(str(finding.facts[name])) for name in ("start", "end"))
    return week_reply(Period(start, end), context)


weekly_digest = Rule(
    "weekly_digest",
    None,
    ("周报", "weekly digest"),
    (
        "每周一早上给经理发团队上周的数字，和前一周对比，附图",
        "sends managers their team's figures of last week beside the week before, with charts",
    ),
    "staff",
    WeeklySettings,
    find,
    compose,
    rank=5,
    matters_for=timedelta(days=3),
    capped=False,
)
