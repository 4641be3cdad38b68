"""survey: who has not said how satisfied they were with a solved request is asked once more."""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import Field

from crm_store.repositories.tickets_to_tell import unrated_tickets
from intents.context import Context
from intents.reply import Reply, Text
from intents.service.rating import rating_question
from scheduler.rule import CustomerSettings, Finding, Look, Rule

DAY = timedelta(days=1)


class SurveySettings(CustomerSettings):
    """How long after."""

    days: int = Field(3, ge=1, le=30, description="解决后几天 | so many days after it was solved")


def find(look: Look[SurveySettings]) -> Iterator[Finding]:
    """Requests that were solved that many days before and have no score."""
    back = look.settings.days * DAY
    for ticket in unrated_tickets(look.store, look.start - back, look.end - back):
        yield Finding(
            key=f"survey:{ticket.id}:{ticket.resolved_at:%Y-%m-%dT%H:%M}",
            reason=(
                f"{ticket.number} 解决后还没有评价",
                f"{ticket.number} was solved and not rated",
            ),
            customer_id=ticket.customer_id,
            contact_id=ticket.contact_id,
            subject=("ticket", ticket.id),
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """The question with its five answers; None where it was answered or opened again."""
    ticket = context.store.tickets.get((finding.subject or ("", 0))[1])
    if ticket is None or ticket.status not in ("resolved", "closed") or ticket.score is not None:
        return None
    asked = rating_question(ticket, context)
    thanks = context.say("只要几秒，帮我们做得更好。", "It takes a second, and helps us.")
    return asked.model_copy(update={"blocks": (*asked.blocks, Text(text=thanks))})


survey = Rule(
    "survey",
    None,
    ("满意度回访", "satisfaction"),
    (
        "请求解决几天后还没评价的，再请客户打一次分",
        "asks a customer once more who has not rated a solved request",
    ),
    "customer",
    SurveySettings,
    find,
    compose,
    rank=20,
    matters_for=timedelta(days=5),
    purpose=None,
)
