"""Another team's record never appears, whatever is asked."""

import pytest
from sqlalchemy import select

from crm_store.database import Database
from crm_store.models import Passage
from crm_store.repositories.passages import PassageFilter, Passages
from crm_store.store import Store
from retrieval.search import Wanted
from retrieval.service import Retrieval
from tests.retrieval.conftest import ROOT, actor_of
from tests.stores import NOW

QUESTIONS = (
    "promise delivery price", "物流 投诉 价格 承诺", "Tom Hendricks Orion carrier", "八周内上线",
    "contract", "报价单", "everything about every customer", "' OR 1=1 --", '"*" NEAR (a b)',
)  # fmt: skip
SPEAKERS = ("方晴", "何静", "Mia Torres", "Grace Whitmore", "customer:桦林食品")


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_whatever_is_asked_only_what_the_asker_may_see_is_found(
    company: Database, retrieval: Retrieval, speaker: str
) -> None:
    actor = actor_of(company, speaker)
    found = {
        (one.hit.kind, one.hit.record_id)
        for question in QUESTIONS
        for one in retrieval.search(actor, NOW, Wanted(question, limit=100)).hits
    }
    assert bool(found) == actor.is_staff, "a customer has no business with colleagues' notes"
    with company.reading() as session:
        store = Store(session, actor, NOW)
        for kind, key in found:
            if kind != "message":
                assert store.by_kind[kind].get(key) is not None, (kind, key)


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_a_passage_is_seen_exactly_where_its_record_is(
    company: Database, retrieval: Retrieval, speaker: str
) -> None:
    actor = actor_of(company, speaker)
    if not actor.is_staff:
        return
    with company.reading() as session:
        store = Store(session, actor, NOW)
        seen = set(Passages(session, actor).keys(PassageFilter(), 100_000))
        for passage in session.scalars(select(Passage)):
            if passage.kind != "message":
                record = store.by_kind[passage.kind].get(passage.record_id)
                assert (passage.id in seen) == (record is not None), passage.text


def test_naming_another_teams_customer_as_a_filter_finds_nothing(
    company: Database, retrieval: Retrieval
) -> None:
    mia = actor_of(company, "Mia Torres")
    with company.reading() as session:
        hidden = {
            one.customer_id
            for one in session.scalars(select(Passage))
            if one.customer_id and Store(session, mia, NOW).customers.get(one.customer_id) is None
        }
    assert hidden
    narrowed = PassageFilter(customers=tuple(hidden))
    hits = retrieval.search(mia, NOW, Wanted("price delivery 价格", narrowed)).hits
    assert all(one.user == "Mia Torres" for one in hits)
    assert retrieval.search(ROOT, NOW, Wanted("price delivery 价格", narrowed)).hits
