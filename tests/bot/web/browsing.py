"""A real browser on a real console: what the tests of the page stand on."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect, sync_playwright
from starlette.applications import Starlette

from bot.bootstrap import build
from bot.settings import Settings
from bot.web.app import create_app
from crm_store.sample import fill_sample
from intents.understand.reader import Reader

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-proxy-server",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""A Monday, 10:00 in Shanghai."""
DESK = (1280, 800)
PHONE = (360, 740)


def installed_chromium() -> str:
    """The browser of this machine; the test is skipped where there is none."""
    given = os.environ.get("GUANXI_CHROMIUM", "")
    found = given or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        pytest.skip("no chromium or google-chrome on PATH; GUANXI_CHROMIUM may name one")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    path = installed_chromium()
    expect.set_options(timeout=20_000)  # a busy machine
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def console(home: Path, reader: Reader, *, demo: bool) -> Iterator[str]:
    """The address of a console over the sample company, on a free port of this machine."""
    app = build(Settings(guanxi_home=home, guanxi_timezone="Asia/Shanghai"))
    app.reader = reader
    fill_sample(app.database, NOW.date(), NOW)
    with time_machine.travel(NOW, tick=True), _running(create_app(app, demo)) as address:
        yield address


@contextmanager
def _running(made: Starlette) -> Iterator[str]:
    config = uvicorn.Config(made, port=0, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield _address(server, thread)
    finally:
        made.state.console.close()
        server.should_exit = True
        thread.join(timeout=20)


def _address(server: uvicorn.Server, thread: threading.Thread) -> str:
    while not server.started:
        assert thread.is_alive(), "the console did not start"
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return f"http://127.0.0.1:{port}/"


class Visitor:
    """Somebody at the page, and what they do there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._said)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(message.text)

    @property
    def box(self) -> Locator:
        """Where one types."""
        return self.page.locator("#say")

    @property
    def replies(self) -> Locator:
        """What Guanxi answered, without the sign that it is at work."""
        return self.page.locator(".reply:not(.typing)")

    @property
    def reply(self) -> Locator:
        """The last answer."""
        return self.replies.last

    def kept(self) -> Locator:
        """The last answer as of now, also when others follow."""
        return self.page.locator(f'.reply[data-id="{self.reply.get_attribute("data-id")}"]')

    @property
    def mine(self) -> Locator:
        """What I said last."""
        return self.page.locator(".me").last

    def become(self, name: str) -> None:
        """Be that colleague of the demo, with an empty conversation or the one they have."""
        self.wait()
        menu = self.page.locator(".bar button")
        if menu.is_visible():
            menu.click()
        self.page.locator(".person", has_text=name).click()
        expect(self.page.locator(".person[aria-current]")).to_contain_text(name)
        self.wait()

    def wait(self) -> None:
        """Wait until the conversation so far is there."""
        expect(self.page.locator("[role=log]")).to_have_attribute("aria-busy", "false")

    def say(self, text: str) -> None:
        """Say something and wait for its answer."""
        answers = self.replies.count()
        self.box.fill(text)
        self.box.press("Enter")
        expect(self.replies).to_have_count(answers + 1)

    def press(self, label: str) -> None:
        """Press a button of the last answer and wait for what comes of it."""
        answers = self.replies.count()
        self.reply.get_by_role("button", name=label, exact=True).click()
        expect(self.replies).to_have_count(answers + 1)
