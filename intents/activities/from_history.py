"""What history answers though nobody can be sure that it was asked."""

import re
from dataclasses import replace

from intents.activities.ask_history import AskHistory, looked_for, told
from intents.call import Call
from intents.context import Context
from intents.dispatch import prepare
from intents.outcome import Outcome
from intents.pattern import Pattern
from intents.reply import Reply, Text
from retrieval.search import Hit

NAMED, DOUBT, UNNAMED = 0.03, 0.035, 0.05
"""So far ahead a passage answers beyond doubt: where one customer is asked about, where customers
or people are, and where none is named ("is there good coffee about?" has a word of a note, too). On
the dev half of `bench/retrieval/history`, questions as asked: DOUBT and UNNAMED leave 112 and 95 of
the 140 whose best passage is the right one, and 14 and 3 of 160 whose answer was taken away."""
OF_PEOPLE = Pattern(
    r"谁|哪[家位]|哪[些个]?(?:客户|公司|人)|客户|有人|"
    r"\b(?:who|whose|whom|which|customers?|clients?|any(?:one|body)|some(?:one|body))\b",
    re.I,
)


def from_history(call: Call, context: Context) -> Outcome | None:
    """The answer to what is perhaps a question of history; None where it is not beyond doubt."""
    ready = prepare((call,), context)
    if isinstance(ready, Outcome) or context.history is None:
        return None
    slots = ready[0].slots
    assert isinstance(slots, AskHistory)
    looked = looked_for(slots, context.history.retrieval, context)
    if looked.question.everything and looked.question.wanted.says is None:
        return None  # all there is of a customer's is no answer
    if not any(_is_plain(one.hit, slots.question) for one in looked.sure):
        return None
    return Outcome(reply=told(slots, looked, context), calls=(call,), done=True)


def _is_plain(hit: Hit, question: str) -> bool:
    """Whether a passage answers beyond doubt."""
    if hit.few or OF_PEOPLE.search(question):
        return hit.is_ahead(NAMED if hit.few else DOUBT) or hit.has_its_words()
    return hit.is_ahead(UNNAMED)


def beside(outcome: Outcome, call: Call | None, context: Context) -> Outcome:
    """What came of a lookup, with what history answers where there was nothing to show; that alone
    where the lookup was refused, or asked what it should look up."""
    asks = outcome.question is not None and not outcome.question.options
    refused = outcome.reply.failed or asks
    if call is None or not (refused or _is_bare(outcome.reply)):
        return outcome
    found = from_history(call, context)
    if found is None or refused:
        return found or outcome
    blocks = (*outcome.reply.blocks, *found.reply.blocks)
    return replace(outcome, reply=found.reply.model_copy(update={"blocks": blocks}))


def _is_bare(reply: Reply) -> bool:
    """Whether a reply has nothing but words: no card, no table, no list."""
    return not reply.listed and all(isinstance(block, Text) for block in reply.blocks)
