"""Record slots: which of the named records goes where, and what is in focus where none is."""

import re
from collections.abc import Iterable, Sequence

from crm_store.models import Contact, Contract, Deal, Order, Quote, Ticket
from crm_store.names import name_key
from intents.call import Mention, RecordRef, SlotValue
from intents.context import ref
from intents.intent import Effect
from intents.pattern import Pattern
from intents.slots import SlotSpec
from intents.understand.fill.bracketed import named_in_brackets
from intents.understand.fill.by_part_of_name import by_part_of_name
from intents.understand.fill.inner_names import own_by_part
from intents.understand.fill.new_names import new_runs, record_name
from intents.understand.fill.own_words import (
    contracts_said,
    own_deals,
    own_words,
    text_beside,
)
from intents.understand.fill.pointing import (
    asks_of_all,
    awaits,
    is_for_them,
    is_of_one,
    is_theirs,
    points_back,
)
from intents.understand.fill.products import product_said
from intents.understand.fill.request import Request, known, mention
from intents.understand.fill.subjects import by_subject, typed_number
from intents.understand.fill.task_words import task_said
from intents.understand.fill.unknown import company_before, unknown_company, unknown_name
from intents.understand.fill.unknown_asked import unknown_of_question
from intents.understand.fill.whose_contact import company_given, whose_contact
from intents.understand.names_in_text import Named
from intents.understand.slots.numbers import parse_number

ME = Pattern(
    r"(?<![给帮让替跟为请发对叫问陪])我(?!们|(?:的|们的)?(?:团队|组|队|手下|部门|下属|这边的人|的人)|想|要(?!到期)|看|查|列|说|讲|问|觉得|希望|能|可以|得|先|再|把|用|应该|需要|记得|这就|刚|见|打了?电话|告诉|知道|好奇|倒)|"
    r"(?:给|归|派给|分给|转给|指派给)我(?=$|[,，。!！吧的]|了|跟|负责)|"
    r"\bmy\b(?! (?:team|reps?|people|guys|group|staff|best|top|sellers?|salespeople|department|region|colleagues?|managers?|worst|other))|\b(?:mine|i've|myself|(?:assigned|belongs?|given|owed) to me)\b|"
    r"\b(?:do|did|have|had|am|will|was|should|must) i\b(?! (?:see|get|find|show|ask|know|say))|"
    r"(?<!could )(?<!can )(?<!may )\bi (?:have|had|own|won|lost|closed?|made|did|sold|brought|logged|got|am|'?m|need to (?:do|call|follow)|must|added|handle|manage)\b|\bi'm (?:working|handling|responsible|on\b|assigned|owed)|\b(?:waiting|left|there) for me\b",
    re.I,
)
TO_ME = Pattern(r"(?:给|归|转给|派给|分给)我[吧了啊。.!！]*$|\bto me\b(?! (?:that|who))", re.I)
DEAL_WORD = Pattern(r"单子|那单|这单|商机|项目|\bdeal\b|\bopportunity\b|\bopp\b", re.I)
OWNED_BY_ME = frozenset(
    "list_customers list_deals list_tasks show_agenda list_activities query_metric show_funnel "
    "show_forecast list_renewals list_receivables list_leads list_tickets list_churn_risks "
    "segment_rfm list_reminders".split()
)
DOCUMENTS = frozenset({"quote", "contract", "order", "ticket"})
SURE_NAME = 0.9
"""Below it a name is a surname with a title only."""
OF_CUSTOMER = (Contact, Deal, Contract, Quote, Order, Ticket)


def fill_record(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of a record slot, or None."""
    if spec.type == "user":
        return _user(spec, request)
    if spec.type == "deal":
        return _deal(spec, request)
    if spec.type == "task":
        return task_said(request) or _pronoun("task", request)
    if spec.type == "customer":
        return _customer(spec, request)
    if spec.type == "product":
        said = product_said(request)
        return said if said or not spec.required else _elsewise(spec, request)
    found = request.named(spec.type)
    if not found and spec.type == "contract":
        found = contracts_said(request)
    if found:
        return _contact(request) if spec.type == "contact" else mention(found[0], spec.type)
    if spec.type == "contact" and (there := by_part_of_name(request)):
        return there
    if spec.type == "contact" and (there := named_in_brackets("contact", request)):
        return there
    if said := typed_number(spec.type, request) or by_subject(spec.type, request):
        return said
    if not spec.required or spec.type in DOCUMENTS:
        return _pronoun(spec.type, request)
    return _elsewise(spec, request)


def _customer(spec: SlotSpec, request: Request) -> SlotValue:
    found = _whole_names(request)
    if found and (theirs := _of_person_first(found[0], request)):
        return theirs
    if found and found[0].score < SURE_NAME:
        words = company_before(request, found[0].start) or company_given(request)
        if words and words != found[0].text:
            return Mention(kind="customer", text=words)
    if found:
        return mention(found[0], "customer")
    for kind in ("contact", "deal", *sorted(DOCUMENTS)):
        for named in _not_new(request.named(kind), request):
            if customers := customers_of(named.by_kind[kind], request):
                return Mention(kind="customer", text=named.text, candidates=tuple(customers))
    if spec.name == "customer" and (own := own_by_part(request)):
        return own
    if spec.required:
        return _elsewise(spec, request)
    if request.intent.effect is Effect.READ and (words := _nobody_known(request)):
        return Mention(kind="customer", text=words)
    if words := whose_contact(request):
        return Mention(kind="customer", text=words)
    return _pronoun("customer", request, bare=is_of_one(request.intent.name, request.plain))


def _nobody_known(request: Request) -> str | None:
    """Whom a question is about that is nobody here; a history's own words are mostly no names."""
    company = unknown_company(request) if request.intent.name != "ask_history" else None
    return company or unknown_of_question(request)


def _of_person_first(customer: Named, request: Request) -> SlotValue:
    """Of a person named before a word in small letters that may be a company's, their own company."""
    people = [one for one in request.named("contact") if one.end <= customer.start]
    if request.language == "zh" or not customer.text.islower() or not people:
        return None
    if not people[0].text[0].isupper():
        return None
    theirs = customers_of(people[0].by_kind["contact"], request)
    known_ids = {one.id for one in customer.by_kind["customer"]}
    if not theirs or known_ids & {one.id for one in theirs}:
        return None
    return Mention(kind="customer", text=people[0].text, candidates=tuple(theirs))


def _whole_names(request: Request) -> list[Named]:
    """The customers named; the David of a new contact David Lau is none of them."""
    return _not_new(request.named("customer"), request)


def _not_new(found: list[Named], request: Request) -> list[Named]:
    """The names without those that are part of a new one."""
    if request.intent.name not in ("create_contact", "create_lead", "record_referral"):
        return found
    runs, name = new_runs(request), record_name(request)
    return [
        n for n in found if n.text != name and not any(s <= n.start and n.end <= e for s, e in runs)
    ]


def customers_of(records: Iterable[RecordRef], request: Request) -> list[RecordRef]:
    """The customers that contacts or deals belong to."""
    store = request.context.store
    found: list[RecordRef] = []
    for record in records:
        held = store.by_kind[record.kind].get(record.id)
        customer_id = held.customer_id if isinstance(held, OF_CUSTOMER) else None
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
    there = {contact.id for key in wanted for contact in contacts.of_customer(key)}
    return tuple(one for one in candidates if one.id in there)


def _user(spec: SlotSpec, request: Request) -> SlotValue:
    users = request.named("user")
    same = [s for s in request.intent.specs if s.type == "user"]
    place = [s.name for s in same].index(spec.name)
    if spec.name in ("owner", "assignee") and TO_ME.search(request.plain):
        return _me(request)
    if place < len(users):
        return mention(users[place], "user")
    if spec.name in ("owner", "user", "assignee") and request.intent.name in OWNED_BY_ME:
        return _me(request) if ME.search(request.plain) else None
    if spec.required and place == 0:
        return unknown_name("user", request)
    if spec.name in ("owner", "to_user", "assignee") and re.search(
        r"(?:归|派给|分给|转给|指派给|交给|划给|给)我(?!们|看|查|说|打|发|列|加|建|录|提醒)|\b(?:to|for) me\b|我来(?:处理|跟|负责)|\bi'?ll take\b",
        request.plain, re.I,
    ):  # fmt: skip
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
    if not request.named("customer") and (own := own_deals(request)):
        return own
    customers = request.named("customer")
    if not spec.required and not DEAL_WORD.search(request.text):
        return None
    if customers:
        named = customers[0]
        deals = deals_of(named.by_kind["customer"], request)
        phase = PHASE.search(request.text)
        words = named.text + (phase[0] if phase and not deals else "")
        return Mention(kind="deal", text=words, candidates=tuple(deals))
    if not spec.required:
        return _focused_deal(request)
    if (said := unknown_name("deal", request)) is not None:
        return said
    return _focused_deal(request)


def _focused_deal(request: Request) -> SlotValue:
    memory = request.context.memory
    latest = memory.latest("deal", "customer")
    if latest is None or awaits(memory, "deal"):
        return None
    if latest.kind == "deal":
        return known(latest)
    deals = deals_of((latest,), request)
    return Mention(kind="deal", text=latest.name, candidates=tuple(deals)) if deals else None


def deals_of(customers: Sequence[RecordRef], request: Request) -> list[RecordRef]:
    """The customers' open deals, narrowed to those whose own words the message has."""
    deals = request.context.store.deals
    found = [deal for one in customers for deal in deals.open_of_customer(one.id)]
    found = [deal for deal in found if _of_phase(deal.name, request.text)]
    if len(found) < 2:
        return [ref(deal) for deal in found]
    named = request.named("customer")
    text = text_beside(request, named[0]) if named else name_key(request.text)
    names = [one.name for one in customers]
    scores = {deal.id: own_words(deal.name, names, text) for deal in found}
    top = max(scores.values())
    return [ref(deal) for deal in found if not top or scores[deal.id] == top]


PHASE = Pattern(r"([一二三四五六七八九十\d]+)期")


def _of_phase(name: str, text: str) -> bool:
    """Whether a deal is of the phase that a message names, if any: 三期 is not the 二期 one."""
    said = {parse_number(number) for number in PHASE.findall(text)}
    return not said or bool(said & {parse_number(number) for number in PHASE.findall(name)})


def _elsewise(spec: SlotSpec, request: Request) -> SlotValue:
    """A required record that is not among the names: an unknown name, else what is in focus."""
    for_them = spec.type == "customer" and is_for_them(request.plain)
    if for_them and (theirs := _pronoun("customer", request)):
        return theirs
    said = unknown_name(spec.type, request)
    if said is None and spec.type in ("customer", "contact") and (words := _asked(request)):
        said = Mention(kind=spec.type, text=words)
    return said if said is not None else _pronoun(spec.type, request, bare=spec.required)


def _asked(request: Request) -> str | None:
    return unknown_of_question(request) if request.intent.effect is Effect.READ else None


def _pronoun(kind: str, request: Request, *, bare: bool = False) -> SlotValue:
    """What is in focus, where the message points at it (or, `bare`, names nothing at all)."""
    memory = request.context.memory
    record = memory.focus.get(kind)
    reads = request.intent.effect is Effect.READ
    if record is None or (reads and kind == "customer" and asks_of_all(request.plain)):
        return None
    if _of_another(record, request) or (kind in DOCUMENTS and is_theirs(request.plain)):
        return None
    return known(record) if bare or points_back(request.plain) else None


def _of_another(record: RecordRef, request: Request) -> bool:
    """Whether what is in focus is of another customer than the one named."""
    named = {ref.id for one in request.named("customer") for ref in one.by_kind["customer"]}
    whose = customers_of((record,), request) if named and record.kind != "customer" else []
    return bool(whose) and named.isdisjoint(one.id for one in whose)
