"""The doctor tells why history is searched by words alone: the model of vectors does not answer."""

import pytest

from bot.settings import Settings
from bot.vector_model import vector_model


def english(_zh: str, en: str) -> str:
    """What is said in English."""
    return en


@pytest.mark.parametrize(
    ("name", "told"),
    [("openai:m", "Connection"), ("just-a-name", "has to be empty or provider:model")],
)
def test_a_model_that_does_not_answer_is_a_problem(name: str, told: str) -> None:
    nobody = "http://127.0.0.1:9/v1"
    settings = Settings(guanxi_embeddings=name, guanxi_embeddings_url=nobody)
    found = next(vector_model(settings, english))
    assert found.state == "problem"
    assert told in found.found
    assert "searched by words alone" in found.advice


def test_the_one_that_is_built_in_needs_no_word() -> None:
    assert list(vector_model(Settings(guanxi_embeddings=""), english)) == []
