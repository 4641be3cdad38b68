"""Record slots: which of the named records goes where, and what is in focus where none is."""

import re
from collections.abc import Iterable

from rapidfuzz.fuzz import partial_ratio

from crm_store.models import Contact, Deal
from crm_store.names import name_key
from crm_store.repositories.task_lookup import find_tasks
from intents.call import Mention, RecordRef, SlotValue
from intents.context import ref
from intents.slots import SlotSpec
from intents.understand.fill.request import Request, known, mention
from intents.understand.fill.unknown import unknown_name

ME = re.compile(
    r"我(?:的|手上|手里|手头|名下|负责|在跟|这边|自己|有哪些|有多少|有几|有什么|今|明|这|下|本|还|[做签赢丢卖拿]了?)|(?:归|给|派给|分给|转给)我(?!看|们|查|列|说|讲|调|来)|"
    r"\b(?:my|mine|i|i'm|i've|myself|(?:assigned|belongs?|given) to me)\b", re.I,
)  # fmt: skip
DEAL_WORD = re.compile(r"单子|那单|这单|商机|项目|\bdeal\b|\bopportunity\b|\bopp\b", re.I)
ALIKE_TITLE = 80
OWNED_BY_ME = frozenset(
    "list_customers list_deals list_tasks show_agenda list_activities query_metric show_funnel "
    "show_forecast list_renewals list_receivables list_leads list_tickets list_churn_risks "
    "segment_rfm".split()
)
DOCUMENTS = frozenset({"quote", "contract", "order", "ticket"})


def fill_record(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of a record slot, or None."""
    if spec.type == "user":
        return _user(spec, request)
    if spec.type == "deal":
        return _deal(spec, request)
    if spec.type == "task":
        return _task(request)
    if spec.type == "customer":
        return _customer(spec, request)
    found = request.named(spec.type)
    if found:
        return _contact(request) if spec.type == "contact" else mention(found[0], spec.type)
    if not spec.required or spec.type in DOCUMENTS:
        return _pronoun(spec.type, request)
    return _elsewise(spec, request)


def _customer(spec: SlotSpec, request: Request) -> SlotValue:
    found = request.named("customer")
    if found:
        return mention(found[0], "customer")
    for kind in ("contact", "deal"):
        for named in request.named(kind):
            if customers := _customers_of(named.by_kind[kind], request):
                return Mention(kind="customer", text=named.text, candidates=tuple(customers))
    if spec.required:
        return _elsewise(spec, request)
    return _pronoun("customer", request)


def _customers_of(records: Iterable[RecordRef], request: Request) -> list[RecordRef]:
    """The customers that contacts or deals belong to."""
    store = request.context.store
    found: list[RecordRef] = []
    for record in records:
        held = store.by_kind[record.kind].get(record.id)
        customer_id = held.customer_id if isinstance(held, Contact | Deal) else None
        customer = store.customers.get(customer_id) if customer_id else None
        if customer is not None and (one := ref(customer)) not in found:
            found.append(one)
    return found


def _contact(request: Request) -> SlotValue:
    """The contact named; several of one surname are narrowed to the customer in play."""
    named = request.named("contact")[0]
    candidates = named.by_kind["contact"]
    if len(candidates) > 1:
        candidates = _at_customer(candidates, request) or candidates
    return Mention(kind="contact", text=named.text, candidates=candidates)


def _at_customer(candidates: tuple[RecordRef, ...], request: Request) -> tuple[RecordRef, ...]:
    named = request.named("customer")
    focus = request.context.memory.focus.get("customer")
    wanted = {one.id for one in named[0].by_kind["customer"]} if named else set()
    if not wanted and focus:
        wanted = {focus.id}
    contacts = request.context.store.contacts
    held = {one.id: contacts.get(one.id) for one in candidates} if wanted else {}
    return tuple(
        one for one in candidates if (c := held.get(one.id)) is not None and c.customer_id in wanted
    )


def _user(spec: SlotSpec, request: Request) -> SlotValue:
    users = request.named("user")
    same = [s for s in request.intent.specs if s.type == "user"]
    place = [s.name for s in same].index(spec.name)
    if place < len(users):
        return mention(users[place], "user")
    if spec.name in ("owner", "user", "assignee") and request.intent.name in OWNED_BY_ME:
        return _me(request) if ME.search(request.text) else None
    if spec.required and place == 0:
        return unknown_name("user", request)
    if spec.name in ("owner", "to_user", "assignee") and re.search(
        r"(?:归|给|派给|分给|转给)我(?!们)|\bto me\b", request.text
    ):
        return _me(request)
    return None


def _me(request: Request) -> SlotValue:
    actor = request.context.actor
    if actor.user_id is None:
        return None
    return known(RecordRef(kind="user", id=actor.user_id, name=actor.name))


def _deal(spec: SlotSpec, request: Request) -> SlotValue:
    """A deal by its own name, by its customer's, or the one in focus."""
    found = request.named("deal")
    if found:
        return mention(found[0], "deal")
    customers = request.named("customer")
    if not spec.required and not DEAL_WORD.search(request.text):
        return None
    if customers:
        named = customers[0]
        deals = _deals_of(named.by_kind["customer"], request)
        return Mention(kind="deal", text=named.text, candidates=tuple(deals))
    if not spec.required:
        return _focused_deal(request)
    if (said := unknown_name("deal", request)) is not None:
        return said
    return _focused_deal(request)


def _focused_deal(request: Request) -> SlotValue:
    memory = request.context.memory
    latest = memory.latest("deal", "customer")
    if latest is None:
        return None
    if latest.kind == "deal":
        return known(latest)
    deals = _deals_of((latest,), request)
    return Mention(kind="deal", text=latest.name, candidates=tuple(deals)) if deals else None


def _deals_of(customers: Iterable[RecordRef], request: Request) -> list[RecordRef]:
    """The customers' open deals, narrowed to those whose own words the message has."""
    deals = request.context.store.deals
    found = [deal for one in customers for deal in deals.open_of_customer(one.id)]
    if len(found) < 2:
        return [ref(deal) for deal in found]
    text = name_key(request.text)
    scores = {deal.id: _own_words(deal, text) for deal in found}
    top = max(scores.values())
    if top >= ALIKE_TITLE:
        found = [deal for deal in found if scores[deal.id] >= top - 5]
    return [ref(deal) for deal in found]


def _own_words(deal: Deal, text: str) -> float:
    """How much of a deal's name beside its customer's stands in the message, 0-100."""
    words = [w for w in re.split(r"[\s·\-–—/]+", deal.name) if len(name_key(w)) > 1]
    own = [name_key(word) for word in words[1:]] or [name_key(deal.name)]
    return max((partial_ratio(word, text) if len(word) > 1 else 0.0) for word in own)


def _task(request: Request) -> SlotValue:
    tasks = find_tasks(request.context.store, request.text)
    if tasks:
        refs = tuple(ref(task) for task in tasks[:8])
        return Mention(kind="task", text=refs[0].name, candidates=refs)
    return _pronoun("task", request)


def _elsewise(spec: SlotSpec, request: Request) -> SlotValue:
    """A required record that is not among the names: an unknown name, else what is in focus."""
    said = unknown_name(spec.type, request)
    return said if said is not None else _pronoun(spec.type, request, bare=spec.required)


THIS = re.compile(
    r"[他她它]|这[个家位单]|那[个家位单]|该(?:客户|公司)|刚才|上面|对方|人家|"
    r"\b(?:it|its|they|them|their|he|him|his|she|her|hers|this|that|these|those|the same)\b", re.I,
)  # fmt: skip


def _pronoun(kind: str, request: Request, *, bare: bool = False) -> SlotValue:
    """What is in focus, where the message points at it (or, `bare`, names nothing at all)."""
    memory = request.context.memory
    record = memory.focus.get(kind)
    if record is None or not (bare or THIS.search(request.text)):
        return None
    return known(record)
