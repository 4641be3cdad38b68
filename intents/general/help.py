"""help: what can be asked, for this person."""

from collections.abc import Iterable
from itertools import groupby

from intents.accounts.visiting import may_be_asked, visitor_buttons
from intents.context import Context
from intents.general.samples import Samples
from intents.general.topics import DOMAINS, about, domain_of
from intents.intent import EVERYBODY, AnyIntent, Effect, Intent
from intents.reply import Block, Reply, Table, Text
from intents.slots import Slots, TextSlot

UNSAID = frozenset({"greet", "thank", "confirm", "cancel"})
"""What everybody says without being told."""


class Help(Slots):
    """What help is wanted with."""

    topic: TextSlot | None = None


def handle(slots: Help, context: Context) -> Reply:
    """By domain, everything that this person can really do, each with one way to say it."""
    can = possible(context)
    chosen = about(slots.topic, can) if slots.topic else []
    intro = _intro(slots.topic, found=bool(chosen), context=context)
    buttons = visitor_buttons(context) if context.actor.is_visitor else ()
    return Reply(blocks=(Text(text=intro), *_tables(chosen or can, context)), buttons=buttons)


def possible(context: Context) -> list[AnyIntent]:
    """The intents that are there for this person and carried out."""
    from intents.catalogue import CATALOGUE  # the catalogue has this intent in it

    return [
        intent
        for intent in CATALOGUE
        if intent.handle is not None
        and intent.allows(context.actor)
        and may_be_asked(intent.name, context)
        and intent.name not in UNSAID
    ]


def _intro(topic: str | None, *, found: bool, context: Context) -> str:
    if topic and found:
        return context.say(f"关于“{topic}”，可以这样说：", f"About “{topic}”, you can say:")
    if topic:
        return context.say(
            f"没有专门关于“{topic}”的功能。你可以这样说：",
            f"There is nothing about “{topic}” in particular. You can say:",
        )
    return context.say(
        "直接用平常的话说就行，中文英文都可以，比如：",
        "Just say it in your own words, in English or Chinese, for example:",
    )


def _tables(intents: Iterable[AnyIntent], context: Context) -> list[Block]:
    samples = Samples(context)
    order = {domain: place for place, domain in enumerate(DOMAINS)}
    sorted_intents = sorted(intents, key=lambda intent: order[domain_of(intent)])
    language = context.actor.language
    return [
        Table(
            title=context.say(*DOMAINS[domain]),
            headers=(context.say("可以做什么", "What"), context.say("这样说", "Say")),
            rows=tuple((one.label(language), samples.example(one)) for one in group),
        )
        for domain, group in groupby(sorted_intents, key=domain_of)
    ]


help_ = Intent(
    "help",
    EVERYBODY,
    Help,
    Effect.READ,
    ("看看可以做什么", "show what can be asked"),
    handle,
)
