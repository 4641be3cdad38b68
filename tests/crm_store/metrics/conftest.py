"""The small company of these tests, on each of the two databases."""

import pytest

from crm_store.database import Database
from tests.crm_store.metrics.company import Company, found


@pytest.fixture
def company(database: Database) -> Company:
    """People, customers and products; nothing sold yet."""
    return found(database)
