"""What people call the words that a slot may hold: a figure and what it is broken down by have
their own, a stage the workspace's, and all others those of the store."""

from functools import cache

from crm_store.metrics.dimensions import DIMENSIONS
from crm_store.metrics.measures import MEASURES
from intents.context import Context
from intents.format import word
from intents.slots import SlotSpec


def options_of(spec: SlotSpec, context: Context) -> tuple[tuple[str, str], ...]:
    """The words that a slot may hold, each with what this person calls it."""
    language = context.actor.language
    if spec.is_stage:
        stages = context.store.workspace.stages
        return tuple((stage.key, stages.name(stage.key, language)) for stage in stages.all)
    if spec.name in _figures():
        labels = _figures()[spec.name]
        return tuple((option, context.say(*labels[option])) for option in spec.options)
    return tuple((option, word(option, context.actor)) for option in spec.options)


@cache
def _figures() -> dict[str, dict[str, tuple[str, str]]]:
    return {
        "measure": {one.name: (one.zh, one.en) for one in MEASURES},
        "dimension": {one.name: (one.zh, one.en) for one in DIMENSIONS},
    }
