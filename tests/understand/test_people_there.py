"""Whoever is named beside a company is the one who works there, of all who have that name."""

import pytest

from tests.understand.conftest import FillSlots
