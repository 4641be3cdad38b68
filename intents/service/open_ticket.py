"""open_ticket: a service request or complaint."""

from typing import Literal

from crm_store.models import Customer, Ticket, User
from crm_store.repositories.addresses import Addresses
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.format import moment
from intents.intent import EVERYBODY, Effect, Intent
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import Reply, Text
from intents.service.anger import is_angry
from intents.service.levels import levels_of
from intents.service.solved_before import with_solved_before
from intents.slots import CustomerSlot, Slots, TextSlot

LONGEST = 500
ASKING = ("工单", "提单", "登记", "报修单", "ticket", "case", "request", "log a", "complaint for")
"""What stands before the colon of a subject that begins with the request to open a ticket."""

KIND_WORDS: dict[str, tuple[str, ...]] = {
    "complaint": ("投诉", "客诉", "客訴", "complain", "unhappy", "terrible", "rude"),
    "return": ("退货", "退換", "退换", "换货", "退款", "return", "refund", "replacement"),
    "repair": ("坏", "报修", "維修", "维修", "故障", "修", "broken", "repair", "fault", "not work",
               "n't work", "error", "leak", "crash"),
}  # fmt: skip
"""What tells the kind of a request that does not say it; else it is a question."""


class OpenTicket(Slots):
    """What is wrong, and with whom."""

    subject: TextSlot
    customer: CustomerSlot | None = None
    kind: Literal["question", "complaint", "repair", "return"] | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None


def handle(slots: OpenTicket, context: Context) -> Reply:
    """Open the ticket, say by when to expect an answer, and tell whoever is to give it."""
    customer = customer_meant(slots.customer, context)
    subject = told_subject(slots.subject)
    if not subject:
        raise RefusedError(context.say("出了什么问题？", "What is wrong?"))
    if customer is not None:
        held = context.store.tickets.same_open(customer.id, subject)
        if held is not None:
            return _held(held, context)
    ticket = context.store.tickets.add(_made(slots, subject, customer, context))
    assignee = _assignee(ticket, context)
    if assignee is not None and assignee.id != context.actor.user_id:
        _tell(assignee, ticket, customer, context)
    return with_solved_before(_reply(ticket, customer, context), ticket, context)


def _made(slots: OpenTicket, subject: str, customer: Customer | None, context: Context) -> Ticket:
    return Ticket(
        number=context.store.tickets.next_number(),
        customer_id=customer.id if customer else None,
        contact_id=context.actor.contact_id,
        assignee_id=context.actor.user_id or (customer.owner_id if customer else None),
        kind=slots.kind or guessed_kind(subject),
        priority=slots.priority or "normal",
        subject=subject,
        opened_at=context.now,
    )


def told_subject(said: str) -> str:
    """What is wrong, in one line: what follows "open a ticket for X:", where that is said."""
    line = " ".join(said.split())
    before, colon, after = line.replace("：", ":", 1).partition(":")
    asks = any(word in before.lower() for word in ASKING)
    return (after.strip() if colon and asks and after.strip() else line)[:LONGEST]


def guessed_kind(subject: str) -> str:
    """The kind that the words tell of."""
    said = subject.lower()
    kinds = (kind for kind, words in KIND_WORDS.items() if any(word in said for word in words))
    return next(kinds, "question")


def _assignee(ticket: Ticket, context: Context) -> User | None:
    return Addresses(context.store.session).colleague(ticket.assignee_id)


def _held(ticket: Ticket, context: Context) -> Reply:
    text = context.say(
        f"同样的请求已经有一张了：{ticket.number}，正在处理。",
        f"There is a request like that already: {ticket.number} is being worked on.",
    )
    button = ask(context.say("看进度", "Where is it?"), "show_ticket", ticket=ref(ticket))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(ticket),))


def _reply(ticket: Ticket, customer: Customer | None, context: Context) -> Reply:
    clocks = levels_of(context).clocks(ticket, context.now)
    due = moment(clocks.first_response.due or context.now, context.actor)
    if context.actor.is_staff:
        solved = moment(clocks.resolution.due or context.now, context.actor)
        whom = f" · {customer.name}" if customer else ""
        text = context.say(
            f"已建工单 {ticket.number}{whom}：{ticket.subject}\n"
            f"首次响应时限 {due}，解决时限 {solved}。",
            f"Ticket {ticket.number}{whom}: {ticket.subject}\nFirst response due {due}, resolution "
            f"due {solved}.",
        )
    else:
        text = context.say(
            f"收到了，已登记为 {ticket.number}。我们会在 {due} 前答复你。",
            f"Thank you, this is request {ticket.number}. You will have an answer by {due}.",
        )
        if ticket.kind == "complaint" and not is_angry(ticket.subject):  # who is told so anyway
            sorry = context.say("很抱歉给你带来不便。", "I am sorry about this. ")
            text = sorry + text
    button = ask(context.say("看进度", "Where is it?"), "show_ticket", ticket=ref(ticket))
    focus = (ref(ticket), ref(customer)) if customer else (ref(ticket),)
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=focus)


def _tell(user: User, ticket: Ticket, customer: Customer | None, context: Context) -> None:
    theirs = worded_for_user(user, context)
    due = levels_of(context).clocks(ticket, context.now).first_response.due or context.now
    by = moment(due, theirs.actor)
    name = customer.name if customer else ""
    text = theirs.say(
        f"{name} 提交了工单 {ticket.number}：{ticket.subject}\n请在 {by} 前首次响应。",
        f"{name} opened ticket {ticket.number}: {ticket.subject}\nFirst response due {by}.",
    )
    label = theirs.say("打开工单", "Open the ticket")
    button = ask(label, "show_ticket", ticket=ref(ticket))
    reply = Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(ticket),))
    notify_user(user, f"ticket:{ticket.id}:opened", reply, context, ticket=ticket.id)


open_ticket = Intent(
    "open_ticket",
    EVERYBODY,
    OpenTicket,
    Effect.WRITE,
    ("提交服务请求或投诉", "open a ticket"),
    handle,
    asks_staff=("customer",),
)
