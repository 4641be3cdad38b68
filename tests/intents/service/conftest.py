"""The service desk of these tests."""

import pytest

from tests.intents.company import Company
from tests.intents.service.desk import Desk, desk_of


@pytest.fixture
def desk(company: Company) -> Desk:
    """桦林食品 (方晴's, with 林桦) and West Bank (Bob's)."""
    return desk_of(company)
