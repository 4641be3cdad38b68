"""`guanxi serve`: which parts run, that they share one loop and one port, and stop cleanly."""

import asyncio
import os
import signal
from collections.abc import Sequence

import httpx
import pytest
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import running
from bot.bootstrap import App
from bot.running import PARTS, Part, chosen, run
from bot.settings import Settings

NOTHING: dict[str, object] = {
    "slack_bot_token": SecretStr(""), "telegram_bot_token": SecretStr(""),
}  # fmt: skip
SLACK = NOTHING | {"slack_bot_token": SecretStr("xoxb-1")}


def settings(**values: object) -> Settings:
    """Settings with these values, whatever the environment has."""
    return Settings().model_copy(update=values)


def test_what_has_its_tokens_runs() -> None:
    web, parts = chosen("", settings(**NOTHING))
    assert (web, [part.name for part in parts]) == (True, ["scheduler"])
    web, parts = chosen("", settings(**SLACK))
    assert (web, [part.name for part in parts]) == (True, ["slack", "scheduler"])
    web, parts = chosen("slack", settings(**SLACK))
    assert (web, [part.name for part in parts]) == (False, ["slack"])
    assert chosen(" web ", settings(**SLACK)) == (True, [])


def test_what_is_asked_for_without_its_token_says_which() -> None:
    with pytest.raises(ValueError, match="SLACK_BOT_TOKEN"):
        chosen("web,slack", settings(**NOTHING))
    with pytest.raises(ValueError, match="fax"):
        chosen("web,fax", settings(**NOTHING))


def test_every_part_can_be_made_and_examined() -> None:
    for part in PARTS:
        for named in (part.made, part.checked):
            assert callable(running._named(named))


class Channel:
    """A channel with a webhook that is told to stop by a signal once it was called."""

    def __init__(self, log: list[str], signal_number: int) -> None:
        self.log = log
        self.routes: Sequence[BaseRoute] = [Route("/hook", self._hooked)]
        self._signal = signal_number

    async def start(self) -> None:
        """Note it."""
        self.log.append("started")

    async def stop(self) -> None:
        """Note it, after a while, as a turn would take."""
        await asyncio.sleep(0.01)
        self.log.append("stopped")

    async def _hooked(self, _request: Request) -> Response:
        self.log.append("hooked")
        os.kill(os.getpid(), self._signal)
        return PlainTextResponse("ok")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("web", [True, False])
def test_a_channel_runs_beside_the_console_until_a_signal(
    app: App, monkeypatch: pytest.MonkeyPatch, number: int, web: bool
) -> None:
    log: list[str] = []
    monkeypatch.setattr(Part, "make", lambda self, _app: Channel(log, number))
    answers: list[tuple[int, int]] = []
    calling: list[asyncio.Task[None]] = []

    async def call(address: str) -> None:
        async with httpx.AsyncClient(trust_env=False) as client:
            page = await client.get(f"{address}/")
            hook = await client.get(f"{address}/hook")
            answers.append((page.status_code, hook.status_code))

    def ready(what: str) -> None:
        log.append(what.partition(":")[0])
        if what.startswith("http"):
            calling.append(asyncio.get_running_loop().create_task(call(what)))

    run(app, [Part("fax", (), "", "")], web=web, demo=False, port=0, ready=ready)
    assert log == ["started", "fax", "http", "hooked", "stopped"]
    assert answers == [(200 if web else 404, 200)]
