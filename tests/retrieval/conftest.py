"""The sample company with its history indexed: by a toy model, so that no test waits for one."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.identity import resolve
from bot.terminal.speaker import sender_of
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import Customer
from crm_store.scope import Actor
from crm_store.unit_of_work import UnitOfWork
from retrieval.index import Index
from retrieval.service import Retrieval
from tests.retrieval.toy_model import ToyModel
from tests.stores import NOW, SHANGHAI

ROOT = Actor("root", "admin", "en", SHANGHAI, "CNY", sees=None)


@pytest.fixture
def retrieval(company: Database, tmp_path: Path) -> Retrieval:
    """The search over the sample company, up to date; Chroma in this process."""
    made = Retrieval(company, Index(tmp_path / "index"), ToyModel())
    assert made.up_to_date(60)
    return made


@pytest.fixture(scope="module")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a `chroma run` server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    command = Path(sys.executable).with_name("chroma")
    server = subprocess.Popen(
        [command, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/api/v2/heartbeat")
        yield url
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(url: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until, "the Chroma server does not answer"
            time.sleep(0.1)


def actor_of(database: Database, name: str) -> Actor:
    """The actor of that name: a user, or customer:NAME."""
    with database.reading() as session:
        return resolve(session, sender_of(name), "terminal", Defaults("zh", SHANGHAI))


def changing(database: Database) -> UnitOfWork:
    """A change by an admin."""
    return UnitOfWork(database, ROOT, NOW)


def customer_id(database: Database, name: str) -> int:
    """The key of the customer of that name."""
    with database.reading() as session:
        return session.scalars(select(Customer.id).where(Customer.name == name)).one()
