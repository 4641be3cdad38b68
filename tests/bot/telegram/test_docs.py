"""docs/telegram tells of the settings and commands that there are, in both languages."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.telegram.commands import COMMANDS
from bot.telegram.webhook import PATH

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", ["telegram.md", "telegram.zh-CN.md"])
def test_every_setting_and_command_is_told_of(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    settings = {one.upper() for one in Settings.model_fields if one.startswith("telegram")}
    assert set(re.findall(r"TELEGRAM_\w+", text)) == settings
    line = next(part for part in re.findall(r"`(/start[^`]*)`", text))
    assert {word.lstrip("/") for word in line.split()} == set(COMMANDS)
    assert PATH in text
