"""`guanxi train`: the classifier's head from the phrases. Needs scikit-learn (extra `train`)."""

import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crm_store.names import name_key
from intents.understand.classifier import HEAD, Floats, load_head
from intents.understand.grammar import sentences_of
from intents.understand.masking import PLACEHOLDER, natural, symbols
from intents.understand.ngrams import ngrams
from intents.understand.phrases import Phrase, all_phrases, fingerprint, masked
from retrieval.embeddings import Encoder

ENCODER_C, NGRAM_C = 100.0, 30.0
"""Inverse strengths of regularisation, chosen on held-back phrases and on messages of an evaluation set."""
RAREST = 2
ORDINARY_FROM = 3
"""A word or pair of characters that stands in so many phrases is an everyday one."""


def train(encoder: Encoder, phrases: Sequence[Phrase] | None = None) -> dict[str, object]:
    """A head's arrays from the phrases that are not held back (or from those given)."""
    kept = [p for p in all_phrases() if not p.held_back] if phrases is None else list(phrases)
    labels = [phrase.intent for phrase in kept]
    intents = sorted(set(labels))
    texts = [masked(phrase.text) for phrase in kept]
    spoken = [natural(text, phrase.language) for text, phrase in zip(texts, kept, strict=True)]
    embeddings = encoder.many(spoken)
    vocabulary, idf, matrix = _tf_idf([symbols(text) for text in texts])
    encoder_weights = _fit(embeddings, labels, ENCODER_C)
    ngram_weights, scales = _quantised(_fit(matrix, labels, NGRAM_C))
    table = sentences_of(all_phrases() if phrases is None else kept)
    return {
        "intents": "\n".join(intents),
        "vocabulary": "\n".join(vocabulary),
        "idf": idf.astype(np.float16),
        "encoder_weights": encoder_weights.astype(np.float16),
        "ngram_weights": ngram_weights,
        "ngram_scales": scales,
        "ordinary": "\n".join(sorted(ordinary_words(all_phrases()))),
        "sentence_keys": "\n".join(table),
        "sentence_intents": "\n".join(table.values()),
        "fingerprint": fingerprint(),
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
        text = masked(phrase.text)
        odds = head.predict(encoder.one(natural(text, phrase.language)), symbols(text))
        right += head.intents[int(odds.argmax())] == phrase.intent
    return right, len(kept)


def ordinary_words(phrases: Sequence[Phrase]) -> set[str]:
    """Words of the phrases themselves, which are no names: pairs and triples of characters too."""
    counts: Counter[str] = Counter()
    for phrase in phrases:
        text = PLACEHOLDER.sub(" ", phrase.text)
        words = {name_key(word) for word in re.findall(r"[A-Za-z']+", text)}
        for run in re.findall(r"[\u3400-\u9fff]+", text):
            key = name_key(run)
            words |= {key[i : i + n] for n in (1, 2, 3) for i in range(len(key) - n + 1)}
        counts.update(words)
    return {word for word, count in counts.items() if word and count >= ORDINARY_FROM}


def _tf_idf(texts: Sequence[str]) -> tuple[list[str], Floats, "NDArray[np.float32]"]:
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    counted = [ngrams(text) for text in texts]
    documents: Counter[str] = Counter(gram for counts in counted for gram in counts)
    vocabulary = sorted(gram for gram, n in documents.items() if n >= RAREST and "\n" not in gram)
    row_of = {gram: row for row, gram in enumerate(vocabulary)}
    found = np.array([documents[gram] for gram in vocabulary], np.float32)
    idf = np.log((1 + len(texts)) / (1 + found)) + 1
    values, columns, ends = [], [], [0]
    for counts in counted:
        known = [(row_of[gram], n) for gram, n in counts.items() if gram in row_of]
        columns += [row for row, _ in known]
        values += [(1 + np.log(n)) * idf[row] for row, n in known]
        ends.append(len(columns))
    shape = (len(texts), len(vocabulary))
    matrix = csr_matrix((np.array(values, np.float32), columns, ends), shape=shape)
    return vocabulary, idf.astype(np.float32), normalize(matrix)


def _fit(features: "NDArray[np.float32]", labels: Sequence[str], c: float) -> Floats:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=c, max_iter=500).fit(features, labels)
    weights: Floats = np.vstack([model.coef_.T, model.intercept_]).astype(np.float32)
    return weights


def _quantised(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    scales = (np.abs(weights).max(axis=0) / 127).astype(np.float32)
    return np.round(weights / scales).astype(np.int8), scales
