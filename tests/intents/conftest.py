"""A small company on each of the two databases, and a way to ask for things as its people."""

import pytest

from crm_store.database import Database
from tests.intents.company import Company


@pytest.fixture
def company(database: Database) -> Company:
    """Two teams: 华东 (方晴, Amy Chen, led by 高峰) and West (Bob Stone, led by Wendy Xu), and an
    admin, Ada."""
    return Company(database)
