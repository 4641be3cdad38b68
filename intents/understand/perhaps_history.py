"""Questions that may be about what was said before though they are read as nothing known.

What people tell of their customers has no end of subjects, and no phrases stand for them: "which
customer doesn't eat meat?", "谁家的货要走索道". Whether such a question is one of history is for the
search to say: it is answered from there where the answer is beyond doubt, and else as it was read.
"""

import re

from crm_store.repositories.customers import CustomerFilter
from intents.call import Call, Mention
from intents.catalogue import INTENTS
from intents.context import Context
from intents.intent import AnyIntent
from intents.pattern import Pattern
from intents.understand.lookup_words import has_its_words
from intents.understand.mentions import Mentions
from intents.understand.not_by_chat import word_on
from intents.understand.reading import Reading
from intents.understand.weighing import NONE

_ASKS = Pattern(
    r"[?？]\s*$|[吗么]\s*[。!！]*$|谁|哪|什么|怎么|为何|为啥|多少|几[点个台次号天月层]|有没有|多[宽高长大重久]|"
    r"^(?:and |so |but |ok,? |hey,? )*(?:who|whose|whom|which|what|when|where|why|how|does|do|did|is|are|was|were|has|have|"
    r"any|anyone|anybody|until when|by when|in which)\b",
    re.I,
)
_WHO = Pattern(r"谁|哪[家位]|哪[个些]?客户|\b(?:who|whose|which (?:customer|client|of them))", re.I)
NARROWING = ("money", "int", "period", "user")
LOOKUPS = ("show_", "list_", "explain_", "recommend", "export_", "query_", "help")
_OURS = Pattern(r"\b(?:you|your|yours|yourself)\b|你们?(?:是|叫|能|会|可以|有)", re.I)
"""What is asked of the assistant itself."""


def may_ask_history(reading: Reading, mentions: Mentions, context: Context) -> bool:
    """Whether a colleague's question may be about the past, unless it was read as such."""
    if not context.actor.is_staff or context.history is None or reading.also:
        return False
    text = mentions.text
    if not _ASKS.search(text) or _OURS.search(text):
        return False
    if reading.call.intent == NONE or not reading.sure:
        return word_on(reading.clues, context) is None
    return reading.source == "classifier" and reading.call.intent.startswith(LOOKUPS)


def leads_nowhere(reading: Reading, mentions: Mentions, context: Context) -> bool:
    """Whether such a question was read as nothing surely, or as a lookup of nothing that there is,
    or one that is not asked for by any of its words."""
    call = reading.call
    if call.intent == NONE or not reading.sure:
        return True
    intent = INTENTS[call.intent]
    if call.intent == "list_customers":
        return _nobody_is_so(call, context)
    asks_who = call.intent != "show_contact" and _WHO.search(mentions.text)
    if _names_none(intent, call) and asks_who:
        return True  # "which customer won't sign a contract" asks for no contract
    if _is_narrowed(intent, call):
        return False
    said = has_its_words(call.intent, mentions.masked)
    return _names_none(intent, call) if said is None else not said


def _is_narrowed(intent: AnyIntent, call: Call) -> bool:
    """Whether a list is narrowed by a sum, a time or a colleague ("the big ones, over 50k")."""
    exact = {spec.name for spec in intent.specs if spec.type in NARROWING or spec.options}
    return intent.name.startswith("list_") and bool(exact & call.slots.keys())


def _names_none(intent: AnyIntent, call: Call) -> bool:
    """Whether it shows a record, and names none that there is."""
    kinds = [spec.name for spec in intent.specs if spec.is_record and spec.type != "user"]
    if not kinds or intent.name.startswith("list_"):
        return False
    held = [call.slots.get(name) for name in kinds]
    return not any(_is_known(value) for value in held)


def _is_known(value: object) -> bool:
    return bool(value.candidates) if isinstance(value, Mention) else value is not None


def _nobody_is_so(call: Call, context: Context) -> bool:
    """Whether all customers are listed, or by a trade, a place or a tag that none of them has."""
    if not call.slots:
        return True
    industry, region, tag = (_text(call, name) for name in ("industry", "region", "tag"))
    if not (industry or region or tag):
        return False
    customers = context.store.customers
    wanted = CustomerFilter(industry=industry, region=region, tag=tag)
    return not customers.page(customers.matching(wanted), 1, 1)[0]


def _text(call: Call, name: str) -> str | None:
    value = call.slots.get(name)
    return value if isinstance(value, str) else None
