"""The console without a network: requests go straight to the application."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.bootstrap import App
from bot.links import new_link
from bot.web.app import create_app
from crm_store.models.base import utc_now
from crm_store.repositories.accounts import Accounts

ORIGIN = "http://127.0.0.1:8765"
SignIn = Callable[[str], TestClient]


@pytest.fixture
def demo(app: App) -> Iterator[TestClient]:
    """A browser at the demo's console."""
    with TestClient(create_app(app, demo=True), base_url=ORIGIN) as client:
        yield client


@pytest.fixture
def outsider(app: App) -> Iterator[TestClient]:
    """A browser at a real console, with nobody signed in."""
    with TestClient(create_app(app, demo=False), base_url=ORIGIN) as client:
        yield client


@pytest.fixture
def sign_in(app: App, outsider: TestClient) -> Iterator[SignIn]:
    """Makes browsers in which a colleague is signed in by a link, all at one console."""
    opened = ExitStack()

    def make(name: str) -> TestClient:
        client = opened.enter_context(TestClient(outsider.app, base_url=ORIGIN))
        with app.database.reading() as session:
            user = Accounts(session).named(name)
        assert user is not None
        assert client.get(new_link(app.database, user, ORIGIN, utc_now())).status_code == 200
        return client

    with opened:
        yield make


def say(client: TestClient, text: str, **more: Any) -> list[Any]:
    """My message and its reply."""
    answer = client.post("/api/turn", json={"text": text, **more})
    assert answer.status_code == 200, answer.text
    messages: list[Any] = answer.json()["messages"]
    return messages
