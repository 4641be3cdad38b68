"""A short message that names nothing may hold a misspelt name."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intents.understand.alike import SHORT, with_misspelt
from intents.understand.mentions import find_mentions
from intents.understand.reader import Reader
from tests.understand.conftest import context_of

NOW = datetime(2026, 11, 23, 10)


def named(text: str, company_session: Session, reader: Reader) -> list[str]:
    lookup = context_of(company_session, "方晴").store.names
    mentions = find_mentions(text, NOW, "CNY", lookup, reader.ordinary)
    found = with_misspelt(mentions, lookup, reader.ordinary)
    return [name.text for name in found.names] if found else []


@pytest.mark.parametrize("text", ["Fabricam", "northwnd overview"])
def test_a_misspelt_name_is_found(text: str, company_session: Session, reader: Reader) -> None:
    assert named(text, company_session, reader)


@pytest.mark.parametrize(
    "text", ["lol", "今天天气不错", "is it going to snow", "Fabrikam", "Fabricam " + "x" * SHORT]
)
def test_where_none_is_misspelt_none_is_found(
    text: str, company_session: Session, reader: Reader
) -> None:
    assert named(text, company_session, reader) == []
