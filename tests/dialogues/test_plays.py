"""Every play in `plays/` comes true, on both databases."""

from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from tests.dialogues.play import perform, read
from tests.stores import NOW

PLAYS = sorted((Path(__file__).parent / "plays").glob("*.play"))


@pytest.mark.parametrize("path", PLAYS, ids=[path.stem for path in PLAYS])
def test_play(path: Path, pipeline: Pipeline) -> None:
    """The conversation goes as it is written."""
    turns = read(path)
    assert turns, "a play without a turn shows nothing"
    perform(turns, pipeline, NOW)
