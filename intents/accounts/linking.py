"""Linking an account to whoever it is of: by a link that a colleague made, or by a number."""

import secrets
from datetime import timedelta

from crm_store.models import ChannelAccount, Contact, Customer, User
from crm_store.repositories.linked_accounts import BOT, TELEGRAM, LinkedAccounts
from intents.accounts.visiting import visitor_buttons
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.notices import notify_user, worded_for_customer, worded_for_user
from intents.reply import Button, Reply, Text, say
from intents.service.handing_over import responsible

LASTS = timedelta(days=7)


def telegram_link(customer: Customer, contact: Contact | None, context: Context) -> str:
    """A link that makes whoever opens it first known as this person. Raises RefusedError."""
    bot = context.store.workspace.setting(BOT)
    if not isinstance(bot, str) or not bot:
        raise RefusedError(
            context.say("Telegram 还没有接上，没法生成链接。", "Telegram is not connected yet."),
            context.say("请管理员设置 TELEGRAM_BOT_TOKEN 并运行 guanxi serve。",
                        "Ask your admin to set TELEGRAM_BOT_TOKEN and to run `guanxi serve`."),
        )  # fmt: skip
    token = secrets.token_hex(16)  # no "-" or "_", which programs leave out at the end of a link
    LinkedAccounts(context.store.session).offer(
        token, customer.id, contact.id if contact else None, context.now + LASTS
    )
    return f"https://t.me/{bot}?start={token}"


def link_by_token(token: str, context: Context) -> Reply:
    """Whoever brings the token is the person that it was made for."""
    if context.actor.is_staff:
        raise RefusedError(
            context.say("这个链接是给客户用的，没有使用它。", "This link is for a customer."),
            context.say("把它转发给客户本人。", "Pass it on to the customer."),
        )  # fmt: skip
    accounts = LinkedAccounts(context.store.session)
    taken = accounts.take(token, context.now)
    customer, contact = _people(taken.customer_id if taken else None,
                                taken.contact_id if taken else None, context)  # fmt: skip
    if customer is None:
        raise RefusedError(
            context.say("这个绑定链接已经用过、过期，或者不完整。",
                        "This link was used already, is too old, or not whole."),
            context.say("请向你的客户经理要一个新的。", "Ask your account manager for a new one."),
            visitor_buttons(context) if context.actor.is_visitor else (),
        )  # fmt: skip
    return _linked(customer, contact, context, verified=True)


def link_by_number(phone: str, context: Context, *, own: bool) -> Reply:
    """Whoever shares their own number is the one person who has it, if it is one."""
    if not own:
        raise RefusedError(
            context.say("这不是你自己的号码，没有使用它。", "That is not your own number; unused."),
            context.say("请用按钮分享你自己的。", "Share your own with the button."),
            visitor_buttons(context) if context.actor.is_visitor else (),
        )  # fmt: skip
    if not context.actor.is_visitor:
        return say(context.say("我已经认识你了，不用再分享。", "I know you already, thank you."))
    found = LinkedAccounts(context.store.session).by_phone(phone)
    if len(found) != 1:
        return _nobody(phone, context)
    person = found[0]
    contact = person if isinstance(person, Contact) else None
    key = person.customer_id if isinstance(person, Contact) else person.id
    customer, contact = _people(key, contact.id if contact else None, context)
    if customer is None:
        return _nobody(phone, context)
    return _linked(customer, contact, context, verified=False)


def _people(
    customer_id: int | None, contact_id: int | None, context: Context
) -> tuple[Customer | None, Contact | None]:
    """Whom a link is of, past what the visitor may see; no customer where one is not there."""
    session = context.store.session
    customer = session.get(Customer, customer_id) if customer_id is not None else None
    contact = session.get(Contact, contact_id) if contact_id is not None else None
    gone = contact_id is not None and (contact is None or contact.deleted_at is not None)
    if customer is None or customer.deleted_at is not None or gone:
        return None, None
    return customer, contact


def _nobody(phone: str, context: Context) -> Reply:
    text = context.say(
        "这个号码没有对上唯一的一位客户。可以向客户经理要一个绑定链接，或者留下号码，请同事联系你。",
        "This number does not tell me which customer you are. Ask your account manager for a "
        "link, or leave the number and a colleague will call you.",
    )
    button = ask(context.say("留下号码", "Leave the number"), "leave_request", phone=phone)
    return Reply(blocks=(Text(text=text),), buttons=(button,))


def _linked(
    customer: Customer, contact: Contact | None, context: Context, *, verified: bool
) -> Reply:
    account = context.actor.account
    linked = LinkedAccounts(context.store.session).link(
        account, customer.id, contact.id if contact else None, context.now, verified=verified
    )
    channel, _, external_id = account.partition(":")
    if contact is not None and channel == TELEGRAM:
        contact.telegram_id = external_id
    for user in responsible(customer, context):
        _tell(user, linked, customer, contact, context, verified=verified)
    theirs = worded_for_customer(customer, contact, context)
    if contact is None or contact.language not in ("zh", "en"):
        theirs = context
    name = contact.name if contact else customer.name
    text = theirs.say(
        f"{name}，你好！已经绑定好了。以后可以在这里查订单、报工单、看合同，随时问我。",
        f"Welcome, {name}! You are linked. Ask me here about your orders, requests and contracts.",
    )
    return Reply(blocks=(Text(text=text),), buttons=_first_steps(theirs))


def _first_steps(context: Context) -> tuple[Button, ...]:
    return (
        ask(context.say("我的订单", "My orders"), "show_order"),
        ask(context.say("提交问题", "Report a problem"), "open_ticket"),
        ask(context.say("转人工", "Talk to a human"), "talk_to_human"),
    )


def _tell(
    user: User,
    linked: ChannelAccount,
    customer: Customer,
    contact: Contact | None,
    context: Context,
    *,
    verified: bool,
) -> None:
    """The owner hears of it, and can object."""
    theirs = worded_for_user(user, context)
    name = f"{customer.name} · {contact.name}" if contact else customer.name
    zh, en = ("用绑定链接", "by a link") if verified else ("用手机号", "by their phone number")
    text = theirs.say(
        f"{name} {zh}绑定了 Telegram（显示名：{context.actor.name}）。",
        f"{name} linked Telegram {en} (it shows the name: {context.actor.name}).",
    )
    reply = Reply(blocks=(Text(text=text),), focus=(ref(customer),))
    key = f"linked:{linked.id}:{context.now.isoformat()}"
    notify_user(user, key, reply, context)
