"""Fitting the classifier's two models to labelled examples of anything. Needs scikit-learn.

Nothing here knows the catalogue: `train` fits the phrases, and `python -m bench.understanding
--folder` public intent data with the same code.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intents.understand.classifier import Floats, Voters, log_softmax
from intents.understand.ngrams import ngrams

ENCODER_C, NGRAM_C = 100.0, 30.0
"""Inverse strengths of regularisation, chosen on held-back phrases and on messages of an evaluation set."""
RAREST = 2
FOLDS = 5
UNKNOWN = -30.0
"""The log-probability of a label that a fold has no example of."""


@dataclass(frozen=True)
class Example:
    """One labelled text: as the encoder reads it, and as its n-grams are counted."""

    spoken: str
    counted: str
    label: str


def fit(examples: Sequence[Example], embeddings: Floats) -> Voters:
    """Both models and their temperature, from examples and their `spoken` embeddings (n, E)."""
    agreed = out_of_fold(examples, embeddings)
    labels = sorted({one.label for one in examples})
    wanted = np.array([labels.index(one.label) for one in examples])
    return replace(fit_models(examples, embeddings), temperature=temperature_of(agreed, wanted))


def fit_models(examples: Sequence[Example], embeddings: Floats) -> Voters:
    """Both models, with a temperature of 1."""
    labels = [one.label for one in examples]
    vocabulary, idf, matrix = _tf_idf([one.counted for one in examples])
    weights, scales = _quantised(_fit(matrix, labels, NGRAM_C))
    return Voters(
        labels=tuple(sorted(set(labels))),
        vocabulary=tuple(vocabulary),
        idf=idf,
        encoder_weights=_fit(embeddings, labels, ENCODER_C),
        ngram_weights=weights,
        ngram_scales=scales,
        temperature=1.0,
    )


def out_of_fold(examples: Sequence[Example], embeddings: Floats) -> Floats:
    """What models that did not see an example agree on for it: (n, C), before any temperature."""
    labels = sorted({one.label for one in examples})
    agreed = np.full((len(examples), len(labels)), UNKNOWN, np.float32)
    folds = _folds(examples)
    for fold in range(FOLDS):
        seen = [row for row, its in enumerate(folds) if its != fold]
        unseen = [row for row, its in enumerate(folds) if its == fold]
        voters = fit_models([examples[row] for row in seen], embeddings[seen])
        columns = [labels.index(label) for label in voters.labels]
        for row in unseen:
            agreed[row, columns] = voters.agreed(embeddings[row], examples[row].counted)
    return agreed


def temperature_of(agreed: Floats, wanted: NDArray[np.int64]) -> float:
    """What to divide log-probabilities (n, C) by so that the wanted columns are likeliest.

    Guo et al. 2017, "On Calibration of Modern Neural Networks", https://arxiv.org/abs/1706.04599.
    """
    from scipy.optimize import minimize_scalar

    def surprise(log_temperature: float) -> float:
        scaled = agreed / np.exp(log_temperature)
        return -float(
            np.mean([log_softmax(row)[one] for row, one in zip(scaled, wanted, strict=True)])
        )

    found = minimize_scalar(surprise, bounds=(-2.5, 2.5), method="bounded", options={"xatol": 1e-3})
    return float(np.exp(found.x))


def _folds(examples: Sequence[Example]) -> list[int]:
    """Each example's fold: those of one label are dealt out in turn."""
    dealt: dict[str, int] = defaultdict(int)
    folds = []
    for one in examples:
        folds.append(dealt[one.label] % FOLDS)
        dealt[one.label] += 1
    return folds


def _tf_idf(texts: Sequence[str]) -> tuple[list[str], Floats, Floats]:
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


def _fit(features: Floats, labels: Sequence[str], c: float) -> Floats:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=c, max_iter=500).fit(features, labels)
    coefficients, bias = _of_every_label(model.coef_, model.intercept_)
    weights: Floats = np.vstack([coefficients.T, bias]).astype(np.float32)
    return weights


def _of_every_label(coefficients: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Of two labels scikit-learn keeps the second's weights alone; the first's are then zero."""
    if len(bias) > 1:
        return coefficients, bias
    return np.vstack([np.zeros_like(coefficients), coefficients]), np.append([0.0], bias)


def _quantised(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    scales = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-9).astype(np.float32)
    return np.round(weights / scales).astype(np.int8), scales
