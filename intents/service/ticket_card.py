"""The card of a ticket: what it is, where it stands, and what was written in it."""

from collections.abc import Iterator, Sequence

from crm_store.models import Ticket, TicketReply
from crm_store.service_level import RUNNING
from intents.context import Context, ref
from intents.format import EMPTY, moment, word
from intents.reply import AnyBlock, Fields, Table
from intents.service.levels import clock_text, levels_of

LATEST = 10


def ticket_card(ticket: Ticket, context: Context) -> tuple[AnyBlock, ...]:
    """The card, as a colleague or the customer may see it."""
    replies = context.store.tickets.replies(ticket)
    fields = tuple((label, value) for label, value in _fields(ticket, context) if value)
    card = Fields(title=f"{ticket.number} · {ticket.subject}", fields=fields, record=ref(ticket))
    return (card, _replies(replies, context)) if replies else (card,)


def _fields(ticket: Ticket, context: Context) -> Iterator[tuple[str, str | None]]:
    say, actor = context.say, context.actor
    if actor.is_staff:
        yield say("客户", "Customer"), ticket.customer.name if ticket.customer else None
        yield say("联系人", "Contact"), ticket.contact.name if ticket.contact else None
    yield say("状态", "Status"), status_word(ticket, context)
    yield say("类型", "Kind"), word(ticket.kind, actor)
    yield say("优先级", "Priority"), word(ticket.priority, actor)
    yield (
        say("处理人", "Assignee"),
        ticket.assignee.name if ticket.assignee else say("待分配", "nobody yet"),
    )
    yield say("提交时间", "Opened"), moment(ticket.opened_at, actor)
    yield from _clocks(ticket, context)
    yield say("处理结果", "Resolution"), ticket.resolution
    yield say("满意度", "Satisfaction"), score_text(ticket, context)


def _clocks(ticket: Ticket, context: Context) -> Iterator[tuple[str, str | None]]:
    """For a colleague how both clocks stand; for the customer by when to expect what."""
    say, actor = context.say, context.actor
    clocks = levels_of(context).clocks(ticket, context.now)
    if actor.is_staff:
        yield say("首次响应时限", "First response due"), clock_text(clocks.first_response, context)
        yield say("解决时限", "Resolution due"), clock_text(clocks.resolution, context)
    elif ticket.status in RUNNING:
        yield say("预计", "Expected"), _expected(ticket, context)
    if ticket.first_reply_at:
        yield say("首次响应", "First reply"), moment(ticket.first_reply_at, actor)
    if ticket.resolved_at:
        yield say("解决时间", "Resolved"), moment(ticket.resolved_at, actor)


def _expected(ticket: Ticket, context: Context) -> str:
    """By when the customer may expect what comes next; no promise where that is past."""
    clocks = levels_of(context).clocks(ticket, context.now)
    clock = clocks.resolution if ticket.first_reply_at else clocks.first_response
    if clock.state == "paused":
        return context.say("等你的回复", "waiting for your answer")
    if clock.due is None or clock.due < context.now:
        return context.say("比约定的晚了，我们正在跟进", "later than promised; we are on it")
    due = moment(clock.due, context.actor)
    if ticket.first_reply_at:
        return context.say(f"{due} 前解决", f"resolved by {due}")
    return context.say(f"{due} 前答复", f"an answer by {due}")


def status_word(ticket: Ticket, context: Context) -> str:
    """A ticket's status as people say it."""
    if ticket.status == "open":
        return context.say("待处理", "open")
    return word(ticket.status, context.actor)


def score_text(ticket: Ticket, context: Context) -> str | None:
    """The customer's score and comment; None where there is none."""
    if ticket.score is None:
        return None
    answer = context.store.tickets.answer(ticket)
    stars = f"{stars_of(ticket.score)} {ticket.score}/5"
    if answer is None or answer.score != ticket.score or not answer.comment:
        return stars
    return context.say(f"{stars}：{answer.comment}", f"{stars}: {answer.comment}")


def stars_of(score: int) -> str:
    """★★★★☆ for 4."""
    return "★" * score + "☆" * (5 - score)


def _replies(replies: Sequence[TicketReply], context: Context) -> Table:
    say = context.say
    users = {reply.user_id for reply in replies if reply.user_id is not None}
    names = context.store.users.names(sorted(users))
    customer = say("客户", "customer") if context.actor.is_staff else say("你", "you")
    rows = tuple(
        (
            moment(reply.at, context.actor),
            names.get(reply.user_id, EMPTY) if reply.user_id is not None else customer,
            _marked(reply, context),
        )
        for reply in replies[-LATEST:]
    )
    headers = (say("时间", "When"), say("谁", "Who"), say("内容", "What"))
    more = max(0, len(replies) - LATEST)
    return Table(title=say("往来", "What was written"), headers=headers, rows=rows, more=more)


def _marked(reply: TicketReply, context: Context) -> str:
    mark = context.say("［内部］", "[internal] ") if reply.internal else ""
    return f"{mark}{reply.text}"
