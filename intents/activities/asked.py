"""What a question about the past is narrowed to: whom, when, and of what kind, as it says.

One that asks for nothing beyond that ("what did we promise Orion", "上个月有谁投诉") is answered by
all there is of that kind, the latest first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crm_store.models import Contact
from crm_store.repositories.passages import PassageFilter
from intents.activities.said_before import Topic, expression
from intents.call import RecordRef
from intents.context import Context
from intents.slots import Period
from intents.understand.classifier import load_head
from intents.understand.mentions import Mentions, find_mentions
from intents.understand.slots.span import Found
from intents.understand.slots.when import When, as_period
from intents.understand.text import tidy
from retrieval.search import Wanted
from retrieval.words import telling_terms

SOURCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"投诉|抱怨|complain", ("complaint",)),
    (r"电话|通话|\bcall(?:s|ed)?\b|phone", ("call",)),
    (r"邮件|e-?mail", ("email",)),
    (r"微信|短信|消息|留言|\bmessages?\b|\btexted\b", ("message",)),
    (r"会议|开会|\bmeetings?\b", ("meeting",)),
    (r"拜访|\bvisit", ("visit",)),
    (r"报价|\bquot(?:e|ation)", ("quote",)),
    (r"合同|\bcontract", ("contract",)),
    (r"工单|报修|\btickets?\b", ("ticket", "repair")),
    (r"附件|文件|attach|\bfiles?\b", ("file",)),
    (r"丢单|输单|\blost\b", ("deal",)),
)


ACTS: tuple[tuple[str, Topic], ...] = (
    (r"答应|承诺|保证|说好|\bpromis|\bcommit", "promises"),
    (r"投诉|抱怨|不满|生气|\bcomplain|\bunhappy|\bangry|\bupset", "unhappy"),
)
"""What is done in words, and how else that is put in notes."""
_FILLING = re.compile(
    r"[说讲聊提里上中来有要事都再]|情况|内容|东西|任何|\b(?:anything|something|everything|mention|talk|tell|"
    r"ever|phone|on|over|recent|latest|last|customer|client|note|remind)\w*\b"
)
"""Words that a question has whatever it is about."""


@dataclass(frozen=True)
class Asked:
    """A question as it is searched, with what it was narrowed to, for saying so. `everything`
    where it asks for all there is of that."""

    wanted: Wanted
    everything: bool = False
    customers: tuple[RecordRef, ...] = ()
    period: Period | None = None


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return load_head().ordinary


def asked(
    question: str, customer: RecordRef | None, context: Context, limit: int = 8
) -> Asked:  # fmt: skip
    """What to search for; a customer that was named apart comes before those in the question."""
    now = context.local(context.now).replace(tzinfo=None)
    ordinary = _ordinary()
    mentions = find_mentions(
        tidy(question), now, context.actor.currency, context.store.names, ordinary.__contains__
    )
    people = _refs(mentions, "contact")
    customers = (customer,) if customer else _refs(mentions, "customer")
    whose = tuple(one.id for one in customers) or _employers(people, context)
    when = _past(mentions, context)
    narrowed = PassageFilter(customers=whose)
    if when is not None:
        start, before = context.span(_period(when))
        narrowed = PassageFilter(customers=whose, start=start, before=before)
    topic = _without(mentions, when, "customer")
    act = next((act for words, act in ACTS if re.search(words, question, re.I)), None)
    about = _without(mentions, when, "customer", "contact")
    wanted = Wanted(
        about if _tells(about) else topic,
        narrowed,
        _sources(question),
        tuple(one.id for one in people),
        limit,
        expression(act) if act else None,
    )
    narrow = whose or when is not None
    everything = bool(narrow) and not _tells(about)
    return Asked(wanted, everything, customers, _period(when) if when else None)


def _refs(mentions: Mentions, kind: str) -> tuple[RecordRef, ...]:
    """The records of that kind that are named, those alone that nothing else of the text means."""
    found = [ref for named in mentions.of_kind(kind) for ref in named.by_kind[kind]]
    return tuple(dict.fromkeys(found))


def _employers(people: Sequence[RecordRef], context: Context) -> tuple[int, ...]:
    contacts = context.store.contacts.many([one.id for one in people])
    return tuple(dict.fromkeys(_customer_of(one) for one in contacts if one.customer_id))


def _customer_of(contact: Contact) -> int:
    assert contact.customer_id is not None
    return contact.customer_id


def _past(mentions: Mentions, context: Context) -> Found[When] | None:
    """The one time of the question that is over or goes on; what lies ahead is its topic."""
    over = [one for one in mentions.past_times if as_period(one.value).start <= context.today]
    return over[0] if len(over) == 1 else None


def _period(when: Found[When]) -> Period:
    period = as_period(when.value)
    return Period(start=period.start, end=period.end)


def _without(mentions: Mentions, when: Found[When] | None, *kinds: str) -> str:
    """The question without the days and the names of these kinds that it is narrowed to."""
    cut = [(one.start, one.end) for one in mentions.names if set(one.by_kind) <= set(kinds)]
    cut += [(when.start, when.end)] if when else []
    chars = list(mentions.text)
    for start, end in cut:
        chars[start:end] = " " * (end - start)
    topic = re.sub(r"\s+", " ", "".join(chars)).strip()
    return topic if any(char.isalnum() for char in topic) else mentions.text


def _tells(topic: str) -> bool:
    """Whether a question says what it is about, beyond a kind of record and that it was said."""
    rest = topic.lower()
    for words, _ in (*SOURCES, *ACTS):
        rest = re.sub(rf"(?:{words})\w*" if words.isascii() else words, " ", rest)
    return bool(telling_terms(_FILLING.sub(" ", rest)))


def _sources(question: str) -> tuple[str, ...]:
    text = question.lower()
    return tuple(
        source for pattern, kinds in SOURCES if re.search(pattern, text) for source in kinds
    )
