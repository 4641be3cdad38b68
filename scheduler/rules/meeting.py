"""meeting: the briefing of a meeting, half an hour before it."""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import Field

from crm_store.models import Activity
from crm_store.repositories.coming import meetings_ahead
from intents.activities.briefing import briefing
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import moment
from intents.reply import AnyBlock, Reply, Text
from scheduler.rule import URGENT, Finding, Look, Rule, Settings


class MeetingSettings(Settings):
    """How long before."""

    minutes: int = Field(30, ge=5, le=24 * 60, description="提前几分钟 | minutes before")


def find(look: Look[MeetingSettings]) -> Iterator[Finding]:
    """Meetings so many minutes ahead."""
    minutes = look.settings.minutes
    before = timedelta(minutes=minutes)
    for meeting in meetings_ahead(look.store, look.start + before, look.end + before):
        yield Finding(
            key=f"meeting:{meeting.id}:{meeting.at:%Y-%m-%dT%H:%M}",
            reason=(f"{minutes} 分钟后有会", f"a meeting is in {minutes} minutes"),
            user_id=meeting.user_id,
            customer_id=meeting.customer_id,
            subject=("activity", meeting.id),
            at=meeting.at - before,
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """When it is and with whom, and what to know of them; None where it was called off."""
    meeting = context.store.activities.get(finding.subject[1]) if finding.subject else None
    if meeting is None or meeting.at <= context.now:
        return None
    customer = context.store.customers.get(meeting.customer_id or 0)
    blocks: tuple[AnyBlock, ...] = (Text(text=_head(meeting, context)),)
    if customer is None:
        return Reply(blocks=blocks)
    named = ref(customer)
    buttons = (
        ask(context.say("完整档案", "Whole card"), "show_customer", customer=named),
        ask(context.say("记一次会议", "Log the meeting"), "log_activity",
            customer=named, kind="meeting"),
    )  # fmt: skip
    blocks = (*blocks, briefing(customer, context))
    return Reply(blocks=blocks, buttons=buttons, focus=(named,))


def _head(meeting: Activity, context: Context) -> str:
    minutes = round((meeting.at - context.now).total_seconds() / 60)
    what = meeting.summary or context.say("会议", "a meeting")
    when = moment(meeting.at, context.actor)
    return context.say(
        f"📅 {minutes} 分钟后：{what}（{when}）", f"📅 In {minutes} min: {what} ({when})"
    )


meeting = Rule(
    "meeting",
    None,
    ("会前简报", "meeting briefings"),
    ("会议开始前半小时发客户简报", "sends a briefing half an hour before a meeting"),
    "staff",
    MeetingSettings,
    find,
    compose,
    rank=URGENT,
    matters_for=timedelta(minutes=25),
    timed=True,
)
