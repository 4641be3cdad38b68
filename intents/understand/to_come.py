"""A visit or a call that is only to come is none to be noted: "海岳平台 88 万，下周三再去拜访"."""

from intents.context import Context
from intents.understand.evidence import NARRATES
from intents.understand.fill.due_times import clause_place, is_contact
from intents.understand.fill.other_sums import without_other_sums
from intents.understand.mentions import Mentions
from intents.understand.several import next_step


def of_what_is_to_come(intent: str, mentions: Mentions, context: Context) -> str:
    """A changed deal, where a contact was read, it is yet to come, and beside it a sum is said."""
    if intent != "log_activity" or not mentions.names:
        return intent
    step = next_step(intent, mentions)
    if step is None or NARRATES.search(mentions.text):
        return intent
    start, end = clause_place(mentions.text, step.time)
    rest = mentions.text[:start] + mentions.text[end:]
    sums = without_other_sums("update_deal", mentions.text, mentions.money)
    told = is_contact(rest) or all(start <= one.start < end for one in sums)
    return intent if told or not _deals(mentions, context) else "update_deal"


def _deals(mentions: Mentions, context: Context) -> bool:
    """Whether a deal is named, or a customer who has one open."""
    if mentions.of_kind("deal"):
        return True
    named = mentions.of_kind("customer")
    owner = named[0].by_kind["customer"] if named else ()
    return len(owner) == 1 and bool(context.store.deals.open_of_customer(owner[0].id))
