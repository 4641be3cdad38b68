"""Why, asked of a customer that was just listed as likely to leave: "why the first one?"."""

import re

from intents.call import Call, RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import known, mention
from intents.understand.mentions import Mentions
from intents.understand.slots.numbers import find_ordinals

_WHY = Pattern(
    r"(?:but|and|so|那|那么)?[\s,，]*(?:why|how come|what(?:'s| is) (?:wrong|up|the (?:reason|matter|problem))|"
    r"what makes|为什么|为何|为啥|怎么会|怎么回事|咋回事|啥原因|什么原因|.{0,12}(?:是)?(?:为什么|为啥|怎么回事|什么原因|咋回事|why))",
    re.I,
)
LONGEST = 40
ASKED_OF = frozenset({"list_churn_risks", "explain_churn"})


def asked_why(last: Call, mentions: Mentions, context: Context) -> tuple[Call, ...]:
    """The call that explains it; none where something else is asked, or it is not said of whom."""
    text = mentions.text
    if last.intent not in ASKED_OF or len(text) > LONGEST or _WHY.match(text) is None:
        return ()
    named = mentions.of_kind("customer")
    listed: tuple[RecordRef, ...] = tuple(
        one for one in context.memory.listed if one.kind == "customer"
    )
    if named:
        return (Call(intent="explain_churn", slots={"customer": mention(named[0], "customer")}),)
    place = next((one.value for one in find_ordinals(text)), 1)
    if last.intent == "list_churn_risks" and 0 < place <= len(listed):
        return (Call(intent="explain_churn", slots={"customer": known(listed[place - 1])}),)
    return ()
