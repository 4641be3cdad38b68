"""morning_digest: what a colleague's day brings, and what the daily cap put off, in one message."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from crm_store.models import Deal, Notice, Record, Task, Ticket
from crm_store.repositories.deals import DealFilter
from crm_store.repositories.digests import new_tickets, with_a_morning
from crm_store.repositories.notices import Notices
from intents.activities.agenda import Agenda, agenda_of
from intents.activities.show_agenda import agenda_tables
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import EMPTY, day, money, word
from intents.reply import AnyBlock, Button, Reply, Table, Text
from intents.slots import Period
from scheduler.calendar import DAY, calendar_of
from scheduler.rule import Finding, Look, Rule, Settings

MOST = 20
MOST_PUT_OFF = 50
MOST_BUTTONS = 3
LAST_DAY_OF_WEEK = 6


def find(look: Look[Settings]) -> Iterator[Finding]:
    """Everybody who has something to be told of that day."""
    calendar = calendar_of(look.store.workspace, look.store.actor)
    before = calendar.next_working_day(look.day, -DAY)
    since = look.start - (look.day - before) + timedelta(hours=look.settings.hour)
    closing = look.day, _sunday(look.day)
    for user_id in with_a_morning(look.store, look.start, look.end, closing, since):
        yield Finding(
            key=f"morning_digest:{user_id}:{look.day}",
            reason=(f"{look.day} 早上的摘要", f"the digest of the morning of {look.day}"),
            user_id=user_id,
            facts={"on": look.day.isoformat(), "since": since.isoformat()},
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """The day as it stands; None where nothing is left of it, or it is another day by now."""
    if finding.facts["on"] != context.today.isoformat():
        return None
    user_id = context.actor.user_id or 0
    agenda = agenda_of(user_id, Period(start=context.today, end=context.today), context)
    tables, listed = agenda_tables(agenda, context)
    blocks: list[AnyBlock] = [
        *tables,
        *_deals(user_id, context),
        *_tickets(user_id, datetime.fromisoformat(str(finding.facts["since"])), context),
        *_put_off(user_id, agenda, context),
    ]
    if not blocks:
        return None
    head = Text(text=_greeting(agenda, context))
    return Reply(blocks=(head, *blocks), buttons=tuple(_buttons(agenda, context)), listed=listed)


def _greeting(agenda: Agenda, context: Context) -> str:
    meetings, due, overdue = agenda.counts
    on, name = day(context.today, context.actor), context.actor.name
    return context.say(
        f"☀ {name}，早上好。{on}：会议 {meetings} 个，到期待办 {due} 个，逾期 {overdue} 个。",
        f"☀ Good morning, {name}. {on}: meetings {meetings}, to-dos due {due}, overdue {overdue}.",
    )


def _deals(user_id: int, context: Context) -> Iterator[Table]:
    """Open deals of theirs that are to close from today until Sunday."""
    deals = context.store.deals
    wanted = DealFilter(
        owner_id=user_id, close_from=context.today, close_until=_sunday(context.today),
        open_only=True,
    )  # fmt: skip
    found = deals.page(wanted, MOST)
    if not found:
        return
    headers = context.say("商机|金额|预计成交", "Deal|Amount|To close").split("|")
    more = sum(one.count for one in deals.totals(wanted)) - len(found)
    yield Table(
        title=context.say("本周要成交", "To close this week"),
        headers=tuple(headers),
        rows=tuple(_deal_row(one, context) for one in found),
        numeric=(1,),
        records=tuple(ref(one) for one in found),
        more=more,
    )


def _deal_row(deal: Deal, context: Context) -> tuple[str, ...]:
    closes = day(deal.close_date, context.actor) if deal.close_date else EMPTY
    return deal.name, money(deal.amount, deal.currency), closes


def _tickets(user_id: int, since: datetime, context: Context) -> Iterator[Table]:
    """Tickets of theirs that are new since the digest before."""
    tickets = context.store.tickets
    query = new_tickets(context.store, user_id, since)
    found = tickets.page(query, MOST)
    if not found:
        return
    headers = context.say("工单|主题|客户|优先级", "Ticket|Subject|Customer|Priority").split("|")
    yield Table(
        title=context.say("新工单", "New tickets"),
        headers=tuple(headers),
        rows=tuple(_ticket_row(one, context) for one in found),
        records=tuple(ref(one) for one in found),
        more=tickets.count(query) - MOST if len(found) == MOST else 0,
    )


def _ticket_row(ticket: Ticket, context: Context) -> tuple[str, ...]:
    customer = ticket.customer.name if ticket.customer else EMPTY
    return ticket.number, ticket.subject, customer, word(ticket.priority, context.actor)


def _put_off(user_id: int, agenda: Agenda, context: Context) -> Iterator[Text]:
    """What the daily cap put off, by rule, each once; it is told with that."""
    notices = Notices(context.store.session)
    waiting = notices.put_off(user_id, MOST_PUT_OFF)
    if not waiting:
        return
    notices.told_in_digest([one.id for one in waiting], context.now)
    shown = {("task", one.id) for one in (*agenda.tasks, *agenda.overdue)}
    groups: dict[str, list[str]] = {}
    held = _held(waiting, context)
    for notice in waiting:
        line = _line(notice, held, context)
        if line and (notice.kind, notice.record_id) not in shown:
            groups.setdefault(notice.rule, []).append(f"• {line}")
    if groups:
        head = context.say("没有单独发的提醒：", "Reminders that did not come one by one:")
        parts = ["\n".join((_label(rule, context), *lines)) for rule, lines in groups.items()]
        yield Text(text="\n".join((head, *parts)))


Held = dict[tuple[str, int], Record]
"""Records by kind and key."""


def _held(waiting: Sequence[Notice], context: Context) -> Held:
    """The records and customers that these notices are about, each kind read at once."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in waiting:
        wanted[one.kind or ""].add(one.record_id or 0)
        wanted["customer"].add(one.customer_id or 0)
    held = context.store.by_kind
    return {
        (kind, record.id): record
        for kind, keys in wanted.items()
        if kind in held
        for record in held[kind].many(sorted(keys))
    }


def _line(notice: Notice, held: Held, context: Context) -> str:
    """What a notice was about and why it came; nothing where that is gone or done."""
    record = held.get((notice.kind or "", notice.record_id or 0))
    done = isinstance(record, Task) and record.status != "open"
    if done or (notice.kind is not None and record is None):
        return ""
    customer = held.get(("customer", notice.customer_id or 0))
    names = [ref(one).name for one in (record, customer) if one is not None]
    reason = context.say(notice.reason["zh"], notice.reason["en"])
    return " · ".join((*dict.fromkeys(names), reason))


def _label(rule: str, context: Context) -> str:
    info = context.rules.rule(context.store.workspace, rule)
    return context.say(*info.label) if info is not None else rule


def _buttons(agenda: Agenda, context: Context) -> Iterator[Button]:
    for task in (*agenda.tasks, *agenda.overdue)[:MOST_BUTTONS]:
        label = context.say(f"完成：{task.title}", f"Done: {task.title}")
        yield ask(label, "complete_task", task=ref(task))


def _sunday(on: date) -> date:
    return on + timedelta(days=LAST_DAY_OF_WEEK - on.weekday())


morning_digest = Rule(
    "morning_digest",
    None,
    ("早间摘要", "morning digest"),
    (
        "每个工作日早上发当天的会议和待办、本周要成交的商机、新工单，以及超出每日上限的提醒；没有内容就不发",
        "sends the day's meetings and to-dos, deals to close this week, new tickets, and what the "
        "daily cap put off; nothing where there is none of it",
    ),
    "staff",
    Settings,
    find,
    compose,
    rank=10,
    matters_for=timedelta(hours=8),
    alone=True,
    capped=False,
)
