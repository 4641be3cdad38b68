"""The sample company as it is on a Monday, and an application over it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from bot.bootstrap import App, build
from bot.settings import Settings
from crm_store.sample import fill_sample
from intents.understand.reader import Reader

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""10:00 in Shanghai."""


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The recogniser, whose model is loaded once for all tests."""
    return Reader()


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of the sample company, to be copied."""
    home = tmp_path_factory.mktemp("sample")
    app = build(settings_of(home))
    fill_sample(app.database, NOW.date(), NOW)
    app.database.close()
    return home


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    """A GUANXI_HOME of this test's own, with the sample company."""
    return Path(shutil.copytree(sample_home, tmp_path / "home"))


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
