"""show_quote: a quotation."""

from collections.abc import Sequence

from crm_store.models import Quote
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import EMPTY, day, moment
from intents.intent import EVERYBODY, Effect, Intent
from intents.lines import in_all, net, quote_lines
from intents.own_documents import nothing_yet, own_documents
from intents.reply import Fields, Reply, Table
from intents.slots import CustomerSlot, QuoteSlot, Slots

QUOTES = ("报价单", "quotations")
STATUS: dict[str, tuple[str, str]] = {
    "draft": ("草稿", "draft"),
    "waiting": ("等待审批", "waiting for approval"),
    "approved": ("已批准", "approved"),
    "refused": ("未批准", "refused"),
    "sent": ("已发送", "sent"),
    "accepted": ("已接受", "accepted"),
}


class ShowQuote(Slots):
    """Which quotation, or whose."""

    quote: QuoteSlot | None = None
    customer: CustomerSlot | None = None


def handle(slots: ShowQuote, context: Context) -> Reply:
    """The quotation; without a number the customer's latest. A customer sees those sent to them."""
    documents = Documents(context.store)
    found = own_documents(
        slots.quote, slots.customer, documents.quote, documents.quotes, QUOTES, context
    )
    if not found:
        return nothing_yet(slots.customer, QUOTES, context)
    return _one(found[0], found[1:], context)


def _one(quote: Quote, others: Sequence[Quote], context: Context) -> Reply:
    blocks = (_card(quote, context), quote_lines(quote.lines, quote.currency, context))
    focus = (ref(quote), ref(quote.customer))
    if not others:
        return Reply(blocks=blocks, focus=focus)
    buttons = tuple(ask(one.number, "show_quote", quote=ref(one)) for one in others)
    return Reply(blocks=(*blocks, _table(others, context)), buttons=buttons, focus=focus)


def _card(quote: Quote, context: Context) -> Fields:
    say, actor = context.say, context.actor
    fields = [(say("状态", "Status"), say(*STATUS.get(quote.status, (quote.status,) * 2)))]
    if actor.is_staff:
        fields.insert(0, (say("客户", "Customer"), quote.customer.name))
    fields.append((say("合计", "Total"), _total(quote, context)))
    fields.append((say("有效期至", "Valid until"), _valid(quote, context)))
    if quote.sent_at is not None:
        fields.append((say("发送", "Sent"), moment(quote.sent_at, actor, time=False)))
    return Fields(title=f"{say('报价单', 'Quotation')} {quote.number}", fields=tuple(fields),
                  record=ref(quote))  # fmt: skip


def _total(quote: Quote, context: Context) -> str:
    return in_all([(net(line), quote.currency) for line in quote.lines], context)


def _valid(quote: Quote, context: Context) -> str:
    if quote.valid_until is None:
        return EMPTY
    past = context.say("（已过期）", " (expired)") if quote.valid_until < context.today else ""
    return day(quote.valid_until, context.actor) + past


def _table(quotes: Sequence[Quote], context: Context) -> Table:
    say = context.say
    rows = tuple(
        (one.number, say(*STATUS.get(one.status, (one.status,) * 2)), _total(one, context))
        for one in quotes
    )
    headers = (say("报价单", "Quotation"), say("状态", "Status"), say("合计", "Total"))
    return Table(title=say("其他报价单", "Other quotations"), headers=headers, rows=rows,
                 numeric=(2,), records=tuple(ref(one) for one in quotes))  # fmt: skip


show_quote = Intent(
    "show_quote", EVERYBODY, ShowQuote, Effect.READ, ("看报价单", "show a quote"), handle
)
