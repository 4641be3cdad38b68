"""Search by word: which of the words lead to a passage, on both databases."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from crm_store.database import Database
from crm_store.models import Customer, Passage, User
from crm_store.repositories import full_text, passages
from crm_store.repositories.passages import PassageFilter, Passages
from crm_store.scope import Actor
from tests.retrieval.conftest import ROOT
from tests.stores import SHANGHAI

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def written(database: Database) -> Database:
    """Two reps' customers: each heard of `delay` ten times, once of a `recall`, once of `pumps`."""
    with database.writing() as session:
        for who in ("ann", "ben"):
            user = User(name=who, role="rep")
            customer = Customer(name=f"{who}'s", owner=user)
            session.add_all((user, customer))
            session.flush()
            for words in [*["delay"] * 10, "recall delay", "pumps"]:
                session.add(Passage(
                    kind="activity", record_id=customer.id, part=0, source="call", at=AT,
                    customer_id=customer.id, user_id=user.id, language="en", text=f"{who} {words}",
                    words=words, embedded=False,
                ))  # fmt: skip
    return database


def found(database: Database, actor: Actor, terms: Sequence[str], limit: int = 3) -> list[str]:
    """The texts of the passages that these words lead to, the newest last."""
    with database.reading() as session:
        repository = Passages(session, actor)
        keys = repository.lexical(terms, PassageFilter(), limit)
        return [repository.many([key])[key].text for key in sorted(keys)]


def rep(key: int) -> Actor:
    return Actor("rep", "rep", "en", SHANGHAI, "CNY", user_id=key, sees=(key,))


def test_a_rarer_word_counts_more(written: Database) -> None:
    best = found(written, ROOT, ["delay", "recall"], limit=1)
    assert best == ["ann recall delay", "ben recall delay"]


def test_somebody_elses_passages_lead_nowhere(written: Database) -> None:
    assert found(written, rep(1), ["recall"]) == ["ann recall delay"]
    assert found(written, rep(2), ["recall", "pumps"]) == ["ben recall delay", "ben pumps"]


@pytest.mark.parametrize("actor", [ROOT, rep(2)], ids=["admin", "rep"])
def test_of_one_word_that_very_many_have_the_latest_are_found(
    written: Database, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "MOST_ROWS", 5)
    monkeypatch.setattr(passages, "MOST_ROWS", 5)
    assert found(written, actor, ["delay"]) == ["ben delay", "ben delay", "ben recall delay"]


def test_a_word_that_nobody_wrote_leads_nowhere(written: Database) -> None:
    assert found(written, ROOT, ["cartridge"]) == []
    assert found(written, ROOT, []) == []
