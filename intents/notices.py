"""Notices: what somebody else is told of a turn, kept in the outbox with what it tells of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import JsonValue

from crm_store import outbox
from crm_store.models import Contact, Customer, User
from crm_store.repositories.addresses import Address, Addresses
from crm_store.scope import Language
from intents.context import Context
from intents.reply import Reply
from intents.understand.text import is_chinese


def notify_user(user: User, key: str, reply: Reply, context: Context, **about: JsonValue) -> None:
    """Tell a colleague something, once for each `key`; `about` is for the adapter."""
    address = Addresses(context.store.session).of_user(user)
    enqueue(address, f"{key}{outbox.TO_USER}{user.id}", reply, context, about)


def notify_customer(
    customer_id: int,
    contact_id: int | None,
    key: str,
    reply: Reply,
    context: Context,
    *,
    after: timedelta = timedelta(),
    to: Sequence[Address] | None = None,
    **about: JsonValue,
) -> bool:
    """Tell a customer's person something; False where nobody knows how to reach them.

    `to` are their addresses, where they were looked up before.
    """
    found = Addresses(context.store.session).of_customer
    addresses = found(customer_id, contact_id) if to is None else to
    for place, address in enumerate(addresses):
        enqueue(address, f"{key}:customer:{place}", reply, context, about, after=after)
    return bool(addresses)


def worded_for_user(user: User, context: Context) -> Context:
    """The context in a colleague's language and on their clock, to say something to them."""
    settings = context.store.workspace
    language = user.language or settings.setting("language") or context.actor.language
    zone = _zone(user.timezone or settings.setting("timezone"), context)
    return _worded("en" if language == "en" else "zh", zone, context)


def worded_for_customer(customer: Customer, contact: Contact | None, context: Context) -> Context:
    """The context in a customer's language: the contact's, else that of the customer's name."""
    chosen = contact.language if contact is not None else None
    chinese = chosen == "zh" if chosen in ("zh", "en") else any(map(is_chinese, customer.name))
    zone = _zone(context.store.workspace.setting("timezone"), context)
    return _worded("zh" if chinese else "en", zone, context)


def _worded(language: Language, zone: ZoneInfo, context: Context) -> Context:
    return replace(context, actor=replace(context.actor, language=language, timezone=zone))


def _zone(name: JsonValue, context: Context) -> ZoneInfo:
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else context.actor.timezone
    except (ZoneInfoNotFoundError, ValueError):
        return context.actor.timezone


def enqueue(
    address: Address,
    key: str,
    reply: Reply,
    context: Context,
    about: dict[str, JsonValue],
    *,
    after: timedelta = timedelta(),
) -> None:
    """Put a message into the outbox, once for each `key`."""
    session, not_before = context.store.session, context.now + after
    body = {
        "channel": address.channel,
        "conversation": address.conversation,
        "reply": reply.model_dump(mode="json"),
        "about": about,
    }
    place = address.channel, address.conversation
    outbox.add_notice(session, key, *place, body, context.now, not_before)
