"""The small company of the figures' tests, to which purchases are added."""

import pytest

from crm_store.database import Database
from tests.crm_store.metrics.company import Company, found


@pytest.fixture
def company(database: Database) -> Company:
    """People, customers and products; nothing bought yet."""
    return found(database)
