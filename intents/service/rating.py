"""The question how satisfied a customer is, after their ticket was resolved."""

from datetime import timedelta

from crm_store.models import Contact, Customer, Ticket
from intents.buttons import ask
from intents.context import Context, ref
from intents.notices import notify_customer, worded_for_customer
from intents.reply import Button, Reply, Text
from intents.service.ticket_card import stars_of

SCORES = (5, 4, 3, 2, 1)
GRACE = timedelta(minutes=5)
"""Before the customer is asked: so long one's own resolving can be taken back unnoticed."""


def ask_for_rating(ticket: Ticket, context: Context) -> bool | None:
    """Ask whoever opened the ticket; False where they cannot be reached, None for nobody to ask."""
    if ticket.customer_id is None:
        return None
    customer = context.store.session.get(Customer, ticket.customer_id)
    contact = context.store.session.get(Contact, ticket.contact_id) if ticket.contact_id else None
    if customer is None or customer.deleted_at is not None:
        return None
    question = rating_question(ticket, worded_for_customer(customer, contact, context))
    return notify_customer(
        customer.id, ticket.contact_id, f"ticket:{ticket.id}:rating:{context.now.isoformat()}",
        question, context, after=GRACE, ticket=ticket.id,
    )  # fmt: skip


def rating_question(ticket: Ticket, context: Context) -> Reply:
    """The question, with a button for each score."""
    solved = context.say(f"（{ticket.resolution}）", f" ({ticket.resolution})")
    text = context.say(
        f"你的请求 {ticket.number}“{ticket.subject}”已经解决{solved if ticket.resolution else ''}。"
        "这次服务你打几分？",
        f"Your request {ticket.number} “{ticket.subject}” is resolved"
        f"{solved if ticket.resolution else ''}. How satisfied are you?",
    )
    return Reply(blocks=(Text(text=text),), buttons=score_buttons(ticket), focus=(ref(ticket),))


def score_buttons(ticket: Ticket) -> tuple[Button, ...]:
    """5 to 1, each recorded as it is pressed."""
    return tuple(
        ask(f"{stars_of(score)} {score}", "rate_service", score=score, ticket=ref(ticket))
        for score in SCORES
    )


def rating_words(asked: bool | None, context: Context) -> str:
    """What a colleague is told of it."""
    if asked is None:
        return ""
    if asked:
        minutes = int(GRACE.total_seconds() // 60)
        return context.say(
            f"\n{minutes} 分钟后会请客户打分（在那之前可以撤销）。",
            f"\nThe customer is asked to rate it in {minutes} minutes; until then you can undo it.",
        )
    return context.say(
        "\n客户没有能收到消息的聊天账号（没绑定、退订了，或者拉黑了机器人），没法请他打分；"
        "他以后说“我打 5 分”也会记上。",
        "\nThe customer has no account that takes messages (not linked, unsubscribed or blocked) "
        "and cannot be asked; “5 stars” said later counts.",
    )
