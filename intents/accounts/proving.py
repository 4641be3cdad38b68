"""Proving who one is, before what is sensitive: a code that goes by way of a colleague.

An account that was linked by a telephone number alone may not see contracts and payments, export
data or erase anything until a code was brought. The customer's owner gets the code and tells it to
the customer, whom they know; see docs/decisions.
"""

import secrets

from crm_store.models import ChannelAccount, Customer, User
from crm_store.repositories.linked_accounts import LinkedAccounts
from intents.call import Ask
from intents.context import Context, ref
from intents.intent import CUSTOMERS, Effect, Intent
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import Button, Reply, Text, fail, say
from intents.service.handing_over import responsible
from intents.slots import NoSlots


def handle(_slots: NoSlots, context: Context) -> Reply:
    """Make a code, have a colleague tell it, and wait for it here."""
    customer = customer_meant(None, context)
    assert customer is not None
    accounts = LinkedAccounts(context.store.session)
    linked = accounts.of(context.actor.account)
    people = responsible(customer, context)
    names = context.say("、", ", ").join(user.name for user in people)
    code = f"{secrets.randbelow(10**6):06d}"
    if not accounts.ask_code(linked, code, context.now):
        text = context.say(
            f"验证码已经发给 {names} 了，请向对方要，然后发到这里；十分钟后可以换一个新的。",
            f"{names} has a code for you already. Ask for it and send it here; "
            "after ten minutes there can be a new one.",
        )
        return say(text)
    for user in people:
        _tell(user, code, linked, customer, context)
    return say(
        context.say(
            f"这是敏感信息，要先确认是你本人。我把一个 6 位验证码发给了 {names}，"
            "请向对方要到后，十分钟内发到这里。",
            f"This is sensitive, so I have to be sure that it is you. {names} has a six-digit code "
            "for you: ask for it and send it here within ten minutes.",
        )
    )


def _tell(
    user: User, code: str, linked: ChannelAccount, customer: Customer, context: Context
) -> None:
    theirs = worded_for_user(user, context)
    who = f"{customer.name} · {context.actor.name}"
    text = theirs.say(
        f"🔐 {who} 在 Telegram 上要看敏感信息。先打电话确认是本人，再把验证码 {code} 告诉对方"
        "（十分钟内有效）。不认识或没有这回事，就不要给。",
        f"🔐 {who} asks for something sensitive on Telegram. Call them to be sure that it is them, "
        f"then tell them the code {code} (good for ten minutes). If in doubt, do not.",
    )
    reply = Reply(blocks=(Text(text=text),), focus=(ref(customer),))
    notify_user(user, f"code:{linked.id}:{context.now.isoformat()}", reply, context)


def code_brought(code: str, context: Context) -> Reply:
    """Whether it is the code; what was asked for before can then be asked for with a button."""
    accounts = LinkedAccounts(context.store.session)
    if not accounts.try_code(accounts.of(context.actor.account), code, context.now):
        return fail(
            context.say("验证码不对，或者已经过期。", "That is not the code, or it is too old."),
            context.say("核对一下再发一次。", "Check it, and send it once more."),
        )
    text = context.say("验证通过，谢谢。", "Thank you, it is you.")
    before = context.memory.last_calls[:1]
    buttons = tuple(
        Button(id="go_on", label=context.say("继续", "Go on"), action=Ask(call=call))
        for call in before
    )
    return Reply(blocks=(Text(text=text),), buttons=buttons)


prove_who_you_are = Intent(
    "prove_who_you_are",
    CUSTOMERS,
    NoSlots,
    Effect.WRITE,
    ("确认是本人", "prove who one is"),
    handle,
)
"""Takes the place of a sensitive intent for an account that is not verified; nobody asks for it."""
