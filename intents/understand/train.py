"""`guanxi train`: the classifier's head from the phrases. Needs scikit-learn (extra `train`)."""

import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from crm_store.names import TRADES_EN, name_key
from intents.pattern import Pattern
from intents.understand.classifier import HEAD, Voters, load_head
from intents.understand.fitting import Example, fit
from intents.understand.grammar import sentences_of
from intents.understand.masking import PLACEHOLDER, natural, symbols
from intents.understand.phrases import Phrase, all_phrases, fingerprint, masked
from retrieval.embeddings import Encoder

_NAME = Pattern(r"(?<![A-Za-z])(?:[A-Z][a-z]+ )+[A-Z][a-z]+")
ORDINARY_FROM = 3
"""A word or pair of characters that stands in so many phrases is an everyday one."""


def train(encoder: Encoder, phrases: Sequence[Phrase] | None = None) -> dict[str, object]:
    """A head's arrays from the phrases that are not held back (or from those given)."""
    kept = [p for p in all_phrases() if not p.held_back] if phrases is None else list(phrases)
    examples = [example(phrase) for phrase in kept]
    voters = fit(examples, encoder.many([one.spoken for one in examples]))
    table = sentences_of(all_phrases() if phrases is None else kept)
    return {
        **_arrays(voters),
        "ordinary": "\n".join(sorted(ordinary_words(all_phrases()))),
        "sentence_keys": "\n".join(table),
        "sentence_intents": "\n".join(table.values()),
        "fingerprint": fingerprint(),
    }


def example(phrase: Phrase) -> Example:
    """A phrase as both models read it."""
    text = masked(phrase.text)
    return Example(natural(text, phrase.language), symbols(text), phrase.intent)


def _arrays(voters: Voters) -> dict[str, object]:
    return {
        "intents": "\n".join(voters.labels),
        "vocabulary": "\n".join(voters.vocabulary),
        "idf": voters.idf.astype(np.float16),
        "encoder_weights": voters.encoder_weights.astype(np.float16),
        "ngram_weights": voters.ngram_weights,
        "ngram_scales": voters.ngram_scales,
        "temperature": voters.temperature,
    }


def save(arrays: dict[str, object], path: Path | None = None) -> Path:
    """Write a head where the package looks for it, or elsewhere."""
    target = path or Path(str(files("intents.understand") / HEAD))
    with target.open("wb") as stream:
        named = {name: np.asarray(value) for name, value in arrays.items()}
        np.savez_compressed(stream, allow_pickle=False, **named)
    return target


def held_back_accuracy(encoder: Encoder) -> tuple[int, int]:
    """How many of the held-back phrases the saved head reads right, and of how many."""
    head = load_head()
    kept = [phrase for phrase in all_phrases() if phrase.held_back]
    right = 0
    for phrase in kept:
        one = example(phrase)
        odds = head.predict(encoder.one(one.spoken), one.counted)
        right += head.intents[int(odds.argmax())] == phrase.intent
    return right, len(kept)


_MAILBOX = Pattern(r"[\w.+-]+@[\w.-]+")
"""Its words are somebody's name, written small: contact@tidewater.com."""


def ordinary_words(phrases: Sequence[Phrase]) -> set[str]:
    """Words of the phrases themselves, which are no names: pairs and triples of characters too.

    Words that only stand in names of several words (Harbour Light Trading) are not among them.
    """
    counts: Counter[str] = Counter()
    common: set[str] = set()
    for phrase in phrases:
        text = _MAILBOX.sub(" ", PLACEHOLDER.sub(" ", phrase.text))
        latin = {name_key(word) for word in re.findall(r"[A-Za-z']+", text)}
        named = {name_key(word) for name in _NAME.findall(text) for word in name.split()}
        common |= latin - named
        counts.update(latin | _runs(text))
    kept = (word for word, count in counts.items() if word and count >= ORDINARY_FROM)
    return {word for word in kept if word in common or not word.isascii()} | TRADES_EN


def _runs(text: str) -> set[str]:
    """Its Chinese characters, and pairs and triples of them."""
    keys = [name_key(run) for run in re.findall(r"[\u3400-\u9fff]+", text)]
    return {key[i : i + n] for key in keys for n in (1, 2, 3) for i in range(len(key) - n + 1)}
