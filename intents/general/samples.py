"""Example phrases with the person's own records in them, for help and for a greeting."""

import re
from functools import cached_property

from crm_store.models import Customer, Task
from intents.context import Context
from intents.intent import AnyIntent
from intents.pattern import Pattern
from intents.understand.phrases import examples
from intents.understand.text import is_chinese

FEW = 20

WORDS: dict[str, tuple[str, str]] = {
    "customer": ("云帆科技", "Delta Foods"), "other": ("桦林食品", "Fourth Coffee"),
    "contact": ("王总", "Amy"), "user": ("小李", "Bob"),
    "deal": ("二期项目", "the pilot"), "product": ("网关", "the gateway"),
    "task": ("寄样品", "send samples"), "date": ("下周三", "next Wednesday"),
    "datetime": ("明天下午三点", "tomorrow at 3 pm"), "period": ("本月", "this month"),
    "money": ("35 万", "$50,000"), "order": ("SO-1001", "SO-1001"),
    "quote": ("Q-1001", "Q-1001"), "contract": ("HT-1001", "CT-1001"),
    "ticket": ("T-1001", "T-1001"), "lead": ("张先生", "Jane Doe"),
    "campaign": ("秋季活动", "Autumn offer"), "segment": ("老客户", "regulars"),
}  # fmt: skip
OWN = Pattern(r"我的(?:数据|资料|订单|合同|工单|积分)|\bmy (?:data|order|contract|points)\b", re.I)
NOT_THEIRS = frozenset({"customer", "contact", "user", "lead", "deal"})
"""Kinds that a customer names none of."""
LONGEST = 40
LOOKED_AT = 6

_TWO_ARTICLES = Pattern(r"\b(my|our|your|the|a|an) the\b", re.I)
"""The gateway, said where a phrase has its own article: "my {product} is broken"."""
_PLACEHOLDER = Pattern(r"\{(\w+)\}")


class Samples:
    """Fills placeholders with records that this person sees, else with sample words."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: dict[str, str] = {}

    def example(self, intent: AnyIntent) -> str:
        """One way for this person to ask for an intent; "" where no phrase of it is known."""
        many = LOOKED_AT if self._context.actor.is_staff else None
        phrases = examples(intent.name, self._context.actor.language, many)
        if not self._context.actor.is_staff:  # who asks for nobody else's
            phrases = [one for one in phrases if not NOT_THEIRS & set(_PLACEHOLDER.findall(one))]
        short = [phrase for phrase in phrases if len(phrase) <= LONGEST]
        telling = [phrase for phrase in short if "{" in phrase] if intent.specs else []
        own = [one for one in short if OWN.search(one)] if self._has_own else []
        best = next(iter([*own, *telling, *short, *phrases]), "")
        first, customer, rest = best.partition("{customer}")  # of two customers, two different ones
        best = first + customer + rest.replace("{customer}", "{other}")
        said = _PLACEHOLDER.sub(lambda match: self._word(match[1]), best)
        return _TWO_ARTICLES.sub(r"\1", said)

    @property
    def _has_own(self) -> bool:
        """Whether they are a customer, who has orders and contracts of their own."""
        return self._context.actor.customer_id is not None

    def _word(self, kind: str) -> str:
        if kind not in self._found:
            own = self._own(kind) if self._context.actor.is_staff else None
            self._found[kind] = own or self._context.say(*WORDS.get(kind, ("…", "…")))
        return self._found[kind]

    def _own(self, kind: str) -> str | None:
        readers = {"customer": self._customer_name, "other": self._other_customer,
                   "contact": self._contact, "user": self._user,
                   "deal": self._deal, "product": self._product, "task": self._task}  # fmt: skip
        reader = readers.get(kind)
        return reader() if reader else None

    @cached_property
    def _customer(self) -> Customer | None:
        customers = self._context.store.customers
        own = customers.query().where(Customer.owner_id == self._context.actor.user_id)
        return customers.first_of(own) or customers.first_of(customers.query())

    def _customer_name(self) -> str | None:
        return self._customer.name if self._customer else None

    def _other_customer(self) -> str | None:
        if self._customer is None:
            return None
        customers = self._context.store.customers
        own = customers.query().where(Customer.owner_id == self._context.actor.user_id)
        others = own.where(Customer.id != self._customer.id)
        other = customers.first_of(others.where(Customer.kind == self._customer.kind))
        return other.name if other else None

    def _contact(self) -> str | None:
        if self._customer is None:
            return None
        contacts = self._context.store.contacts
        contact = contacts.first_of(contacts.about(self._customer.id))
        return contact.name if contact else None

    def _deal(self) -> str | None:
        deals = self._context.store.deals
        deal = deals.first_of(deals.by(self._context.actor.user_id or 0))
        return deal.name if deal else None

    def _product(self) -> str | None:
        """A product; of the first ones one whose name is in the person's language, if any is."""
        products = self._context.store.products
        names = [
            one.name for one in self._context.store.session.scalars(products.query().limit(FEW))
        ]
        chinese = self._context.actor.language == "zh"
        own = [name for name in names if any(is_chinese(char) for char in name) == chinese]
        return next(iter(own or names), None)

    def _task(self) -> str | None:
        tasks = self._context.store.tasks
        own = tasks.by(self._context.actor.user_id or 0)
        task = tasks.first_of(own.where(Task.status == "open"))
        return task.title if task else None

    def _user(self) -> str | None:
        actor = self._context.actor
        seen = [key for key in (*actor.teammates, *(actor.sees or ())) if key != actor.user_id]
        users = self._context.store.users.many(seen[:1])
        return users[0].name if users else None
