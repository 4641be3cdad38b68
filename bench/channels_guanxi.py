"""Guanxi on both channels as `guanxi serve` runs it, at the addresses in SLACK and TELEGRAM.

The platforms' own paces of a message a second in a chat would hide how fast it is, so a chat gets
its messages without a pause; everything else is as it is served.
"""

import os
from pathlib import Path

from bot import running
from bot.bootstrap import build
from bot.settings import Settings
from bot.slack import pace
from tests.killing.nursery import PARTS
from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN
from tests.servers.telegram.server import TOKEN


def main() -> None:
    """Serve until it is stopped."""
    pace.BETWEEN = 0.0
    settings = Settings(
        guanxi_home=Path(os.environ["GUANXI_HOME"]), database_url="", guanxi_language="zh",
        guanxi_timezone="Asia/Shanghai", guanxi_turns_a_minute=0, slack_bot_token=BOT_TOKEN,
        slack_app_token=APP_TOKEN, slack_api_url=f"{os.environ['SLACK']}/api/",
        telegram_bot_token=TOKEN, telegram_api_url=os.environ["TELEGRAM"],
    )  # fmt: skip
    running.run(build(settings), PARTS, web=False, demo=False, port=0, ready=lambda _: None)


if __name__ == "__main__":
    main()
