"""`guanxi chat` and `guanxi understand`: talking to it in the terminal, or from a program."""

from typing import Annotated

import typer

from bot.commands.start import start
from bot.loading import loading

As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="NAME",
        help="Who talks: a user's name, customer:NAME or contact:NAME@CUSTOMER. "
        "[default: the first admin]",
    ),
]


def chat(
    speaker: As = None,
    channel: Annotated[str, typer.Option(help="Whose rendering and limits apply.")] = "terminal",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="For a program: a JSON object a line in, one out.")
    ] = False,
) -> None:
    """Have a conversation in the terminal, or with --jsonl from a program.

    A line of --jsonl has "text" or "press" and may have "conversation", "as", "channel" and
    "now" (the clock for that turn, local to the speaker). Each is answered by one line with the
    reply, the intent, its slots and what was changed; "ms" is the time that the turn took, without
    the drawing of its charts.
    """
    if jsonl:
        with loading():
            from bot.terminal.jsonl import converse

            app = start()
            app.load()
        converse(app, speaker, channel)
    else:
        with loading():
            from bot.terminal.chat import talk

            app = start()
        talk(app, speaker, channel)


def understand(
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="A JSON object a line in, one out.")
    ] = True,
    speaker: As = None,
) -> None:
    """Recognise what messages ask for, and change nothing.

    In: {"id", "text", "as", "now"}. Out: {"id", "intent", "slots", "confidence", "source",
    "sure", "also", "ms"}, where "source" is which recogniser answered, "also" what else was
    asked, and "sure" whether it would be acted upon without asking first.
    """
    from bot.terminal.understand import recognise

    recognise(start(), speaker)
