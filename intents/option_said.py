"""Which of the options of a question words mean: "the second one", "2", "杭州的", "both"."""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import WRatio

from crm_store.names import fold
from intents.call import Call
from intents.memory import Option, Question
from intents.pattern import Pattern
from intents.understand.fill.request import known
from intents.understand.slots.numbers import find_ordinals
from intents.understand.text import tidy

ALIKE = 90
LONGEST_ANSWER = 40
ALL = Pattern(
    r"(?:(?P<two>两[个家位单条份]?都?(?:要|改|是|行|可以|一起)?|俩都?(?:要|改|是)?|"
    r"both(?: of (?:them|those))?)|(?:都|全部?|所有)(?:要|改|是|一起|的)?|"
    r"all(?: of (?:them|those))?|each|every one|everyone)[了吧的呀啊。.!！ ]*(?:please)?",
    re.I,
)

_NOT = Pattern(r"(?:^|[,，]|(?<=个)|\s)\s*(?:而?不是|(?:and )?not\b)\s*(?P<other>.+)$")


def all_of(text: str, question: Question) -> tuple[Call, ...]:
    """ "Both", "两个都", "all of them": the call for each option; none where it takes one alone."""
    match = ALL.fullmatch(tidy(text))
    first, records = question.calls[0], [one.record for one in question.options if one.record]
    one_alone = first.intent == "merge_customers"
    if match is None or one_alone or (match["two"] and len(records) != 2) or not question.slot:
        return ()
    each = [first.with_slots(**{question.slot: known(record)}) for record in records]
    return (*each, *question.calls[1:])


def option_said(text: str, options: Sequence[Option]) -> Option | None:
    """The option that words mean: by place, by number, by its label or a part of it.

    "The lab one, not the basin" leaves those out that are said not to be meant.
    """
    said = fold(tidy(text)).strip(" .。!！")
    denied = _NOT.search(said)
    if denied is not None and len(said) <= LONGEST_ANSWER:
        rest = [one for one in options if not _part_of(denied["other"].strip(), one)]
        meant = said[: denied.start()].strip(" ,，")
        if len(rest) == len(options) or not rest:
            return None
        return option_said(meant, rest) if meant else rest[0] if len(rest) == 1 else None
    if said.isdigit() and 1 <= int(said) <= len(options):
        return options[int(said) - 1]
    ordinals = find_ordinals(said)
    if ordinals and len(said) <= LONGEST_ANSWER:
        place = ordinals[0].value
        index = place - 1 if place > 0 else len(options) + place
        return options[index] if 0 <= index < len(options) else None
    exact = [
        o for o in options if fold(o.label) == said or (o.record and fold(o.record.name) == said)
    ]
    if len(exact) == 1:
        return exact[0]
    if len(said) < 2 or len(said) > LONGEST_ANSWER:
        return None
    part = [option for option in options if _part_of(said, option)]
    return part[0] if len(part) == 1 else None


def _part_of(said: str, option: Option) -> bool:
    label = fold(option.label)
    words = re.sub(r"^(?:the|那个|就|是|选|我要|做)|(?:one|那个|的|那单|吧)$", "", said).strip()
    return bool(words) and (words in label or WRatio(words, label) >= ALIKE)
