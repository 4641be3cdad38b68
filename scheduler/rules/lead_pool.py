"""lead_pool: a lead that nobody touches is told its rep, the manager, and given to another (公海).

The lead changes hands as its new owner is told, in one transaction.
"""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import Field

from crm_store.models import Lead
from crm_store.repositories.untouched_leads import NEW, Takers, UntouchedLead, untouched_leads
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import EMPTY
from intents.reply import Button, Reply, Text
from scheduler.rule import URGENT, Finding, Look, Rule, Settings, Words

DAY = timedelta(days=1)
AGAIN = 7


class LeadSettings(Settings):
    """After how many days what happens; 0 for never."""

    rep: int = Field(3, ge=0, le=90, description="几天后提醒本人 | days until its rep is told")
    manager: int = Field(5, ge=0, le=90, description="几天后告诉经理 | days until the manager is")
    give: int = Field(7, ge=0, le=90, description="几天后转给别人 | days until another gets it")


def find(look: Look[LeadSettings]) -> Iterator[Finding]:
    """New leads that come to a step of the ladder on that day.

    One that could not be given to anybody is tried again every week.
    """
    settings = look.settings
    steps = [days for days in (settings.rep, settings.manager, settings.give) if days]
    takers: Takers | None = None
    for lead in untouched_leads(look.store, look.end - min(steps) * DAY) if steps else ():
        for days in _completed(look, lead):
            if settings.give and days >= settings.give:
                if (days - settings.give) % AGAIN == 0:
                    takers = takers or Takers(look.store)
                    turn = lead.id + look.day.toordinal() // AGAIN
                    yield from _given(lead, takers, days, turn)
            elif days == settings.manager and lead.owner_id is not None:
                yield _waits(lead, "manager", days)
            elif days == settings.rep:
                yield _waits(lead, "rep", days)


def _completed(look: Look[LeadSettings], lead: UntouchedLead) -> range:
    """How many days of 24 hours are full on that day: none or two where the clocks change."""
    before, by_then = ((moment - lead.since) // DAY for moment in (look.start, look.end))
    return range(before + 1, by_then + 1)


def _waits(lead: UntouchedLead, step: str, days: int) -> Finding:
    return Finding(
        key=f"lead_pool:{step}:{lead.id}:{lead.since:%Y-%m-%dT%H:%M}",
        reason=_reason(days),
        user_id=lead.owner_id,
        subject=("lead", lead.id),
        facts={"step": step},
        to_manager=step == "manager",
    )


def _given(lead: UntouchedLead, takers: Takers, days: int, turn: int) -> Iterator[Finding]:
    taker = takers.next_for(lead.owner_id, turn)
    if taker is not None:
        yield Finding(
            key=f"lead_pool:give:{lead.id}:{lead.since:%Y-%m-%dT%H:%M}:{days}",
            reason=("原负责人一直没有跟进", "its owner did not get to it"),
            user_id=taker,
            subject=("lead", lead.id),
            facts={"step": "give", "from": lead.owner_id, "to": taker},
        )


def _reason(days: int) -> Words:
    return f"线索 {days} 天没有人跟进", f"nobody touched the lead for {days} days"


def compose(finding: Finding, context: Context) -> Reply | None:
    """Who waits and for how long; with the last step the lead changes hands."""
    lead = context.store.session.get(Lead, (finding.subject or ("", 0))[1])
    if lead is None or lead.deleted_at is not None or lead.status != NEW:
        return None
    step = finding.facts["step"]
    if step == "give":
        if lead.owner_id != finding.facts["from"]:
            return None
        lead.owner_id = context.actor.user_id
        context.work.session.flush()
    text = {"rep": _to_rep, "manager": _to_manager, "give": _to_another}[str(step)](lead, context)
    return Reply(
        blocks=(Text(text=f"{text}\n{_card(lead, context)}"),),
        buttons=_buttons(lead, context) if step != "manager" else (),
        focus=(ref(lead),),
    )


def _to_rep(lead: Lead, context: Context) -> str:
    days = _days(lead, context)
    return context.say(
        f"📇 线索 {lead.name} 已经等了 {days} 天，今天联系一下吧。",
        f"📇 The lead {lead.name} has waited for {days} days: get in touch today.",
    )


def _to_manager(lead: Lead, context: Context) -> str:
    days = _days(lead, context)
    owner = context.store.users.names([lead.owner_id or 0]).get(lead.owner_id or 0, EMPTY)
    return context.say(
        f"📇 {owner} 的线索 {lead.name} 等了 {days} 天没有人跟进，再过几天会转给别人。",
        f"📇 {owner}'s lead {lead.name} has waited for {days} days; before long another gets it.",
    )


def _to_another(lead: Lead, context: Context) -> str:
    return context.say(
        f"📇 线索 {lead.name} 一直没有人跟进，现在转给你了，请今天联系。",
        f"📇 Nobody got to the lead {lead.name}, so it is yours now: get in touch today.",
    )


def _days(lead: Lead, context: Context) -> int:
    return (context.today - context.local(lead.created_at).date()).days


def _card(lead: Lead, context: Context) -> str:
    parts = (lead.company, lead.phone, lead.email, lead.source, lead.interest)
    return " · ".join(part for part in parts if part) or EMPTY


def _buttons(lead: Lead, context: Context) -> tuple[Button, ...]:
    title = context.say(f"联系线索 {lead.name}", f"Contact the lead {lead.name}")
    return (
        ask(context.say("已联系", "Contacted"), "lead_contacted", lead=ref(lead)),
        ask(context.say("转为客户", "Make it a customer"), "convert_lead", lead=ref(lead)),
        ask(context.say("建待办", "Add a to-do"), "create_task", title=title,
            due=context.today.isoformat()),
    )  # fmt: skip


lead_pool = Rule(
    "lead_pool",
    None,
    ("没人跟进的线索", "leads that wait"),
    (
        "新线索几天没人跟进，先提醒本人，再告诉经理，最后转给别人",
        "tells the rep of a lead that nobody touched, then the manager, then gives it to another",
    ),
    "staff",
    LeadSettings,
    find,
    compose,
    rank=URGENT,
)
