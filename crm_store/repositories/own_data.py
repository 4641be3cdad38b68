"""Everything that is kept of a customer's person beside the records of the import format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from crm_store import outbox
from crm_store.models import (
    Activity,
    Attachment,
    ChannelAccount,
    Consent,
    Handover,
    SurveyAnswer,
    Ticket,
    TicketReply,
)
from crm_store.repositories.documents import Documents
from crm_store.repositories.erasure_subject import threads_of
from crm_store.repositories.handovers import reply_text
from crm_store.store import Store
from crm_store.values import local_time

MOST_TURNS = 5000
MOST_QUOTES = 1000

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table of a workbook; every cell is text."""

    title: str
    headers: Row
    rows: Sequence[Row]


def own_sheets(store: Store) -> list[Sheet]:
    """What is kept of the customer's person who asks; no colleague's notes, and nobody else's.

    Of meetings and calls it says that they took place; what colleagues noted of them is theirs.
    """
    own = _Own(store)
    sheets = [
        quotes_sheet(store, own.customer_id),
        Sheet("ticket_replies", ("ticket", "at", "by", "text"), [*own.replies()]),
        Sheet("ratings", ("ticket", "at", "score", "comment"), [*own.ratings()]),
        Sheet("contacts_with_us", ("at", "kind"), [*own.activities()]),
        Sheet("messages", ("at", "by", "text"), [*own.messages()]),
        Sheet("handovers", ("at", "reason", "status"), [*own.handovers()]),
        Sheet("consents", ("at", "purpose", "given", "source"), [*own.consents()]),
        Sheet("files", ("at", "name", "media_type", "bytes"), [*own.files()]),
        Sheet("accounts", ("channel", "account", "linked_at"), [*own.accounts()]),
    ]
    return [sheet for sheet in sheets if sheet.rows]


def quotes_sheet(store: Store, customer_id: int) -> Sheet:
    """The lines of a customer's quotations, as far as the actor sees them."""
    headers = ("number", "product", "quantity", "price", "discount")
    return Sheet("quotes", headers, [*_quotes(store, customer_id)])


def _quotes(store: Store, customer_id: int) -> Iterator[Row]:
    for quote in Documents(store).quotes(customer_id, MOST_QUOTES):
        for line in quote.lines:
            price = f"{line.price.normalize():f} {quote.currency}"
            discount = f"{line.discount.normalize():f}%"
            yield quote.number, line.product.name, str(line.quantity), price, discount


class _Own:
    def __init__(self, store: Store) -> None:
        assert store.actor.customer_id is not None
        self.store = store
        self.session = store.session
        self.customer_id: int = store.actor.customer_id
        self.contact_id = store.actor.contact_id

    def _at(self, moment: datetime | None) -> str:
        return "" if moment is None else local_time(moment, self.store.actor.timezone)

    def _mine(self, model: type[Any]) -> Select[Any]:
        """Rows of the contact who asks; of the customer, where no contact does."""
        if self.contact_id is not None:
            return select(model).where(model.contact_id == self.contact_id)
        return select(model).where(model.customer_id == self.customer_id)

    def replies(self) -> Iterator[Row]:
        query = select(Ticket.number, TicketReply).join(Ticket, Ticket.id == TicketReply.ticket_id)
        query = query.where(self.store.tickets.visible(), TicketReply.internal.is_(False))
        for number, reply in self.session.execute(query.order_by(TicketReply.at)):
            by = "us" if reply.user_id is not None else "customer"
            yield number, self._at(reply.at), by, reply.text

    def ratings(self) -> Iterator[Row]:
        query = select(Ticket.number, SurveyAnswer).join(
            Ticket, Ticket.id == SurveyAnswer.ticket_id
        )
        query = query.where(self.store.tickets.visible()).order_by(SurveyAnswer.at)
        for number, one in self.session.execute(query):
            yield number, self._at(one.at), str(one.score), one.comment or ""

    def activities(self) -> Iterator[Row]:
        happened = self._mine(Activity).where(Activity.deleted_at.is_(None)).order_by(Activity.at)
        for one in self.session.scalars(happened):
            yield self._at(one.at), one.kind

    def messages(self) -> Iterator[Row]:
        for thread in threads_of(self.session, self.customer_id, self.contact_id):
            for asked, reply in outbox.history(self.session, *thread, None, MOST_TURNS):
                if asked is not None and asked.body.get("text"):
                    yield self._at(asked.received_at), "customer", str(asked.body["text"])
                if text := reply_text(reply.body):
                    yield self._at(reply.created_at), "us", text

    def handovers(self) -> Iterator[Row]:
        for one in self.session.scalars(self._mine(Handover).order_by(Handover.id)):
            yield self._at(one.opened_at), one.reason, one.status

    def consents(self) -> Iterator[Row]:
        for one in self.session.scalars(self._mine(Consent).order_by(Consent.at, Consent.id)):
            yield self._at(one.at), one.purpose, "yes" if one.given else "no", one.source or ""

    def files(self) -> Iterator[Row]:
        for one in self.session.scalars(self._mine(Attachment).order_by(Attachment.id)):
            yield self._at(one.at), one.name, one.media_type, str(one.size)

    def accounts(self) -> Iterator[Row]:
        for one in self.session.scalars(self._mine(ChannelAccount).order_by(ChannelAccount.id)):
            yield one.channel, one.external_id, self._at(one.linked_at)
