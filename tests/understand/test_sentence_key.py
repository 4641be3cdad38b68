"""Whole sentences are compared without courtesy, unless courtesy is all that they say."""

import pytest

from intents.understand.grammar import sentence_key


@pytest.mark.parametrize(
    ("text", "as_if"),
    [
        ("麻烦看看{customer}谢谢", "看看{customer}"),
        ("show {deal}, thanks", "show {deal}"),
        ("pls show {deal} thx", "show {deal}"),
        ("{customer}怎么样啦", "{customer}怎么样"),
    ],
)
def test_courtesy_does_not_count(text: str, as_if: str) -> None:
    assert sentence_key(text) == sentence_key(as_if)


@pytest.mark.parametrize(
    ("text", "other"), [("好的谢谢哈", "好的"), ("ok thanks", "ok"), ("行谢谢", "行")]
)
def test_thanks_after_a_mere_yes_are_thanks(text: str, other: str) -> None:
    assert sentence_key(text) != sentence_key(other)
