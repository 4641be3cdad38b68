"""What the buttons of a notice do. Nobody says these in words, so no recogniser knows them."""

from datetime import time, timedelta

from crm_store.models import Contact, Customer, Notice
from crm_store.noted_settings import mute as mute_rule
from crm_store.quiet_hours import at_hour
from crm_store.repositories.notices import Notices
from intents.automation import RuleInfo
from intents.buttons import ask
from intents.context import Context, RefusedError
from intents.format import moment
from intents.intent import EVERYBODY, STAFF, AnyIntent, Effect, Intent
from intents.marketing.lead_contacted import lead_contacted
from intents.reminders.drafts import send, skip
from intents.reminders.noticed import draft_reply
from intents.reminders.set_rule import restore_rule, word_greeting
from intents.reply import Reply, Text, say
from intents.slots import IntSlot, Slots, TextSlot

MORNING = time(9, 0)
LATELY = timedelta(days=7)
"""So far back a notice is looked for that somebody asks about."""


class OfNotice(Slots):
    """Which notice."""

    notice: IntSlot


class LastNotice(Slots):
    """Which notice; the last one where it is not said."""

    notice: IntSlot | None = None


class EditDraft(Slots):
    """Which draft, and its new words."""

    notice: IntSlot
    message: TextSlot


def explain(slots: LastNotice, context: Context) -> Reply:
    """Why a notice came: what was found, by which rule, and how to change that."""
    notice = _own(slots.notice, context) if slots.notice is not None else _last(context)
    rule = _rule(notice, context)
    reason = context.say(notice.reason["zh"], notice.reason["en"])
    if not context.actor.is_staff:
        return _explained_to_customer(notice, reason, context)
    label = context.say(*rule.label) if rule else notice.rule
    does = context.say(*rule.does) if rule else ""
    text = context.say(
        f"因为：{reason}。\n规则“{label}”：{does}。\n经理可以改，比如说“{label}关掉”。",
        f"Because: {reason}.\nThe rule “{label}” {does}.\nA manager can change it, as in "
        f"“turn off {label}”.",
    )
    return say(text)


def _explained_to_customer(notice: Notice, reason: str, context: Context) -> Reply:
    text = context.say(
        f"因为{reason}，而且你同意过接收这类消息。不想再收到，说“退订”就行。",
        f"Because {reason}, and you agreed to messages of this kind. Say “unsubscribe” to stop "
        "them.",
    )
    button = ask(context.say("退订", "Unsubscribe"), "unsubscribe")
    return Reply(blocks=(Text(text=text),), buttons=(button,))


def snooze(slots: OfNotice, context: Context) -> Reply:
    """The same notice again tomorrow morning."""
    notice = _own(slots.notice, context)
    tomorrow = context.today + timedelta(days=1)
    due = at_hour(tomorrow, MORNING, context.actor.timezone)
    Notices(context.store.session).settle(notice.id, "snoozed", due_at=due)
    when = moment(due, context.actor)
    return say(context.say(f"好，{when} 再提醒你。", f"All right, I will remind you {when}."))


def mute(slots: OfNotice, context: Context) -> Reply:
    """No more notices of this rule about this customer, for whoever pressed it."""
    return _muted(slots.notice, context, muted=True)


def unmute(slots: OfNotice, context: Context) -> Reply:
    """They come again."""
    return _muted(slots.notice, context, muted=False)


def _muted(number: int, context: Context, *, muted: bool) -> Reply:
    notice = _own(number, context)
    rule, customer = _rule(notice, context), _customer(notice, context)
    if customer is not None:
        mute_rule(context.work, notice.rule, customer, context.actor.user_id, muted=muted)
    label = context.say(*rule.label) if rule else notice.rule
    name = customer.name if customer else ""
    if not muted:
        return say(
            context.say(f"好，{name} 的“{label}”照常提醒。", f"{label}: on again for {name}.")
        )
    button = ask(context.say("恢复提醒", "Remind me again"), "unmute_notice", notice=number)
    text = context.say(
        f"好，以后不再提醒你 {name} 的“{label}”。", f"You will get no more {label} for {name}."
    )
    return Reply(blocks=(Text(text=text),), buttons=(button,))


def send_draft(slots: OfNotice, context: Context) -> Reply:
    """The draft goes out, when it is due."""
    notice = _draft(slots.notice, context)
    rule = _rule(notice, context)
    at = send(notice, rule.purpose if rule else None, context)
    _decided(notice, context)
    whom = _whom(notice, context)
    if at is None:
        why = (notice.why or {}).get(context.actor.language, "")
        raise RefusedError(context.say(f"没有发给 {whom}：{why}。", f"Not sent to {whom}: {why}."))
    when = moment(at, context.actor)
    return say(context.say(f"✓ {when} 发给 {whom}。", f"✓ It goes to {whom} {when}."))


def edit_draft(slots: EditDraft, context: Context) -> Reply:
    """The draft has other words; it is shown once more."""
    notice = _draft(slots.notice, context)
    Notices(context.store.session).settle(notice.id, "drafted", text=slots.message)
    return draft_reply(slots.message, _whom(notice, context), notice.id, notice.due_at, context)


def skip_draft(slots: OfNotice, context: Context) -> Reply:
    """The draft is not sent."""
    notice = _draft(slots.notice, context)
    name = context.actor.name
    skip(notice, {"zh": f"{name} 选择不发", "en": f"{name} chose not to send it"}, context)
    _decided(notice, context)
    whom = _whom(notice, context)
    return say(context.say(f"好，不给 {whom} 发。", f"All right, nothing is sent to {whom}."))


def _last(context: Context) -> Notice:
    """What this person was told last. Raises RefusedError where they were told nothing lately."""
    actor = context.actor
    book, since = Notices(context.store.session), context.now - LATELY
    if actor.is_staff:
        found = book.last_to_user(actor.user_id, since, context.now)
    else:
        whom = actor.customer_id, actor.contact_id
        found = book.last_to_customer(*whom, since, context.now)
    if found is not None:
        return found
    raise RefusedError(
        context.say(f"最近 {LATELY.days} 天没有自动给你发过提醒。",
                    f"Nothing was sent to you by itself in the last {LATELY.days} days."),
        context.say("说说是哪一条，或者它写了什么。", "Tell me what it said.")
        if not actor.is_staff
        else context.say("说“有哪些提醒”看看规则。", "Ask “what reminders are there?”"),
    )  # fmt: skip


def _own(number: int, context: Context) -> Notice:
    """A notice that was this person's, or of a colleague whose work they see."""
    notice = Notices(context.store.session).get(number)
    if notice is not None and _is_theirs(notice, context):
        return notice
    raise RefusedError(
        context.say("这条提醒已经不在了。", "That notice is not there any more."),
        context.say("直接说要做什么就行。", "Just say what you want to do."),
    )


def _is_theirs(notice: Notice, context: Context) -> bool:
    actor = context.actor
    if not actor.is_staff:
        theirs = notice.audience == "customer" and notice.customer_id == actor.customer_id
        return theirs and notice.contact_id == actor.contact_id
    return actor.sees is None or notice.user_id in (actor.user_id, *actor.sees)


def _draft(number: int, context: Context) -> Notice:
    """A draft that nobody has decided about."""
    notice = _own(number, context)
    if notice.status != "drafted":
        raise RefusedError(
            context.say("这条已经处理过了。", "This was dealt with already."),
            _became(notice, context),
        )
    return notice


def _became(notice: Notice, context: Context) -> str:
    if notice.status == "posted" and notice.posted_at is not None:
        when = moment(notice.posted_at, context.actor)
        return context.say(f"{when} 发出。", f"It was sent {when}.")
    return (notice.why or {}).get(context.actor.language, "")


def _decided(notice: Notice, context: Context) -> None:
    notice.decided_by, notice.decided_at = context.actor.user_id, context.now
    context.store.session.flush()
    context.store.session.refresh(notice)


def _rule(notice: Notice, context: Context) -> RuleInfo | None:
    return context.rules.rule(context.store.workspace, notice.rule)


def _customer(notice: Notice, context: Context) -> Customer | None:
    return context.store.session.get(Customer, notice.customer_id or 0)


def _whom(notice: Notice, context: Context) -> str:
    contact = context.store.session.get(Contact, notice.contact_id or 0)
    customer = _customer(notice, context)
    return contact.name if contact else customer.name if customer else ""


CARRIED = ("notice",)
PRESSED: tuple[AnyIntent, ...] = (
    Intent(
        "explain_notice", EVERYBODY, LastNotice, Effect.READ,
        ("说明为什么收到提醒", "say why a reminder came"), explain, carried=CARRIED,
    ),
    Intent(
        "snooze_notice", STAFF, OfNotice, Effect.WRITE,
        ("明天再提醒", "remind me tomorrow"), snooze, carried=CARRIED,
    ),
    Intent(
        "mute_notice", STAFF, OfNotice, Effect.WRITE,
        ("这个客户不再提醒", "no more reminders for this customer"), mute, carried=CARRIED,
    ),
    Intent(
        "unmute_notice", STAFF, OfNotice, Effect.WRITE,
        ("恢复提醒", "remind me again"), unmute, carried=CARRIED,
    ),
    Intent(
        "send_draft", STAFF, OfNotice, Effect.WRITE,
        ("发送草稿", "send a draft"), send_draft, carried=CARRIED,
    ),
    Intent(
        "edit_draft", STAFF, EditDraft, Effect.WRITE,
        ("修改草稿", "change a draft"), edit_draft, carried=CARRIED,
    ),
    Intent(
        "skip_draft", STAFF, OfNotice, Effect.WRITE,
        ("不发草稿", "drop a draft"), skip_draft, carried=CARRIED,
    ),
    restore_rule,
    word_greeting,
    lead_contacted,
)  # fmt: skip
"""Not in the catalogue, which is what people say; see intents/catalogue.py."""
