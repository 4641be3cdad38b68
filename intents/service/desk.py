"""The desk of a handed-over customer: what they say goes there, and what is answered comes back.

A desk is a thread of colleagues; its conversation is named after the handover, and the channel that
has it finds the place. Nothing that is written there reaches the customer but an answer.
"""

from collections.abc import Sequence

from pydantic import JsonValue

from crm_store import outbox
from crm_store.models import Activity, Contact, Customer, Handover, User
from crm_store.repositories.addresses import Address, Addresses
from crm_store.repositories.handovers import DESK, SAID, Handovers, reply_text
from crm_store.repositories.linked_accounts import LinkedAccounts
from intents.accounts.keeping import kept, refuse_program, refuse_unfit
from intents.context import Context, RefusedError
from intents.notices import enqueue, worded_for_customer, worded_for_user
from intents.reply import File, Reply, Text, say
from intents.service.desk_notices import ANSWER, tell_desk
from intents.service.escalating import back_to_the_bot

GLANCE = 80
SILENT = Reply(blocks=())
"""What a customer is answered whom people talk to: nothing, until one of them does."""


def passed_on(said: str, key: str, number: int, context: Context) -> Reply:
    """What a customer says goes to the desk and onto their timeline."""
    handover = _held(number, context)
    text = context.say(
        f"{_who(handover, context)}：\n{said}", f"{_who(handover, context)}:\n{said}"
    )
    tell_desk(handover, f"heard:{key}", say(text), context, buttons=(ANSWER,))
    _spoken(handover, context)
    _log(said, handover, context, None)
    return SILENT


def passed_on_file(file: File, activity: Activity, handover: Handover, context: Context) -> None:
    """A file of the customer's, which is on their timeline already, goes to the desk."""
    who = _who(handover, context)
    text = context.say(f"{who}：{activity.summary}", f"{who}: {activity.summary}")
    reply = Reply(blocks=(Text(text=text), file))
    tell_desk(handover, f"file:{activity.id}", reply, context, buttons=(ANSWER,))
    _spoken(handover, context)


def desk_of(context: Context) -> Handover | None:
    """The handover whose desk gets what is said in this conversation; None where the bot talks."""
    channel, _, conversation = (context.work.conversation or "").partition(":")
    handovers = Handovers(context.store.session, context.actor)
    return handovers.waiting_for_colleagues(channel, conversation)


def answered(
    said: str, files: Sequence[File], key: str, number: int, context: Context
) -> Reply:  # fmt: skip
    """What a colleague answers goes to the customer, from the bot that they talk with."""
    handover = _open(number, context)
    _refuse_blocked(handover, context)
    handovers = Handovers(context.store.session, context.actor)
    handovers.answered(handover, context.actor.user_id, context.now)
    names = [f"📎 {file.name}" for file in files]
    told = "\n".join([*([said] if said else []), *names])
    theirs = customers_words(handover, context)
    text = theirs.say(f"{context.actor.name}：\n{said}", f"{context.actor.name}:\n{said}").strip()
    kept_files = [_kept(file, handover, context) for file in files]
    reply = Reply(blocks=(Text(text=text), *kept_files))
    tell_customer(handover, f"said:{key}", reply, context)
    if said:
        _log(said, handover, context, context.actor.user_id)
    name, who = context.actor.name, _who(handover, context)
    return say(context.say(f"✓ {name} 已发给 {who}：\n{told}", f"✓ {name} sent to {who}:\n{told}"))


def not_arrived(number: int, message: int, context: Context) -> None:
    """What was written to the customer can not be sent: the desk is told."""
    handover = Handovers(context.store.session, context.actor).at_desk(number)
    row = outbox.get(context.store.session, message)
    if handover is None or handover.desk is None or row is None or SAID not in row.key:
        return
    theirs = _for_colleagues(handover, context)
    who = _who(handover, theirs)
    said = " ".join(reply_text(row.body).split())[:GLANCE]
    text = theirs.say(
        f"⚠️ 没有送到 {who} 那里：“{said}”。请换一种方式联系。",
        f"⚠️ This did not reach {who}: “{said}”. Reach them another way.",
    )
    tell_desk(handover, f"lost:{message}", say(text), theirs)


def handed_back(number: int, context: Context) -> Reply:
    """The bot takes over again; the customer is told."""
    handover = _open(number, context)
    back_to_the_bot(handover, context)
    theirs = customers_words(handover, context)
    text = theirs.say(
        f"{context.actor.name} 已经结束这次对话，接下来还是我来回答你。需要时再说“转人工”。",
        f"{context.actor.name} has finished here, and I answer again. Say “talk to a person” "
        "whenever you need one.",
    )
    tell_customer(handover, "closed", say(text), context)
    return say(
        context.say(
            f"✓ {context.actor.name} 交还给机器人了，已告诉客户。",
            f"✓ {context.actor.name} gave it back to the bot; the customer was told.",
        )
    )


def left_desk(number: int, context: Context) -> Reply:
    """A customer prefers the bot: it answers again, and the desk is told."""
    handover = _held(number, context)
    back_to_the_bot(handover, context)
    who = _who(handover, context)
    text = context.say(f"{who} 回到机器人了。", f"{who} went back to the bot.")
    tell_desk(handover, "left", say(text), context)
    return say(
        context.say("好的，接下来还是我来回答你。", "All right, I answer you again from now on.")
    )


def _held(number: int, context: Context) -> Handover:
    """The handover of the customer who writes."""
    handover = Handovers(context.store.session, context.actor).at_desk(number)
    if handover is None:
        raise RefusedError(context.say("请再说一次。", "Please say it again."))
    return handover


def _open(number: int, context: Context) -> Handover:
    handover = Handovers(context.store.session, context.actor).at_desk(number)
    if handover is None or not context.actor.is_staff:
        raise RefusedError(context.say("没有这个转接。", "There is no such conversation."))
    if handover.status == "closed":
        raise RefusedError(
            context.say("这次转接已经结束，没有发出去。", "This is over; nothing was sent."),
            context.say("客户再转人工时会开新的话题。", "A new thread opens when they ask again."),
        )  # fmt: skip
    return handover


def _refuse_blocked(handover: Handover, context: Context) -> None:
    """Refuse to write to somebody who wants to hear nothing."""
    accounts = LinkedAccounts(context.store.session)
    account = accounts.find(f"{handover.channel}:{handover.conversation}")
    if account is not None and account.blocked_at is not None:
        raise RefusedError(
            context.say("客户拉黑了机器人，没有发出去。",
                        "The customer blocked the bot; nothing was sent."),
            context.say("请换一种方式联系。", "Reach them another way."),
        )  # fmt: skip


def _kept(file: File, handover: Handover, context: Context) -> File:
    """A colleague's file, on the customer's timeline; by its key from now on."""
    refuse_unfit(file.name, len(file.content), context)
    refuse_program(file.content, context)
    customer = context.store.session.get_one(Customer, handover.customer_id)
    summary = f"{context.actor.name}：📎 {file.name}"
    return kept(file, summary, customer, handover.contact_id, context)[1]


def _spoken(handover: Handover, context: Context) -> None:
    Handovers(context.store.session, context.actor).spoken(handover, context.now)


def _for_colleagues(handover: Handover, context: Context) -> Context:
    user = Addresses(context.store.session).colleague(handover.user_id)
    return worded_for_user(user, context) if user is not None else context


def _who(handover: Handover, context: Context) -> str:
    """The customer's person by name."""
    names = Handovers(context.store.session, context.actor).whose(handover)
    return names or context.say("客户", "the customer")


def customers_words(handover: Handover, context: Context) -> Context:
    """The context in the language of the customer's person."""
    session = context.store.session
    customer = session.get(Customer, handover.customer_id) if handover.customer_id else None
    contact = session.get(Contact, handover.contact_id) if handover.contact_id else None
    return worded_for_customer(customer, contact, context) if customer is not None else context


def _log(said: str, handover: Handover, context: Context, user_id: int | None) -> None:
    """One message on the customer's timeline, with who wrote it."""
    user = context.store.session.get(User, user_id) if user_id else None
    name = user.name if user else context.actor.name
    context.store.activities.add(
        Activity(
            customer_id=handover.customer_id,
            contact_id=handover.contact_id,
            user_id=user_id or handover.user_id,
            at=context.now,
            kind="message",
            summary=f"{name}：{said}",
        )
    )


def tell_customer(handover: Handover, key: str, reply: Reply, context: Context) -> None:
    """Where they asked for a person, whatever other accounts they have."""
    address = Address(handover.channel, handover.conversation)
    about: dict[str, JsonValue] = {"handover": handover.id}
    enqueue(address, f"{DESK}{handover.id}:{key}", reply, context, about)
