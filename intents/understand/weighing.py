"""What a message may mean: its words as the classifier knows them, weighed with the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from crm_store.scope import Actor, Language
from intents.catalogue import INTENTS
from intents.context import Context
from intents.intent import AnyIntent
from intents.understand.classifier import SURE_ALONE, Floats, Head
from intents.understand.clue import Clue
from intents.understand.deciding import SURE_OF_WRITE, writes
from intents.understand.evidence import LOOKS, clues, weights
from intents.understand.grammar import sentence_key
from intents.understand.masking import natural, symbols
from intents.understand.mentions import Mentions
from intents.understand.own_todos import speaks_of_one
from intents.understand.places import task_at
from intents.understand.strangers import with_strangers
from intents.understand.text import LONGEST_READ
from intents.understand.titles import without_titles
from retrieval.embeddings import Encoder

OWN_TASKS = 200
"""Open to-dos of the speaker's whose titles are looked for."""
NONE = "none"
Likely = tuple[tuple[str, float], ...]
"""Intents with their probabilities, likeliest first."""


@dataclass(frozen=True)
class Weighed:
    """The evidence in a message, and what it may mean for that."""

    told: Sequence[Clue]
    likely: Likely

    @property
    def is_open(self) -> bool:
        """Whether nothing known is asked for, or nobody can be sure what."""
        name, probability = self.likely[0]
        return name == NONE or probability < SURE_OF_WRITE


@dataclass(frozen=True)
class Weighing:
    """One message, of one speaker, to be weighed."""

    head: Head
    encoder: Encoder
    mentions: Mentions
    language: Language
    context: Context

    def weighed(self) -> Weighed:
        """The message as it is; where that is open, with its unknown names taken for customers'."""
        masked = without_titles(self.mentions, self._titles)
        found = self._of(masked)
        named = with_strangers(masked, self._ordinary) if found.is_open else None
        of_strangers = self._of(named) if named else found
        return of_strangers if of_strangers.likely[0][1] > found.likely[0][1] else found

    def _of(self, masked: str) -> Weighed:
        """What masked text may mean."""
        actor, memory = self.context.actor, self.context.memory
        known = self._of_own_todo, "contact" in memory.focus
        told = clues(masked, *known, by_customer=not actor.is_staff, by_staff=actor.is_staff)
        may = self._may_mean(weights(told, self.head.intents))
        exact = self.head.sentences.get(sentence_key(masked))
        return Weighed(told, ((exact, 1.0),) if exact in may else self._likely(masked, may))

    def _may_mean(self, told: Mapping[str, float]) -> dict[str, float]:
        """The intents that this person may mean by this, and how much evidence speaks for each."""
        looks = LOOKS.match(self.mentions.text) is not None
        actor = self.context.actor
        return {
            name: odds
            for name, odds in told.items()
            if name == NONE or (is_allowed(name, actor) and not (looks and writes(name)))
        }

    def _likely(self, masked: str, may: Mapping[str, float]) -> Likely:
        ranked = _ranked(self.head, self.head.alone(symbols(masked)), may)
        if not ranked or ranked[0][1] < SURE_ALONE:
            embedding = self.encoder.one(natural(masked, self.language)[:LONGEST_READ])
            ranked = _ranked(self.head, self.head.predict(embedding, symbols(masked)), may)
        return tuple(ranked[:4])

    def _ordinary(self, key: str) -> bool:
        return key in self.head.ordinary

    @cached_property
    def _of_own_todo(self) -> bool:
        """Whether it speaks of one of the speaker's open to-dos."""
        listed = task_at(self.mentions.text, self.context.memory.listed) is not None
        return listed or speaks_of_one(self.mentions, self._titles)

    @cached_property
    def _titles(self) -> list[str]:
        """The titles of the speaker's newest open to-dos."""
        return [title for _, title in self.context.store.task_titles.own[:OWN_TASKS]]


def _ranked(head: Head, odds: Floats | None, may: Mapping[str, float]) -> list[tuple[str, float]]:
    """The intents with their probabilities, likeliest first; none where there are no odds."""
    if odds is None:
        return []
    of = zip(head.intents, odds, strict=True)
    kept = [(name, float(p) * may[name]) for name, p in of if name in may]
    total = sum(p for _, p in kept) or 1.0
    return sorted(((name, p / total) for name, p in kept), key=itemgetter(1), reverse=True)


def is_allowed(name: str, actor: Actor) -> bool:
    """Whether this person may mean an intent: it is theirs, or it is refused with a clear word."""
    intent = INTENTS.get(name)
    return intent is not None and (intent.allows(actor) or _for_staff(intent, actor))


def _for_staff(intent: AnyIntent, actor: Actor) -> bool:
    """A rep's request that needs a manager is understood, and refused with a clear word."""
    return actor.is_staff and "manager" in intent.who
