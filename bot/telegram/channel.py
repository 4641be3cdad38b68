"""The Telegram channel while it runs: what comes in, what goes out, how it starts and stops."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime
from functools import partial
from weakref import WeakValueDictionary

from sqlalchemy.exc import OperationalError
from starlette.routing import BaseRoute
from telegram import Bot, CallbackQuery, Update
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.bootstrap import App
from bot.channel import Edited, Inbound
from bot.delivery import Delivery
from bot.fault_points import reached
from bot.intake import Intake
from bot.settings import Settings
from bot.telegram import commands, webhook
from bot.telegram.blocking import note_blocked, note_lost, note_unblocked
from bot.telegram.client import TelegramClient
from bot.telegram.fetching import Fetching
from bot.telegram.incoming import ALLOWED, blocked_by, inbound_of
from bot.telegram.keyboard import pressed
from bot.telegram.limits import CHANNEL
from bot.telegram.pace import Pace
from bot.telegram.polling import poll
from bot.turn_limit import TurnLimit
from crm_store.repositories.linked_accounts import BOT
from crm_store.repositories.workspace import Workspace

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Short messages that follow each other so soon are one turn."""
SECONDS_BETWEEN_TRIES = 5.0
QUIET_LOGS = ("httpx", "httpcore", "telegram")
"""They would log addresses, which have the token in them."""
TOO_FAST = (
    "慢一点，我跟不上了。一分钟后再说。",
    "That is faster than I can follow. Say it again in a minute.",
)
REFUSED = (
    "Telegram 不接受 TELEGRAM_BOT_TOKEN / Telegram refuses TELEGRAM_BOT_TOKEN. "
    "Ask @BotFather for a token. See docs/telegram.md."
)


class TelegramChannel:
    """Everything of Telegram in this process; made by bot.telegram.app."""

    def __init__(self, app: App, *, pace: Pace | None = None, pause: float = PAUSE) -> None:
        self.app = app
        self.bot = bot_of(app.settings)
        self.client = TelegramClient(app, self.bot, pace or Pace())
        self.delivery = Delivery(app.database, self.client, partial(note_lost, app))
        self.intake = Intake(
            app, CHANNEL, self.delivery.wake, pause=pause, prepare=Fetching(app, self.bot).fetched
        )
        self.limit = TurnLimit(app.settings.guanxi_turns_a_minute)
        self.routes: Sequence[BaseRoute] = ()
        self._tasks: set[asyncio.Task[None]] = set()
        self._sending: asyncio.Task[None] | None = None
        self._receiving: asyncio.Task[None] | None = None
        self._orders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        if app.settings.telegram_webhook_url:
            secret = app.settings.telegram_webhook_secret
            self.routes = [webhook.route(self.bot, secret, self.take)]

    async def start(self) -> None:
        """Connect. Raises ValueError with a sentence where the token is refused."""
        try:
            await self._connect()
        except InvalidToken:
            raise ValueError(REFUSED) from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); it is tried again", error.message)
            self._receiving = asyncio.create_task(self._connect_later())

    async def stop(self) -> None:
        """Take no more updates, end the turns and the sending that were begun."""
        if self._receiving is not None:
            self._receiving.cancel()
        for task in self._tasks:
            task.cancel()
        self.intake.close()
        if self._sending is not None:
            self._sending.cancel()
            await self.delivery.drain()
        await self.bot.shutdown()

    async def settle(self) -> None:
        """Wait until everything that came is answered and everything beside it is done."""
        await self.intake.settle()
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def take(self, update: Update) -> None:
        """Keep what an update says; only then may Telegram forget it."""
        while True:
            try:
                await self._kept(update)
                return
            except OperationalError:
                log.exception("update %s is not kept yet", update.update_id)
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            except Exception:  # one update that nobody can read must not stop all others
                log.exception("update %s cannot be read", update.update_id)
                return

    async def _kept(self, update: Update) -> None:
        if (change := blocked_by(update)) is not None:
            await self._changed(*change)
        inbound = inbound_of(update, self.bot.username)
        if inbound is not None and self._is_in_time(inbound):
            lock = self._orders.setdefault(inbound.conversation, asyncio.Lock())
            async with lock:
                await self._take(inbound)
        if update.callback_query is not None:
            self._beside(self._answer_press(update.callback_query))
        reached("acknowledged")

    async def _take(self, inbound: Inbound) -> None:
        """Store a delivery; an edit of one that waits still takes its place."""
        if isinstance(inbound.event, Edited) and await self.intake.replace(
            inbound.conversation, inbound.event.key, inbound.text
        ):
            return
        await self.intake.take(inbound)

    async def _changed(self, chat: str, blocked: bool) -> None:
        note = note_blocked if blocked else note_unblocked
        await asyncio.to_thread(note, self.app, chat, datetime.now(UTC))

    def _is_in_time(self, inbound: Inbound) -> bool:
        """Whether this person may send so much; they are told once where not."""
        verdict = self.limit.take(inbound.sender.name)
        if verdict == "tell":
            default = self.app.defaults.language == "zh"
            chinese = (inbound.sender.language or ("zh" if default else "en")).startswith("zh")
            self._beside(self.client.say(inbound.conversation, TOO_FAST[0 if chinese else 1]))
        return verdict == "go"

    async def _answer_press(self, query: CallbackQuery) -> None:
        """Telegram shows that something happens until this; buttons that acted once go."""
        await query.answer()
        found = pressed(query.data or "")
        if found is not None and found.once and query.message is not None:
            await self.bot.edit_message_reply_markup(
                query.message.chat.id, query.message.message_id
            )

    def _beside(self, work: Coroutine[object, object, object]) -> None:
        """Do something beside the answer; it may fail."""
        task = asyncio.create_task(_without_harm(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connect(self) -> None:
        """Learn who the bot is, take up what was left, and let updates come."""
        await self.bot.initialize()
        await asyncio.to_thread(self._remember_name, self.bot.username)
        await commands.publish(self.bot, self.app.defaults.language)
        await self.intake.recover()
        self._sending = asyncio.create_task(self.delivery.run())
        settings = self.app.settings
        if settings.telegram_webhook_url:
            await self.bot.set_webhook(
                settings.telegram_webhook_url.rstrip("/") + webhook.PATH,
                allowed_updates=ALLOWED,
                secret_token=settings.telegram_webhook_secret.get_secret_value(),
            )
            return
        await self.bot.delete_webhook()
        self._receiving = asyncio.create_task(poll(self.bot, self.take))

    async def _connect_later(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            try:
                return await self._connect()
            except InvalidToken:  # whose own words have the token in them
                log.error("%s", REFUSED)
                return None
            except TelegramError as error:
                log.warning("Telegram cannot be reached yet: %s", error.message)

    def _remember_name(self, name: str) -> None:
        """Deep links have the bot's name in them, whoever makes them."""
        with self.app.database.writing() as session:
            Workspace(session).set(BOT, name)


def bot_of(settings: Settings) -> Bot:
    """The bot of these settings, not connected yet."""
    for name in QUIET_LOGS:
        logging.getLogger(name).setLevel(logging.WARNING)
    url = settings.telegram_api_url.rstrip("/")
    return Bot(
        settings.telegram_bot_token.get_secret_value(),
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=HTTPXRequest(connection_pool_size=32),
        get_updates_request=HTTPXRequest(connection_pool_size=2, read_timeout=10),
    )


async def _without_harm(work: Coroutine[object, object, object]) -> None:
    try:
        await work
    except Exception as error:
        log.warning("something beside the answer failed: %r", error)
