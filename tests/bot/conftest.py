"""The sample company as it is on a Monday, and an application over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import make_url

from bot.bootstrap import App, build
from bot.settings import Settings
from intents.understand.reader import Reader
from tests.stores import NOW, Stores


@pytest.fixture
def home(stores: Stores, tmp_path: Path) -> Path:
    """A GUANXI_HOME of this test's own, with the sample company."""
    store = make_url(stores.sample("sqlite")).database
    home = tmp_path / "home"
    home.mkdir()
    shutil.move(str(store), home / "guanxi.db")
    return home


@pytest.fixture
def app(home: Path, reader: Reader) -> Iterator[App]:
    """The application over that store; the clock starts at NOW."""
    made = build(settings_of(home))
    made.reader = reader
    with time_machine.travel(NOW, tick=True):
        yield made
    made.database.close()


def settings_of(home: Path) -> Settings:
    """The settings of a test, whatever the environment has."""
    return Settings(
        guanxi_home=home, database_url="", guanxi_language="zh", guanxi_timezone="Asia/Shanghai"
    )
