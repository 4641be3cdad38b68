"""What comes in is made fit to be kept, and nothing else about it changes."""

import pytest

from bot.clean import clean, clean_json


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("云帆\0科技", "云帆科技"),
        ("half \ud83d of an emoji", "half \N{REPLACEMENT CHARACTER} of an emoji"),
        ("😀 שלום  two spaces\n", "😀 שלום  two spaces\n"),
        ("\0", ""),
    ],
)
def test_only_what_no_store_can_keep_is_taken_out(given: str, kept: str) -> None:
    assert clean(given) == kept


def test_every_text_of_a_json_value_is_clean() -> None:
    assert clean_json({"a\0": ["\0b", 1, None, {"c": "\0"}]}) == {"a": ["b", 1, None, {"c": ""}]}
