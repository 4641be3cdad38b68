"""What a question about the past is narrowed to: whom, when, and of what kind, as it says.

One that asks for nothing beyond that ("what did we promise Orion", "上个月有谁投诉") is answered by
all there is of that kind, the latest first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from crm_store.models import Contact
from crm_store.repositories.passages import PassageFilter
from intents.activities.asked_words import LAST_TALK, SAID_SO, act_of, sources_of, tells
from intents.activities.said_before import expression
from intents.call import RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.slots import Period
from intents.understand.classifier import load_head
from intents.understand.mentions import Mentions, find_mentions
from intents.understand.names_in_text import Named, find_alike
from intents.understand.slots.span import Found
from intents.understand.slots.when import When, as_period
from intents.understand.text import is_chinese, tidy
from retrieval.search import Wanted

_NAME_IN_LETTERS = Pattern(r"[A-Z][a-z]+(?: ?[A-Z][a-z]+| [a-z]+)?")

_CAPITAL = Pattern(r"(?<=[a-z,] )[A-Z][A-Za-z]{2,}")

_ANY_DAY = Pattern(
    r"(?:in the|at|the) (?:morning|afternoon|evening|night|noon|midnight|weekend)"
    r"|(?:凌晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|周末|全年).{0,4}"
)
_UNTIL = Pattern(r"(?:等到|要到|拖到|推到|延到|持续到|\b(?:until|till|by|wait for))\s*$", re.I)
_TO_WHOM = Pattern(
    r"(?:(?:对|跟|和|与|向|给|找|问|关于|评价|投诉|抱怨|表扬|夸|提到|说到|提起|喜欢)[过了]?|"
    r"\b(?:about|against|at|of|to|for|from|with|tell|told|ask|asked|like|likes))\s*$",
    re.I,
)
_WHOSE = Pattern(r"'s\b|’s\b|的")
_OVER = Pattern(
    r"\b(?:did|was|were|had|has|have|said|told|promised|complain\w*|asked|happened|last|ago)\b|过|了|上次|当时|投诉|抱怨",
    re.I,
)
_WISHED = Pattern(r"要|想|希望|能不能|可不可以|\b(?:want|ask|need|insist|prefer|demand)")
"""What is wished for at an hour of any day ("calibration in the morning") was said on any day."""


@dataclass(frozen=True)
class Asked:
    """A question as it is searched, with what it was narrowed to, for saying so. `everything`
    where it asks for all there is of that; `strangers` are names that no record bears; `ahead` says
    that its time may lie ahead, and be what is asked and not when it was said."""

    wanted: Wanted
    everything: bool = False
    customers: tuple[RecordRef, ...] = ()
    colleagues: tuple[RecordRef, ...] = ()
    period: Period | None = None
    strangers: tuple[str, ...] = ()
    ahead: bool = False


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return load_head().ordinary


def asked(
    question: str,
    customer: RecordRef | None,
    context: Context,
    limit: int = 8,
    *,
    at_any_time: bool = False,
) -> Asked:
    """What to search for; a customer that was named apart comes before those in the question.

    `at_any_time` takes its time for what is asked, and not for when it was said.
    """
    mentions = mentions_of(question, context)
    people = _refs(mentions, "contact")
    colleagues = _by_whom(mentions)
    customers = (customer,) if customer else _refs(mentions, "customer")
    whose = tuple(one.id for one in customers) or _employers(people, context)
    when = None if at_any_time else _past(mentions, context)
    act = act_of(question)
    by = ("user",) if colleagues else ()
    topic = _without(mentions, when, "customer", *by)
    about = _without(mentions, when, "customer", "contact", *by)
    everything = bool(whose or when or colleagues) and not tells(about)
    wanted = Wanted(
        about if tells(about) else topic,
        replace(
            _narrowed(whose, when, question, context), users=tuple(one.id for one in colleagues)
        ),
        sources_of(question, act),
        tuple(one.id for one in people),
        limit,
        expression(act) if act and (everything or act in SAID_SO) else None,
        ours=act == "promises",
    )
    period = _period(when) if when else None
    ahead = when is not None and _may_lie_ahead(when, mentions)
    return Asked(wanted, everything, customers, colleagues, period, _strangers(mentions), ahead)


def _strangers(mentions: Mentions) -> tuple[str, ...]:
    """English names in a question that are no record's: a rival's, or of nobody known."""
    taken = mentions.spans("names", "times", "past_times")
    found = [
        match[0].lower()
        for match in _CAPITAL.finditer(mentions.text)
        if not any(start <= match.start() < end for start, end in taken)
    ]
    return tuple(one for one in found if one not in _ordinary())


def mentions_of(question: str, context: Context) -> Mentions:
    """What a question names, with the people whose Chinese names are written in letters."""
    now = context.local(context.now).replace(tzinfo=None)
    known = find_mentions(
        tidy(question),
        now,
        context.actor.currency,
        context.store.names,
        _ordinary().__contains__,
    )
    return _with_people_sounded(known, context)


def _narrowed(
    whose: tuple[int, ...], when: Found[When] | None, question: str, context: Context
) -> PassageFilter:
    """Whose passages, and of when; what was last said was said before now."""
    if when is not None:
        start, before = context.span(_period(when))
        return PassageFilter(customers=whose, start=start, before=before)
    over = context.now if LAST_TALK.search(question) else None
    return PassageFilter(customers=whose, before=over)


def _with_people_sounded(mentions: Mentions, context: Context) -> Mentions:
    """Mentions with the people whose Chinese names are written in Latin letters ("Xu Zhe")."""
    taken = mentions.spans("names")
    text, names = mentions.text, context.store.names
    if not _NAME_IN_LETTERS.search(text):
        return mentions
    alike = find_alike(text, names, ("contact",), taken, _ordinary().__contains__)
    sounded = [one for one in alike if _NAME_IN_LETTERS.fullmatch(one.text) and _chinese(one)]
    return replace(mentions, names=(*mentions.names, *sounded)) if sounded else mentions


def _chinese(named: Named) -> bool:
    return all(is_chinese(one.name[:1]) for one in named.by_kind.get("contact", ()))


def _refs(mentions: Mentions, kind: str) -> tuple[RecordRef, ...]:
    """The records of that kind that are named, those alone that nothing else of the text means."""
    found = [ref for named in mentions.of_kind(kind) for ref in named.by_kind[kind]]
    return tuple(dict.fromkeys(found))


def _by_whom(mentions: Mentions) -> tuple[RecordRef, ...]:
    """The colleagues who did or noted what is asked for; none where one of them is only spoken of
    or to, as customers' own messages are nobody's."""
    named = [one for one in mentions.of_kind("user") if set(one.by_kind) == {"user"}]
    if any(_TO_WHOM.search(mentions.text[: one.start]) for one in named):
        return ()
    if any(_WHOSE.match(mentions.text[one.end :]) for one in named):
        return ()
    return tuple(dict.fromkeys(ref for one in named for ref in one.by_kind["user"]))


def _employers(people: Sequence[RecordRef], context: Context) -> tuple[int, ...]:
    contacts = context.store.contacts.many([one.id for one in people])
    return tuple(dict.fromkeys(_customer_of(one) for one in contacts if one.customer_id))


def _customer_of(contact: Contact) -> int:
    assert contact.customer_id is not None
    return contact.customer_id


def _past(mentions: Mentions, context: Context) -> Found[When] | None:
    """The one time of the question that is over or goes on; what lies ahead is its topic."""
    over = [one for one in mentions.past_times if as_period(one.value).start <= context.today]
    if len(over) != 1 or _of_any_day(over[0], mentions) or _is_limit(over[0], mentions):
        return None
    return over[0]


def _may_lie_ahead(when: Found[When], mentions: Mentions) -> bool:
    """Whether the next one may be meant as well as the last ("who expects a baby in March")."""
    if _OVER.search(mentions.text):
        return False
    said = (when.start, when.end)
    return any((one.start, one.end) == said and one.value != when.value for one in mentions.times)


def _is_limit(when: Found[When], mentions: Mentions) -> bool:
    """Whether something is to last or to be done until then: said before, of a time to come."""
    return _UNTIL.search(mentions.text[: when.start]) is not None


def _of_any_day(when: Found[When], mentions: Mentions) -> bool:
    return bool(_ANY_DAY.fullmatch(when.text) and _WISHED.search(mentions.text))


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
