"""What every command does first, and how it speaks."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.bootstrap import App


def start() -> "App":
    """The application, its store brought up to date."""
    from bot.bootstrap import build

    return build()


def say(app: "App", zh: str, en: str) -> str:
    """The one of two sentences that is in the installation's language (GUANXI_LANGUAGE)."""
    return zh if app.defaults.language == "zh" else en


class CommandError(Exception):
    """Something that a command cannot do; the text is a sentence to the person."""


def stop(sentence: str) -> "CommandError":
    """An error that ends the command with this sentence and exit code 1."""
    return CommandError(sentence)


def tell(text: str) -> None:
    """Print a line."""
    typer.echo(text)
