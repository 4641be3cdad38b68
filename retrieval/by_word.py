"""What a question's words find: the passages that have them, and how much that tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crm_store.repositories.passages import PassageFilter, Passages
from retrieval.words import asked_terms

LEXICAL = 50
"""How many passages that were found by word are ranked."""
COMPARED = 600
"""So many passages, if those are all that a question is about, are looked at one by one."""

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Worded:
    """What was found by word: how much of the question each passage covers, the best first.

    `weights` says how much each word of the question tells, and `unique` how much one that a single
    passage has. `theirs` are all the passages that the question is about, where those are few.
    """

    covered: Mapping[int, float]
    weights: Weights
    unique: float
    theirs: tuple[int, ...] | None

    def covers(self, words: Iterable[str]) -> float:
        """How much of the question these words cover, its rare words counting more."""
        return coverage(words, self.weights)

    def evidence(self, key: int) -> float:
        """How much speaks for a passage: the words that it shares with the question, times how much
        of the question those are. The unit is a word that no other passage has.

        A few common words out of many come by chance, and so does one rare word out of many.
        """
        covered = self.covered[key]
        return covered * covered * sum(self.weights.values()) / self.unique


def by_word(passages: Passages, topic: str, narrowed: PassageFilter) -> Worded:
    """The visible passages of a filter that have words of a topic.

    Where they are few, the words of each are read: that costs less than the full-text search,
    which looks at everybody's first.
    """
    terms = asked_terms(topic)
    weights = passages.text.weights(terms)
    theirs = few(passages, narrowed)
    words = passages.lexical(terms, narrowed, LEXICAL) if theirs is None else passages.words(theirs)
    covered = {key: coverage(text.split(), weights) for key, text in words.items()}
    best = sorted(filter(covered.__getitem__, covered), key=lambda key: (-covered[key], -key))
    told = {key: covered[key] for key in best[:LEXICAL]}
    return Worded(told, weights, passages.text.unique, None if theirs is None else tuple(theirs))


def few(passages: Passages, narrowed: PassageFilter) -> Sequence[int] | None:
    """The keys of a filter's visible passages where they are few, the latest of a customer's many;
    None where they are many."""
    if passages.all_of_them(narrowed):
        return None
    if narrowed.narrow:
        return passages.newest(narrowed, COMPARED)
    theirs = passages.keys(narrowed, COMPARED + 1)
    return theirs if len(theirs) <= COMPARED else None


def coverage(words: Iterable[str], weights: Weights) -> float:
    """How much of a question's words these are, its rare words counting more."""
    total = sum(weights.values())
    return sum(weights[word] for word in weights.keys() & set(words)) / total if total else 0.0
