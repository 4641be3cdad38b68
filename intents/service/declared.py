"""What is understood in this domain and not carried out yet."""

from typing import Literal

from intents.intent import CUSTOMERS, EVERYBODY, STAFF, AnyIntent, Effect, Intent
from intents.slots import (
    CustomerSlot,
    IntSlot,
    NoSlots,
    PeriodSlot,
    Slots,
    TextSlot,
    TicketSlot,
    UserSlot,
)


class OpenTicket(Slots):
    """Slots of `open_ticket`."""

    subject: TextSlot
    customer: CustomerSlot | None = None
    kind: Literal["question", "complaint", "repair", "return"] | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None


class ShowTicket(Slots):
    """Slots of `show_ticket`."""

    ticket: TicketSlot | None = None
    customer: CustomerSlot | None = None


class ListTickets(Slots):
    """Slots of `list_tickets`."""

    status: Literal["open", "pending", "resolved", "closed"] | None = None
    kind: Literal["question", "complaint", "repair", "return"] | None = None
    customer: CustomerSlot | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    assignee: UserSlot | None = None
    period: PeriodSlot | None = None


class UpdateTicket(Slots):
    """Slots of `update_ticket`."""

    ticket: TicketSlot
    status: Literal["open", "pending", "resolved", "closed"] | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    assignee: UserSlot | None = None


class ResolveTicket(Slots):
    """Slots of `resolve_ticket`."""

    ticket: TicketSlot
    resolution: TextSlot | None = None


class RateService(Slots):
    """Slots of `rate_service`."""

    score: IntSlot
    comment: TextSlot | None = None
    ticket: TicketSlot | None = None


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "open_ticket",
        EVERYBODY,
        OpenTicket,
        Effect.WRITE,
        ("提交服务请求或投诉", "a service request or complaint"),
    ),
    Intent(
        "show_ticket",
        EVERYBODY,
        ShowTicket,
        Effect.READ,
        ("看服务请求的进度", "one request and where it is"),
    ),
    Intent("list_tickets", STAFF, ListTickets, Effect.READ, ("列出工单", "requests that match")),
    Intent("update_ticket", STAFF, UpdateTicket, Effect.WRITE, ("更新工单", "move a request on")),
    Intent(
        "resolve_ticket",
        STAFF,
        ResolveTicket,
        Effect.WRITE,
        ("解决工单", "resolve; the customer is asked how satisfied they are"),
    ),
    Intent(
        "rate_service", CUSTOMERS, RateService, Effect.WRITE, ("给服务打分", "satisfaction, 1 to 5")
    ),
    Intent(
        "talk_to_human",
        CUSTOMERS,
        NoSlots,
        Effect.WRITE,
        ("转人工", "hand the conversation to a person, in a Slack thread, both ways"),
    ),
)
