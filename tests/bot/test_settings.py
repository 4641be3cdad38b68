"""`.env.example` tells of every setting, and of nothing else."""

from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def written() -> dict[str, tuple[str, str]]:
    """The settings of the example: name -> (the comment above, the value)."""
    found: dict[str, tuple[str, str]] = {}
    comment: list[str] = []
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            comment.append(line[2:])
        elif "=" in line:
            name, _, value = line.partition("=")
            found[name] = (" ".join(comment), value)
        if not line.startswith("#"):
            comment = []
    return found


def default_of(value: object) -> str:
    """A default as it is written in an .env file."""
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def test_the_example_has_every_setting_with_its_description_and_default() -> None:
    declared = {
        name.upper(): (str(field.description), default_of(field.default))
        for name, field in Settings.model_fields.items()
    }
    assert written() == declared
