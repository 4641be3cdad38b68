"""Forms: opened from a message or a shortcut, checked in place, and taken like any delivery."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot import dialogue, identity
from bot.channel import Inbound
from bot.clean import clean
from bot.identity import UnknownSenderError
from bot.slack.acted import show_pressed
from bot.slack.buttons import FORM, HANDOVER, forms
from bot.slack.channel import SlackChannel, sender
from bot.slack.failures import TROUBLE
from bot.slack.modal import about_of, filled, view_of
from bot.slack.places import CHANNEL, Place, colleague_of
from bot.slack.used import PRESSED
from crm_store import inbox, outbox
from crm_store.store import Store
from intents.answering import answer_form
from intents.asking import form_of
from intents.call import Call, Mention, RecordRef
from intents.catalogue import INTENTS
from intents.context import Context
from intents.dispatch import prepare
from intents.outcome import Outcome
from intents.reply import Form, Reply

NEW_RECORDS = (
    "create_customer", "create_contact", "create_deal", "log_activity", "create_task",
    "open_ticket",
)  # fmt: skip
Opened = tuple[Form, Context, dict[str, RecordRef]]


async def open_form(slack: SlackChannel, account: str, message: int, trigger: str) -> None:
    """Open the form of a message of ours as a modal."""
    found = await slack.run(_form_of_message, slack, account, message)
    if found is None:
        return
    form, conversation, context, records = found
    about = {"conversation": conversation, "message": message}
    view = view_of(form, context.actor.language, about, records)
    await slack.web.views_open(trigger_id=trigger, view=view)


async def open_new(slack: SlackChannel, account: str, intent: str, body: dict[str, Any]) -> None:
    """Show the form of a new record in the modal where its kind was chosen, or in a new one."""
    if intent not in NEW_RECORDS:
        return
    form, context, records = await slack.run(new_form, slack, account, Call(intent=intent))
    dm = Place(await slack.client.dm(account))
    view = view_of(form, context.actor.language, {"conversation": dm.conversation}, records)
    opened = body.get("view") or {}
    if opened.get("id") and opened.get("type") == "modal":
        await slack.web.views_update(view_id=opened["id"], view=view)
    else:
        await slack.web.views_open(trigger_id=str(body.get("trigger_id") or ""), view=view)


def new_form(slack: SlackChannel, account: str, call: Call) -> Opened:
    """The form of a call that nobody has asked about yet, and the records that it names."""
    with slack.app.database.reading() as session:
        context = context_of(slack, session, account, None)
        form = form_of(call, INTENTS[call.intent], context)
    return form, context, _records(call)


def context_of(
    slack: SlackChannel, session: Session, account: str, conversation: str | None
) -> Context:
    """A person's context in a conversation. Raises UnknownSenderError."""
    now = datetime.now(UTC)
    actor = identity.resolve(session, sender(account), CHANNEL, slack.app.defaults)
    memory = dialogue.load(session, CHANNEL, conversation or f"no:{account}", now)
    actor = dialogue.spoken(actor, memory, None)
    return Context(actor, Store(session, actor, now), now, memory)


async def on_submit(slack: SlackChannel, body: dict[str, Any]) -> dict[str, str]:
    """A submitted form: its errors by field, or nothing once it is taken."""
    account = str((body.get("user") or {}).get("id") or "")
    view = body.get("view") or {}
    if account and view.get("callback_id") == HANDOVER:
        return await slack.handover.submitted(account, view)
    about = about_of(view)
    intent, conversation = str(about.get("intent") or ""), str(about.get("conversation") or "")
    if not account or intent not in INTENTS or not conversation:
        return {}
    inbound = _inbound(account, view, about)
    if errors := await slack.run(errors_of, slack, inbound):
        return errors
    place = Place(conversation.partition(":")[0])
    if colleague_of(conversation) is not None:
        place = Place(await slack.client.dm(account))
    if not await slack.welcome(account, place):
        return {}
    if not await slack.take(inbound):
        return await slack.run(_sent_before, slack, inbound)
    slack.later(_show(slack, about))
    return {}


def errors_of(slack: SlackChannel, inbound: Inbound) -> dict[str, str]:
    """What is wrong with a form, by field; nothing is changed by asking."""
    with slack.app.database.reading() as session:
        try:
            context = context_of(slack, session, inbound.sender.name, inbound.conversation)
        except UnknownSenderError:
            return {}
        reader, values = slack.app.reader, inbound.form or {}
        answered = answer_form(values, context, reader, inbound.form_call)
        outcome: object = answered.outcome
        if outcome is None:
            outcome = prepare(answered.calls, context)
        empty = context.say("请填写", "Please fill this in")
    return _errors(outcome.reply, values, empty) if isinstance(outcome, Outcome) else {}


def _sent_before(slack: SlackChannel, inbound: Inbound) -> dict[str, str]:
    """The word that this form was sent already; none where the very same one comes twice."""
    with slack.app.database.reading() as session:
        row = inbox.find(session, CHANNEL, inbound.key)
        if row is None or not inbound.form or row.body.get("form") == inbound.form:
            return {}
        context = context_of(slack, session, inbound.sender.name, None)
        text = context.say(
            "这张表已经填过并提交了，这次没有保存。要再加一条，直接说就行。",
            "This form was sent already; nothing was saved this time. Say what else you want.",
        )
    return {next(iter(inbound.form)): text}


def _errors(reply: Reply, values: dict[str, str], empty: str) -> dict[str, str]:
    """The errors of the fields that were shown; a required one that is left out is `empty`."""
    fields = [field for form in forms(reply) for field in form.fields if field.name in values]
    missing = {one.name: empty for one in fields if one.required and not one.value}
    return {**missing, **{one.name: one.error for one in fields if one.error}}


def _inbound(account: str, view: dict[str, Any], about: dict[str, Any]) -> Inbound:
    values, call = filled(view, str(about["intent"]))
    values = {name: clean(value) for name, value in values.items()}
    if attribution := about.get("attribution"):
        values["summary"] = f"{values.get('summary', '').strip()}\n{attribution}"
    if values.get("summary"):
        call = call.with_slots(summary=values["summary"])  # word for word, lines and all
    message = about.get("message")
    return Inbound(
        channel=CHANNEL,
        key=f"{PRESSED}{message}:{FORM}" if message else f"view:{view.get('id')}",
        conversation=str(about["conversation"]),
        sender=sender(account),
        form=values,
        form_call=call,
    )


async def _show(slack: SlackChannel, about: dict[str, Any]) -> None:
    """Show on the message that its form was sent."""
    message = about.get("message")
    if not isinstance(message, int):
        return
    sent = await slack.run(_sent_as, slack, message)
    if sent is not None:
        channel, _, ts = sent.partition(":")
        try:
            await show_pressed(slack.app, slack.client, message, Place(channel), ts, None)
        except TROUBLE:
            return


def _sent_as(slack: SlackChannel, message: int) -> str | None:
    with slack.app.database.reading() as session:
        row = outbox.get(session, message)
        return None if row is None else row.external_id


def _form_of_message(
    slack: SlackChannel, account: str, message: int
) -> tuple[Form, str, Context, dict[str, RecordRef]] | None:
    with slack.app.database.reading() as session:
        row = outbox.get(session, message)
        if row is None or row.channel != CHANNEL:
            return None
        found = forms(Reply.model_validate(row.body["reply"]))
        context = context_of(slack, session, account, row.conversation)
        question = context.memory.question
        records = _records(question.calls[0]) if question and question.calls else {}
        return (found[0], row.conversation, context, records) if found else None


def _records(call: Call) -> dict[str, RecordRef]:
    return {
        name: value.candidates[0]
        for name, value in call.slots.items()
        if isinstance(value, Mention) and len(value.candidates) == 1
    }
