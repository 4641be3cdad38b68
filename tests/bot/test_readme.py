"""What the README tells people to type is there."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app

HERE = Path(__file__).parents[2]
COMMAND = re.compile(r"\bguanxi ([a-z]+(?:-[a-z]+)*)((?: (?:--)?[a-z][a-z-]*)*)")


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_command_and_option_of_the_readme_exists(page: str) -> None:
    text = (HERE / page).read_text(encoding="utf-8")
    typed = COMMAND.findall(text)
    assert len(typed) > 5
    for name, rest in typed:
        _check(name, rest.split())


def _check(name: str, rest: list[str]) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert name in commands, f"guanxi {name}"
    command = commands[name]
    if hasattr(command, "commands") and rest:
        assert rest[0] in command.commands, f"guanxi {name} {rest[0]}"
        command = command.commands[rest[0]]
    known = {option for parameter in command.params for option in parameter.opts}
    for option in (word for word in rest if word.startswith("--")):
        assert option in known, f"guanxi {name} {option}"
