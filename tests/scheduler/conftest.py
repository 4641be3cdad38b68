"""A small company on each of the two databases, and the rules that run on it."""

import pytest

from crm_store.database import Database
from tests.intents.company import Company
from tests.scheduler.playing import Play


@pytest.fixture
def play(database: Database) -> Play:
    """The six colleagues of tests/intents/company.py, and no records."""
    return Play(Company(database))
