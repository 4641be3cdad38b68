"""A short text takes every core while it is alone and one beside others; its vector is the same."""

import numpy as np
from threadpoolctl import threadpool_info

from retrieval.embeddings import Encoder, _alone


def threads() -> list[int]:
    """How many threads the engines of this thread would take."""
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "openmp"]


def test_one_text_has_the_vector_that_it_has_among_many() -> None:
    """What is indexed in batches and what is asked alone are compared with each other."""
    encoder = Encoder()
    texts = ["谁抱怨过物流慢？", "Who complained about late deliveries?"]
    together = encoder.many(texts)
    assert all(np.allclose(encoder.one(text), together[n]) for n, text in enumerate(texts))


def test_a_text_beside_another_has_the_same_vector() -> None:
    alone = Encoder().many(["Where is my order?"])[0]
    with _alone:  # another one is being embedded
        assert np.allclose(Encoder().one("Where is my order?"), alone)


def test_batches_take_every_core_afterwards() -> None:
    """The limit is for the one text alone."""
    Encoder().one("warm")
    before = threads()
    Encoder().one("What did we promise Fabrikam?")
    assert threads() == before


def test_a_vector_that_is_kept_cannot_be_changed() -> None:
    """The last texts' vectors are kept: whoever asks again gets the same one."""
    vector = Encoder().one("What did we promise Orion?")
    assert Encoder().one("What did we promise Orion?") is vector
    assert not vector.flags.writeable
