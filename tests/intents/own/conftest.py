"""What two customers have: 桦林食品 (方晴's) and West Bank (Bob's)."""

import pytest

from tests.intents.company import Company
from tests.intents.own.shelf import Shelf, shelf_of
from tests.intents.service.desk import desk_of


@pytest.fixture
def shelf(company: Company) -> Shelf:
    """Orders, quotations, contracts and points of both, and the catalogue."""
    return shelf_of(desk_of(company))
