"""set_language: the language of the replies."""

from typing import Literal

from crm_store.models import ChannelAccount, Contact, User
from crm_store.repositories.linked_accounts import LinkedAccounts
from intents.context import Context, RefusedError
from intents.intent import EVERYBODY, Effect, Intent
from intents.reply import Reply, say
from intents.slots import Slots


class SetLanguage(Slots):
    """The language to reply in."""

    language: Literal["zh", "en"]


def handle(slots: SetLanguage, context: Context) -> Reply:
    """Keep it with the person, and answer in it."""
    person = _person(context)
    if person is None:
        raise RefusedError(
            context.say("你的账号没有个人资料，不能保存语言。",
                        "Your account has no personal profile to keep a language in."),
            context.say("请联系你的客户经理。", "Please ask your account manager."),
        )  # fmt: skip
    person.language = slots.language
    return say("好的，以后用中文回复你。" if slots.language == "zh" else "I'll reply in English.")


def _person(context: Context) -> User | Contact | ChannelAccount | None:
    actor, store = context.actor, context.store
    if actor.user_id is not None:
        return store.users.get(actor.user_id)
    if actor.contact_id is not None:
        return store.contacts.get(actor.contact_id)
    return LinkedAccounts(store.session).of(actor.account) if actor.account else None


set_language = Intent(
    "set_language",
    EVERYBODY,
    SetLanguage,
    Effect.WRITE,
    ("切换回复的语言", "switch the language of the replies"),
    handle,
)
