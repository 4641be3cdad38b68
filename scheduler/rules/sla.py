"""sla: a ticket near its service level goes to whoever has it, and past it to the manager."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from crm_store.models import Ticket
from crm_store.repositories.service_settings import service_levels
from crm_store.repositories.tickets_to_tell import RunningTicket, running_tickets
from crm_store.service_level import Turn
from intents.buttons import ask
from intents.context import Context, ref
from intents.customers.card import short
from intents.format import moment, word
from intents.reply import Reply, Text
from intents.service.levels import levels_of
from scheduler.rule import URGENT, Finding, Look, Rule, Settings, Words

CLOCKS = {"first_response": ("首次响应", "first response"), "resolution": ("解决", "resolution")}


def find(look: Look[Settings]) -> Iterator[Finding]:
    """Clocks that became a risk, or ran out, in the time that is looked at."""
    levels = service_levels(look.store.workspace, look.store.actor)
    for ticket in running_tickets(look.store, look.end):
        for turn in levels.turns(ticket):
            if look.start <= turn.at < look.end:
                yield _finding(ticket, turn)


def _finding(ticket: RunningTicket, turn: Turn) -> Finding:
    return Finding(
        key=f"sla:{ticket.id}:{turn.clock}:{turn.state}",
        reason=_reason(ticket, turn),
        user_id=ticket.assignee_id,
        customer_id=ticket.customer_id,
        subject=("ticket", ticket.id),
        facts={"clock": turn.clock, "state": turn.state, "at": turn.at.isoformat()},
        to_manager=turn.state == "breached",
        at=turn.at,
    )


def _reason(ticket: RunningTicket, turn: Turn) -> Words:
    zh, en = CLOCKS[turn.clock]
    if turn.state == "breached":
        return f"{ticket.number} 超过了{zh}时限", f"{ticket.number} is past its {en} time"
    return f"{ticket.number} 快到{zh}时限", f"{ticket.number} is near its {en} time"


def compose(finding: Finding, context: Context) -> Reply | None:
    """Which ticket, by when, and what to do; None where it was seen to meanwhile."""
    ticket = context.store.tickets.with_people((finding.subject or ("", 0))[1])
    if ticket is None or not _still(ticket, finding, context):
        return None
    customer = f" · {ticket.customer.name}" if ticket.customer else ""
    head = f"{ticket.number}{customer} · {word(ticket.priority, context.actor)}"
    text = f"{_told(ticket, finding, context)}\n{head}\n{short(ticket.subject)}"
    buttons = (
        ask(context.say("打开工单", "Open the ticket"), "show_ticket", ticket=ref(ticket)),
        ask(context.say("解决", "Resolve"), "resolve_ticket", ticket=ref(ticket)),
    )
    focus = (ref(ticket), ref(ticket.customer)) if ticket.customer else (ref(ticket),)
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=focus)


def _still(ticket: Ticket, finding: Finding, context: Context) -> bool:
    """Whether that clock still runs and has come so far."""
    at = max(context.now, datetime.fromisoformat(str(finding.facts["at"])))
    clocks = levels_of(context).clocks(ticket, at + timedelta(seconds=1))
    clock = clocks.first_response if _is_first(finding) else clocks.resolution
    return clock.state in ("at_risk", "breached")


def _is_first(finding: Finding) -> bool:
    return finding.facts["clock"] == "first_response"


def _told(ticket: Ticket, finding: Finding, context: Context) -> str:
    clocks = levels_of(context).clocks(ticket, context.now)
    due = (clocks.first_response if _is_first(finding) else clocks.resolution).due
    by = moment(due, context.actor) if due is not None else ""
    what = context.say(*CLOCKS[str(finding.facts["clock"])])
    if finding.facts["state"] == "breached":
        whose = ticket.assignee.name if ticket.assignee else context.say("没有人", "nobody")
        return context.say(
            f"⛔ 工单超过了{what}时限（{by}），处理人：{whose}。",
            f"⛔ A ticket is past its {what} time ({by}); it is with {whose}.",
        )
    return context.say(f"⚠ 工单快到{what}时限：{by}。", f"⚠ A ticket's {what} is due {by}.")


sla = Rule(
    "sla",
    None,
    ("服务时限", "service levels"),
    (
        "工单快超时提醒处理人，超时告诉经理",
        "tells whoever has a ticket that it is near its time, and the manager once it is past",
    ),
    "staff",
    Settings,
    find,
    compose,
    rank=URGENT,
    matters_for=timedelta(hours=24),
    timed=True,
)
