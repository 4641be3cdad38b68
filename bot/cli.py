"""The `guanxi` command."""

import os
import sys

import typer

from bot.commands import (
    check,
    data,
    history,
    learned,
    outbox,
    people,
    rules,
    serving,
    setting,
    talk,
    training,
)
from bot.commands.start import CommandError

HELP = (
    "Guanxi, the CRM that people talk to, in Chinese and English.\n\n"
    "Settings come from the environment or a .env file (see .env.example). "
    "GUANXI_HOME, by default ./data, holds the embedded store."
)

app = typer.Typer(
    help=HELP, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False
)
app.command("demo")(serving.demo)
app.command("init")(data.init)
app.add_typer(people.app, name="user")
app.add_typer(learned.app, name="learned")
app.command("link")(people.link)
app.command("import")(data.import_files)
app.command("export")(data.export_files)
app.command("chat")(talk.chat)
app.command("understand")(talk.understand)
app.command("retrieve")(history.retrieve)
app.add_typer(setting.app, name="setting")
app.add_typer(outbox.app, name="outbox")
app.command("serve")(serving.serve)
app.command("run-rules")(rules.run_rules)
app.command("reindex")(history.reindex)
app.command("doctor")(check.doctor)
app.command("train")(training.train)


def main() -> None:
    """Run a command; what goes wrong is one sentence and exit code 1."""
    try:
        app(prog_name="guanxi")
    except CommandError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except Exception as error:
        from bot.commands.problems import installation_language, sentence

        _fail(sentence(error, installation_language()))


def _fail(text: str) -> None:
    typer.echo(f"guanxi: {text}", err=True)
    raise SystemExit(1) from None
