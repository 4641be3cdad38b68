"""Has the modules and the model loaded, and makes a running Guanxi of itself whenever it is asked.

Reads one JSON object a line: where the store and the two platforms are, and at which point the new
process is to be killed. Prints its number, and later how it ended.
"""

import importlib
import json
import os
import sys
import threading
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import delivery, fault_points, running
from bot.bootstrap import App, build
from bot.settings import Settings
from bot.slack import pace
from bot.telegram.channel import TelegramChannel
from bot.telegram.pace import Pace
from intents.understand.reader import Reader
from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN
from tests.servers.telegram.server import TOKEN

LOADED = ("bot.pipeline", "bot.slack.app", "crm_store.migrate", "alembic.command")
"""What every process would load by itself."""
PARTS = (
    running.Part("slack", (), "bot.slack.app:make", ""),
    running.Part("telegram", (), "tests.killing.nursery:make_telegram", ""),
)


def make_telegram(app: App) -> TelegramChannel:
    """Every message a turn of its own, and no pauses."""
    return TelegramChannel(app, pace=Pace(0.0), pause=0.0)


def main() -> None:
    """Make processes until there is nothing more to read."""
    reader = Reader()
    reader.warm()
    for module in LOADED:
        importlib.import_module(module)
    print("ready", flush=True)
    for line in sys.stdin:
        wanted = json.loads(line)
        number = os.fork()
        if number == 0:
            _serve(wanted, reader)
        print(number, flush=True)
        threading.Thread(target=_watch, args=(number,), daemon=True).start()


def _watch(number: int) -> None:
    _, status = os.waitpid(number, 0)
    print(f"{number} {os.waitstatus_to_exitcode(status)}", flush=True)


def _serve(wanted: dict[str, Any], reader: Reader) -> None:
    """Be `guanxi serve` until the end."""
    sys.stdin.close()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    delivery.LEASE = timedelta(seconds=3)  # nobody waits two minutes for what a dead process held
    pace.BETWEEN = 0.0
    vars(running)["indexing"] = lambda _: nullcontext()  # nothing is looked for here
    fault_points.arm(wanted["point"], wanted["spared"])
    app = build(_settings(wanted))
    app.reader = reader
    try:
        running.run(app, PARTS, web=False, demo=False, port=0, ready=lambda _: None)
    finally:
        os._exit(0)


def _settings(wanted: dict[str, Any]) -> Settings:
    return Settings(
        guanxi_home=Path(wanted["home"]),
        database_url="",
        guanxi_language="zh",
        guanxi_timezone="Asia/Shanghai",
        guanxi_log_level="error",
        guanxi_turns_a_minute=0,
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_app_token=SecretStr(APP_TOKEN),
        slack_api_url=f"{wanted['slack']}/api/",
        telegram_bot_token=SecretStr(TOKEN),
        telegram_api_url=wanted["telegram"],
    )


if __name__ == "__main__":
    main()
