"""preview_greeting: what a customer's people will be sent on their birthdays."""

from collections.abc import Iterator, Sequence

from crm_store.models import Contact, Customer, User
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.consents import Consents
from intents.buttons import ask
from intents.context import Context, ref
from intents.intent import STAFF, Effect, Intent
from intents.notices import worded_for_customer
from intents.reminders.greeting import Greeted, greeting
from intents.reminders.noticed import text_of
from intents.reply import Button, Fields, Reply, Text
from intents.slots import CustomerSlot, Slots

MOST = 5


class PreviewGreeting(Slots):
    """Whose greeting."""

    customer: CustomerSlot


def handle(slots: PreviewGreeting, context: Context) -> Reply:
    """The birthday greeting of each of the customer's people, and whether it would be sent."""
    customer = context.load(Customer, slots.customer)
    owner = context.store.session.get(User, customer.owner_id or 0)
    people = _people(customer, context)
    shown = [_shown(Greeted(customer, contact, owner), context) for contact in people[:MOST]]
    title = context.say(f"{customer.name} · 生日祝福预览", f"{customer.name} · birthday greetings")
    blocks = [Fields(title=title, fields=tuple(shown), record=ref(customer))]
    more = len(people) - MOST
    rest = (Text(text=context.say(f"……另有 {more} 人", f"… and {more} more")),) if more > 0 else ()
    return Reply(blocks=(*blocks, *rest), buttons=tuple(_buttons(context)), focus=(ref(customer),))


def _people(customer: Customer, context: Context) -> Sequence[Contact | None]:
    """The customer's contacts, those with a birthday first; a person is greeted themselves."""
    found = context.store.contacts.of_customer(customer.id)
    found.sort(key=lambda one: one.birthday is None)
    own: list[Contact | None] = [None] if customer.kind == "person" or not found else []
    return [*own, *found]


def _shown(whom: Greeted, context: Context) -> tuple[str, str]:
    """Who, and the words with what stands in their way."""
    theirs = worded_for_customer(whom.customer, whom.contact, context)
    person = whom.contact or whom.customer
    born = f"{person.birthday:%m-%d}" if person.birthday else context.say("生日未知", "no birthday")
    if person.birthday and person.lunar_birthday:
        born = context.say(f"农历 {born}", f"{born} (lunar)")
    words = text_of(greeting("birthday", whom, theirs))
    return f"{person.name} · {born}", f"{words}\n{_state(whom, context)}"


def _state(whom: Greeted, context: Context) -> str:
    """Whether it would be sent, and if not why."""
    session = context.store.session
    key = whom.customer.id, whom.contact.id if whom.contact else None
    if not Consents(session).given(*key, "greetings"):
        return context.say("⛔ 不会发：对方没有同意接收。",
                           "⛔ It is not sent: they did not agree to receive it.")  # fmt: skip
    if not Addresses(session).of_customer(*key):
        return context.say("⛔ 发不出去：没有关联的账号。", "⛔ They have no linked account.")
    rule = context.rules.rule(context.store.workspace, "birthday_greeting")
    if rule is not None and getattr(rule.settings, "approval", False):
        return context.say("✋ 先请负责人过目。", "✋ The owner sees it first.")
    return context.say("✓ 生日当天发出。", "✓ It is sent on the day.")


def _buttons(context: Context) -> Iterator[Button]:
    if context.actor.manages:
        yield ask(context.say("修改祝福语", "Change the words"), "word_greeting")


preview_greeting = Intent(
    "preview_greeting",
    STAFF,
    PreviewGreeting,
    Effect.READ,
    ("预览祝福语", "preview a greeting"),
    handle,
)
