"""`guanxi chat`: a conversation in the terminal."""

import contextlib
import logging
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Thread

from rich.console import Console

from bot.bootstrap import App
from bot.channel import Inbound, Outbound, Press, Sender
from bot.clean import clean
from bot.indexing import indexing
from bot.saved_files import folder_name, save_files
from bot.terminal.show import show
from bot.terminal.speaker import speaker
from crm_store import outbox
from crm_store.scope import Actor
from intents.reply import Button

log = logging.getLogger(__name__)

LEAVE = frozenset({"/quit", "/exit", "/q"})
MOST_REMEMBERED = 1000


@dataclass
class Talk:
    """One conversation at this terminal; `buttons` are those of the last reply."""

    app: App
    console: Console
    channel: str
    sender: Sender
    actor: Actor
    buttons: tuple[Button, ...] = ()

    @property
    def conversation(self) -> str:
        """The same person's conversation goes on the next time."""
        return f"{self.sender.kind}:{self.sender.name}@{self.sender.customer or ''}"

    def take(self, line: str) -> None:
        """Send a line, or press the button that it names, and show the reply."""
        button = pressed(line, self.buttons)
        inbound = Inbound(
            channel=self.channel,
            key=f"terminal:{uuid.uuid4().hex}",
            conversation=self.conversation,
            sender=self.sender,
            text=None if button else line,
            press=Press(button=button.id) if button else None,
        )
        outbound = self.app.turn(inbound)
        self._show(outbound)
        with self.app.database.writing() as session:
            outbox.mark_sent(session, [outbound.id], datetime.now(UTC))

    def news(self) -> None:
        """Show the notices that came meanwhile, such as a colleague's answer."""
        now = datetime.now(UTC)
        with self.app.database.writing() as session:
            rows = outbox.due_after(session, self.channel, self.conversation, 0, now)
            fresh = [row for row in rows if row.status == "waiting"]
            outbox.mark_sent(session, [row.id for row in fresh], now)
            notices = [Outbound.model_validate({**row.body, "id": row.id}) for row in fresh]
        for notice in notices:
            self._show(notice)

    def _show(self, outbound: Outbound) -> None:
        language = self.actor.language
        self.buttons = outbound.reply.buttons
        show(self.console, outbound.reply, language)
        folder = self.app.home / "files" / folder_name(f"{self.channel}-{self.conversation}")
        for file in save_files(outbound.reply, folder, str(outbound.id), language):
            self.console.print(file.path, style="dim", highlight=False, soft_wrap=True)


def talk(app: App, name: str | None, channel: str) -> None:
    """Talk until /quit or Ctrl-D. Raises UnknownSenderError where nobody may talk."""
    with app.database.reading() as session:
        sender, actor = speaker(app, session, name, channel)
    Thread(target=_warm, args=(app,), daemon=True).start()
    here = Talk(app, Console(), channel, sender, actor)
    watched = sys.stdin.isatty()
    if watched:
        here.console.print(_greeting(actor), style="dim")
    with _history(app, watched), indexing(app):
        while (line := _next_line(actor, watched)) is not None:
            here.news()
            if line:
                _take(here, line)


def _warm(app: App) -> None:
    """Load the model while the person types; what goes wrong is said when it is needed."""
    try:
        app.warm()
    except Exception:
        log.debug("the model could not be loaded ahead", exc_info=True)


def pressed(line: str, buttons: tuple[Button, ...]) -> Button | None:
    """The button that a line names by its number or its label."""
    if line.isascii() and line.isdigit() and 1 <= int(line) <= len(buttons):
        return buttons[int(line) - 1]
    folded = line.casefold()
    return next((button for button in buttons if button.label.casefold() == folded), None)


def _take(here: Talk, line: str) -> None:
    from bot.commands.problems import sentence

    try:
        here.take(line)
    except Exception as error:
        here.console.print(
            sentence(error, here.actor.language), soft_wrap=True, style="red", markup=False
        )


def _greeting(actor: Actor) -> str:
    return actor.zh_en(
        f"你在以{actor.name}的身份对话。输入按钮的编号即可选择，/quit 退出。",
        f"You are talking as {actor.name}. Type a button's number to press it, /quit to leave.",
    )


def _next_line(actor: Actor, watched: bool) -> str | None:
    """What was typed; None at the end."""
    try:
        line = clean(input(f"{actor.name}> " if watched else "")).strip()
    except EOFError:
        return None
    return None if line.casefold() in LEAVE else line


@contextlib.contextmanager
def _history(app: App, watched: bool) -> Iterator[None]:
    """What was typed the last times, with the arrow keys, where this system can do so."""
    try:
        import readline
    except ImportError:
        watched = False
    if not watched:
        yield
        return
    path = app.home / "history"
    with contextlib.suppress(OSError):
        readline.read_history_file(path)
    readline.set_history_length(MOST_REMEMBERED)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            readline.write_history_file(path)
