"""The one place where concrete things are built and wired."""

import gc
import logging
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.channel import Inbound, Outbound
from bot.identity import UnknownSenderError
from bot.settings import Settings
from crm_store.actors import Defaults
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from intents.understand.llm.endpoint import Endpoint, endpoint_of

log = logging.getLogger(__name__)

KNOWN_STORES = ("postgresql://", "postgres://", "postgresql+psycopg://", "sqlite:///")

if TYPE_CHECKING:
    from intents.history import History
    from intents.understand.llm.second_reader import SecondReader
    from intents.understand.reader import Reader
    from retrieval.service import Retrieval


class Turns(Protocol):
    """What answers a delivery: the pipeline, or a test's stand-in."""

    def turn(self, inbound: Inbound) -> Outbound:
        """The reply to a delivery."""

    def store(self, inbound: Inbound) -> tuple[int, bool]:
        """Keep a delivery; its key, and whether it is new."""

    def answer(self, inbound: Inbound, key: int, parts: Sequence[int] = ()) -> Outbound:
        """The reply to a stored delivery."""

    def turn_away(self, inbound: Inbound, key: int, error: UnknownSenderError) -> None:
        """Answer a stored delivery of somebody unknown."""


@dataclass
class App:
    """Everything that a command needs. The reader and its model are loaded when first asked for."""

    settings: Settings
    database: Database
    defaults: Defaults
    turns: Turns | None = None
    endpoint: Endpoint | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def home(self) -> Path:
        """The folder of the embedded store, files and secrets."""
        return self.settings.guanxi_home.expanduser().resolve()

    @cached_property
    def reader(self) -> "Reader":
        """The recogniser."""
        from intents.understand.reader import Reader

        return Reader()

    @cached_property
    def second_reader(self) -> "SecondReader | None":
        """The language model that reads what the recogniser is unsure of; None without one."""
        if self.endpoint is None:
            return None
        from intents.understand.llm.client import Client
        from intents.understand.llm.second_reader import SecondReader

        return SecondReader(self.reader, Client(self.endpoint))

    @cached_property
    def retrieval(self) -> "Retrieval":
        """The search of history; neither Chroma nor the model is loaded before it is needed."""
        from retrieval.index import Index
        from retrieval.model import VectorModel
        from retrieval.service import Retrieval

        settings = self.settings
        key = settings.guanxi_embeddings_key.get_secret_value()
        model = VectorModel(settings.guanxi_embeddings, settings.guanxi_embeddings_url, key)
        return Retrieval(self.database, Index(self.home / "index", settings.chroma_url), model)

    @cached_property
    def history(self) -> "History":
        """What handlers ask about the past."""
        from intents.history import History

        second = self.second_reader
        return History(self.retrieval, second.client if second else None)

    def turn(self, inbound: Inbound) -> Outbound:
        """The reply to a delivery. Raises UnknownSenderError where nobody is known by that name."""
        return self._pipeline().turn(inbound)

    @property
    def intake(self) -> Turns:
        """What keeps deliveries and answers them one by one."""
        return self._pipeline()

    def load(self) -> None:
        """Load what answers deliveries, but for the model, which not every message needs."""
        self._pipeline()

    def load_rest(self) -> None:
        """Load what messages may need yet; what goes wrong is said when it is needed."""
        try:
            self.reader.warm()
            spare_what_stays()
        except Exception:
            log.debug("the model could not be loaded ahead", exc_info=True)

    def warm(self) -> None:
        """Load what the first message would have to wait for."""
        if self.turns is None:
            self._pipeline()
            self.reader.warm()
            spare_what_stays()

    def _pipeline(self) -> Turns:
        """The pipeline, made once however many threads ask for it."""
        with self._lock:
            if self.turns is None:
                from bot.pipeline import Pipeline

                self.turns = Pipeline(
                    self.database, self.reader, self.defaults, self.second_reader, self.history
                )
            return self.turns


def spare_what_stays() -> None:
    """Keep what is loaded by now out of the collector's way, which took 60 ms to go through it.

    Of what a turn makes nearly all is gone with it: the collector looks at every 10,000 objects
    and not at every 700, which takes 0.1 ms of a turn in place of 0.3, and of some 25.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def build(settings: Settings | None = None) -> App:
    """The application, its store brought up to date."""
    settings = settings or Settings()
    logging.basicConfig(level=settings.guanxi_log_level.upper(), format="%(levelname)s %(message)s")
    database = Database(store_url(settings))
    migrate(database)
    defaults = Defaults(settings.guanxi_language, local_zone(settings.guanxi_timezone))
    return App(settings, database, defaults, endpoint=model_endpoint(settings))


def model_endpoint(settings: Settings) -> Endpoint | None:
    """The language model of the settings; None where none is named. Raises ValueError."""
    key = settings.guanxi_llm_key.get_secret_value()
    return endpoint_of(
        settings.guanxi_llm, settings.guanxi_llm_url, key, settings.guanxi_llm_timeout
    )


def store_url(settings: Settings) -> str:
    """The URL of the store: DATABASE_URL, else a SQLite file in GUANXI_HOME. Raises ValueError."""
    given = settings.database_url
    if not given:
        return sqlite_url(settings.guanxi_home.expanduser().resolve() / "guanxi.db")
    if not given.startswith(KNOWN_STORES):
        raise ValueError(
            "DATABASE_URL 只能是 postgresql://… 或 sqlite:///…，或留空。/ "
            "DATABASE_URL has to be postgresql://…, sqlite:///…, or empty."
        )
    return given


def local_zone(name: str) -> ZoneInfo:
    """The zone of that IANA name, this machine's where none is named. Raises ValueError."""
    if not name:
        from tzlocal import get_localzone_name

        name = get_localzone_name() or "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"GUANXI_TIMEZONE is {name!r}, which is no time zone; Asia/Shanghai is one."
        ) from error


def session_secret(app: App) -> str:
    """What signs console sessions: the setting, else a secret made once and kept in GUANXI_HOME."""
    if given := app.settings.guanxi_secret.get_secret_value():
        return given
    path = app.home / "secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()
