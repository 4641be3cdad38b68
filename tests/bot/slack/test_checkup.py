"""`guanxi doctor` asks Slack who the tokens are."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.slack.app import make
from bot.slack.checkup import examine
from tests.bot.slack.conftest import Stage
from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN, SlackServer


@contextmanager
def running() -> Iterator[SlackServer]:
    """A server in a thread of its own."""
    server, loop = SlackServer(), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(server.start(), loop).result(10)
        yield server
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
    loop.close()


def found(server: SlackServer, bot: str = BOT_TOKEN, app: str = APP_TOKEN) -> list[tuple[str, str]]:
    """The states of the findings and what they say."""
    settings = Settings().model_copy(
        update={
            "slack_bot_token": SecretStr(bot),
            "slack_app_token": SecretStr(app),
            "slack_signing_secret": SecretStr(""),
            "slack_api_url": f"{server.address}/api/",
        }
    )
    findings = examine(settings, lambda zh, en: en)
    return [(one.state, f"{one.found} {one.advice}") for one in findings]


def test_good_tokens_say_whose_they_are() -> None:
    with running() as server:
        assert found(server) == [("ok", "guanxi in the workspace Acme "), ("ok", "Socket Mode ")]


def test_a_refused_token_says_what_to_do() -> None:
    with running() as server:
        ((state, said),) = found(server, bot="xoxb-old")
        assert (state, "Install the app again" in said) == ("problem", True)
        assert "xoxb-old" not in said
        assert found(server, app="xapp-old")[-1][0] == "problem"


def test_without_a_way_for_events_it_is_a_problem() -> None:
    with running() as server:
        assert found(server, app="")[-1][0] == "problem"


def test_a_server_that_is_not_there_is_a_problem() -> None:
    server = SlackServer()
    server.address = "http://127.0.0.1:9"
    ((state, said),) = found(server)
    assert (state, "SLACK_API_URL" in said) == ("problem", True)


def test_the_channel_does_not_start_with_a_refused_token(stage: Stage) -> None:
    with running() as server:
        stage.app.settings = stage.app.settings.model_copy(
            update={
                "slack_bot_token": SecretStr("xoxb-old"),
                "slack_app_token": SecretStr(APP_TOKEN),
                "slack_api_url": f"{server.address}/api/",
            }
        )

        async def start() -> None:
            slack = make(stage.app)
            try:
                await slack.start()
            finally:
                await slack.stop()

        with pytest.raises(ValueError, match="invalid_auth") as raised:
            asyncio.run(start())
        assert "xoxb-old" not in str(raised.value)
