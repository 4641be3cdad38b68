"""The project's own phrases: those that train, and the tenth that no training sees."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from bench.understanding.figures import Answer
from crm_store.scope import Role
from intents.catalogue import INTENTS
from intents.understand.classifier import Floats, Head
from intents.understand.deciding import is_sure
from intents.understand.fitting import Example
from intents.understand.grammar import sentence_key
from intents.understand.phrases import DOMAINS, LANGUAGES, Phrase, all_phrases, masked, read
from intents.understand.reader import NONE
from intents.understand.train import example
from retrieval.embeddings import Encoder

ROLES: tuple[Role, ...] = ("rep", "manager", "customer")


@dataclass
class HeldBack:
    """The phrases that are measured with; each is embedded once for what is not timed."""

    encoder: Encoder
    head: Head
    phrases: list[Phrase] = field(default_factory=lambda: [p for p in all_phrases() if p.held_back])

    @cached_property
    def examples(self) -> list[Example]:
        """The phrases as the models read them."""
        return [example(phrase) for phrase in self.phrases]

    @cached_property
    def odds(self) -> list[Floats]:
        """The engine's probabilities for each."""
        vectors = self.encoder.many([one.spoken for one in self.examples])
        pairs = zip(vectors, self.examples, strict=True)
        return [self.head.predict(vector, one.counted) for vector, one in pairs]

    @property
    def languages(self) -> list[str]:
        """The language of each."""
        return [phrase.language for phrase in self.phrases]

    @property
    def domains(self) -> list[str]:
        """The folder that each stands in."""
        of_intent = {
            intent: domain
            for domain in DOMAINS
            for language in LANGUAGES
            for intent in read(domain, language)
        }
        return [of_intent[phrase.intent] for phrase in self.phrases]

    def grammar(self) -> list[Answer]:
        """What the grammar alone makes of those that it knows."""
        found = []
        for phrase in self.phrases:
            given = self.head.sentences.get(sentence_key(masked(phrase.text)))
            if given is not None:
                found.append(Answer(phrase.intent, given, 1.0, 0.0))
        return found

    def with_grammar(self) -> list[Answer]:
        """Grammar first, then both voters, as a message is read."""
        answers = []
        for phrase, odds in zip(self.phrases, self.odds, strict=True):
            exact = self.head.sentences.get(sentence_key(masked(phrase.text)))
            best = int(odds.argmax())
            given = (self.head.intents[best], float(odds[best])) if exact is None else (exact, 1.0)
            answers.append(Answer(phrase.intent, *given, 0.0))
        return answers

    def sure(self) -> list[bool]:
        """Whether each is read surely enough to be acted upon without a question."""
        decided = []
        for odds in self.odds:
            best = np.argsort(-odds)[:4]
            likely = [(self.head.intents[one], float(odds[one])) for one in best]
            decided.append(is_sure(*likely[0], likely))
        return decided

    def said_by(self, role: Role) -> list[Answer]:
        """The phrases that this role may say, read among what it may ask for."""
        open_to = np.array([_open_to(name, role) for name in self.head.intents])
        return [
            _answer(phrase, np.where(open_to, odds, 0.0), self.head)
            for phrase, odds in zip(self.phrases, self.odds, strict=True)
            if phrase.intent == NONE or role in INTENTS[phrase.intent].who
        ]


def training_examples() -> list[Example]:
    """The phrases that training sees, as the models read them."""
    return [example(phrase) for phrase in all_phrases() if not phrase.held_back]


def _answer(phrase: Phrase, odds: Floats, head: Head) -> Answer:
    best = int(odds.argmax())
    share = float(odds[best]) / (float(odds.sum()) or 1.0)
    return Answer(phrase.intent, head.intents[best], share, 0.0)


def _open_to(name: str, role: Role) -> bool:
    """As the reader does: what needs a manager is understood of a rep, and then refused."""
    intent = INTENTS.get(name)
    if intent is None:
        return name == NONE
    return role in intent.who or (role == "rep" and "manager" in intent.who)


def only(answers: Sequence[Answer], kept: Sequence[bool]) -> list[Answer]:
    """The answers at the places that are kept."""
    return [one for one, keep in zip(answers, kept, strict=True) if keep]
