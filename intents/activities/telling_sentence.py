"""The sentence of a passage that matters for a question, marked."""

from collections.abc import Sequence

import numpy as np

from crm_store.repositories.full_text import FullText
from intents.context import Context
from retrieval.by_word import coverage
from retrieval.passages import sentences_of
from retrieval.search import Wanted
from retrieval.words import asked_terms, terms_of

MOST_COMPARED = 10
"""Sentences whose meaning is looked at, where no word tells."""
MARK = ("【", "】")


def marked(texts: Sequence[str], wanted: Wanted, context: Context) -> list[str]:
    """The texts, each with the sentence marked that answers; a single one needs none.

    That is one that puts it as is asked for (promises, complains), else the one with the most of
    the question's words, else the one nearest in meaning.
    """
    topic = wanted.topic
    weights = FullText(context.store.session).weights(asked_terms(topic))
    best: dict[int, int] = {}
    unclear: list[tuple[int, int, str]] = []
    for place, text in enumerate(texts):
        sentences = sentences_of(text)
        if len(sentences) < 2:
            continue
        covers = [
            coverage(terms_of(one), weights) + bool(wanted.says and wanted.says.search(one))
            for one in sentences
        ]
        if max(covers) > 0:
            best[place] = covers.index(max(covers))
        else:
            unclear += [(place, at, one) for at, one in enumerate(sentences)]
    best |= _by_meaning(unclear[:MOST_COMPARED], topic, context)
    return [_mark(text, best.get(place)) for place, text in enumerate(texts)]


def _by_meaning(
    sentences: Sequence[tuple[int, int, str]], topic: str, context: Context
) -> dict[int, int]:
    if context.history is None:
        return {}
    texts = [text for _, _, text in sentences]
    nearness = context.history.retrieval.nearness(topic, texts)
    if nearness is None:
        return {}
    best: dict[int, int] = {}
    for found in np.argsort(nearness):  # the nearest one of each passage comes last
        place, at, _ = sentences[int(found)]
        best[place] = at
    return best


def _mark(text: str, at: int | None) -> str:
    if at is None:
        return text
    sentence = sentences_of(text)[at]
    return text.replace(sentence, f"{MARK[0]}{sentence}{MARK[1]}", 1)
