"""Numbers of records by kind, in words."""

from collections.abc import Mapping

from crm_store.kinds import KINDS
from intents.asking import plural
from intents.context import Context

MEASURE_WORDS = {"contact": "位", "ticket": "张", "contract": "份", "quote": "份", "activity": "条",
                 "lead": "条"}  # fmt: skip


def in_words(counts: Mapping[str, int], context: Context) -> str:
    """`3 个商机、1 位联系人`, `3 deals, 1 contact`."""
    parts = [_one(kind, count, context) for kind, count in counts.items()]
    return context.say("、", ", ").join(parts)


def _one(kind: str, count: int, context: Context) -> str:
    label = KINDS[kind].label(context.actor.language)
    english = label if count == 1 else plural(label)
    if kind == "points":  # its label means the points, of which a row has many
        return context.say(
            f"{count:,} 条积分记录", f"{count:,} points entr{'y' if count == 1 else 'ies'}"
        )
    return context.say(f"{count:,} {MEASURE_WORDS.get(kind, '个')}{label}", f"{count:,} {english}")
