"""The Slack channel while it runs: what its listeners share, how it starts and how it stops."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, ParamSpec, TypeVar
from weakref import WeakValueDictionary

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.bootstrap import App
from bot.channel import Inbound, Sender
from bot.delivery import Delivery
from bot.intake import Intake
from bot.slack.audience import Audience
from bot.slack.client import SlackClient
from bot.slack.failures import ADVICE, TROUBLE, code_of
from bot.slack.fetching import Fetching
from bot.slack.handover import Handover, NobodyTakesOver
from bot.slack.people import People
from bot.slack.places import CHANNEL, USER, Place, colleague_of, place_of
from bot.slack.response_urls import ResponseUrls
from bot.turn_limit import TurnLimit

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
PATH = "/slack/events"
LARGEST = 4 * 1024 * 1024
SECONDS_BETWEEN_TRIES = 5.0
TIMEOUT = 15
QUIET_LOGS = ("slack_bolt", "slack_sdk", "bot.slack.sdk")


class SlackChannel:
    """Everything of Slack in this process; made by bot.slack.app."""

    def __init__(self, app: App, handover: Handover | None = None) -> None:
        settings = app.settings
        self.app = app
        self.web = _web(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
        self.bolt = AsyncApp(
            signing_secret=settings.slack_signing_secret.get_secret_value(),
            client=self.web,
            logger=logging.getLogger("bot.slack.sdk"),
            process_before_response=True,  # an event is stored, and only then acknowledged
            raise_error_for_unhandled_request=True,
        )
        self.handover: Handover = handover or NobodyTakesOver()
        self.people = People(app, self.web)
        self.audience = Audience(self.web, self.people)
        self.urls = ResponseUrls()
        self.client = SlackClient(app, self.web, self.audience, self.urls)
        self.delivery = Delivery(app.database, self.client)
        self.intake = Intake(app, CHANNEL, self.delivery.wake, prepare=Fetching(self.web).fetched)
        self.limit = TurnLimit(settings.guanxi_turns_a_minute)
        self.bot = ""
        self.routes: Sequence[BaseRoute] = ()
        self._app_token = settings.slack_app_token.get_secret_value()
        self._socket: AsyncSocketModeHandler | None = None
        self._sending: asyncio.Task[None] | None = None
        self._later: set[asyncio.Task[None]] = set()
        self._orders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        if not self._app_token:
            self.routes = [Route(PATH, self._requested, methods=["POST"])]

    async def start(self) -> None:
        """Connect. Raises ValueError with a sentence where a token is refused."""
        self.web.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        try:
            await self._connect()
        except SlackApiError as error:
            raise ValueError(refused(code_of(error))) from None
        except TROUBLE as error:
            log.warning("Slack cannot be reached (%r); it is tried again", error)
            self.later(self._connect_later())

    async def stop(self) -> None:
        """Take no more events, end the turns and the sending that were begun."""
        if self._socket is not None:
            await self._socket.client.close()  # type: ignore[no-untyped-call]
        for task in self._later:
            task.cancel()
        self.intake.close()
        if self._sending is not None:
            self._sending.cancel()
            await self.delivery.drain()
        if self.web.session is not None:
            await self.web.session.close()

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the answer, such as marking a pressed button; it may fail."""
        task = asyncio.create_task(_without_harm(work))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def settle(self) -> None:
        """Wait until everything that came is answered and everything beside it is done."""
        await self.intake.settle()
        while self._later:
            await asyncio.wait(set(self._later))

    @property
    def help_words(self) -> str:
        """What somebody says who says nothing."""
        return "帮助" if self.app.defaults.language == "zh" else "help"

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of reading the store, in a worker thread."""
        return await asyncio.to_thread(work, *args, **kwargs)

    async def take(self, inbound: Inbound) -> bool:
        """Store a delivery, those of one conversation in the order of their coming."""
        there = await self._own(inbound.conversation, inbound.sender.name)
        inbound = inbound.model_copy(update={"conversation": there})
        lock = self._orders.setdefault(there, asyncio.Lock())
        async with lock:
            return await self.intake.take(inbound)

    async def replace(self, account: str, place: Place, key: str, text: str | None) -> bool:
        """Put another text in the place of a message that waits; see Intake.replace."""
        there = await self._own(place.conversation, account)
        return await self.intake.replace(there, key, text)

    async def _own(self, conversation: str, account: str) -> str:
        """The conversation that something said belongs to.

        A colleague's DM is the one in which they are told things, so that both are about the same.
        """
        place = None if colleague_of(conversation) else place_of(conversation)
        if place is None or not place.is_dm or place.thread is not None:
            return conversation
        user = await self.people.user(account)
        return conversation if user is None else f"{USER}{user}"

    async def welcome(self, account: str, place: Place, *, quietly: bool = False) -> bool:
        """Whether this person may be answered now: known, and not too fast.

        Says so otherwise, to them alone (with `quietly` only where they are too fast).
        """
        verdict = self.limit.take(account)
        if verdict != "go":
            if verdict == "tell":
                self.later(self.tell(account, place, _TOO_FAST))
            return False
        if await self.people.known(account):
            return True
        if not quietly:
            self.later(self._turn_away(account, place))
        return False

    async def tell(self, account: str, place: Place, words: tuple[str, str]) -> None:
        """Say something to one person alone, in their language."""
        actor = await self.people.actor(account)
        language = actor.language if actor else self.app.defaults.language
        await self.client.whisper(place, account, words[0 if language == "zh" else 1], [])

    async def _turn_away(self, account: str, place: Place) -> None:
        text = await self.people.turned_away(account)
        await self.client.whisper(place, account, text, [])

    async def _connect(self) -> None:
        """Learn who the bot is, take up what was left, and let events come."""
        who = await self.web.auth_test()
        self.bot = self.audience.bot = str(who["user_id"])
        self.people.team = str(who.get("team_id") or "")
        if self._app_token:
            opened = await self.web.apps_connections_open(app_token=self._app_token)
            self._socket = AsyncSocketModeHandler(self.bolt, self._app_token)
            self._socket.client.wss_uri = str(opened["url"])
        await self.intake.recover()
        self._sending = asyncio.create_task(self.delivery.run())
        if self._socket is not None:
            await self._socket.client.connect()  # type: ignore[no-untyped-call]

    async def _connect_later(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            try:
                return await self._connect()
            except TROUBLE as error:
                log.warning("Slack cannot be reached yet: %r", error)

    async def _requested(self, request: Request) -> Response:
        """POST /slack/events: an event, a command or a press, signed by Slack."""
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST:
            return Response(status_code=413)
        return await AsyncSlackRequestHandler(self.bolt).handle(request)


def sender(account: str) -> Sender:
    """A Slack account as the pipeline is told of it."""
    return Sender(kind="account", name=account)


def refused(code: str) -> str:
    """What to do about a token that Slack refuses, in both languages."""
    advice = ADVICE.get(code, "check SLACK_BOT_TOKEN and SLACK_APP_TOKEN")
    return f"Slack 不接受这个令牌 / Slack refuses the token ({code}): {advice}. See docs/slack.md."


_TOO_FAST = (
    "慢一点，我跟不上了。一分钟后再说。",
    "That is faster than I can follow. Say it again in a minute.",
)


async def _without_harm(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as error:
        log.warning("something beside the answer failed: %r", error)


def _web(token: str, url: str) -> AsyncWebClient:
    for name in QUIET_LOGS:
        logging.getLogger(name).setLevel(logging.WARNING)
    logger = logging.getLogger("bot.slack.sdk")
    return AsyncWebClient(token=token, base_url=url, timeout=TIMEOUT, logger=logger)
