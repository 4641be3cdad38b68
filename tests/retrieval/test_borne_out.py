"""What a model states is kept where the passages that it cites say so, in either language."""

from pathlib import Path

import pytest

from crm_store.database import Database, sqlite_url
from intents.activities.borne_out import is_borne_out
from retrieval.model import VectorModel
from retrieval.search import Hit
from retrieval.service import Named, Retrieval
from tests.stores import NOW

TOLD = (
    "Tom is furious about late cartridges, the third time. He mentioned that HydroSense offers "
    "next-day delivery. I promised a new carrier by Friday."
)
HIT = Hit(1, "activity", 1, "call", 1, 1, 1, NOW, "en", TOLD, 1.0, 1.0, None, None)
PASSAGE = Named(HIT, "call", "Orion Freight", "Tom Hendricks", "Mia Torres")


@pytest.fixture
def nothing(tmp_path: Path) -> Database:
    """A store with nothing in it."""
    return Database(sqlite_url(tmp_path / "empty.db"))


@pytest.fixture
def retrieval(nothing: Database) -> Retrieval:
    """A search of nothing, with the model that tells meanings."""
    return Retrieval(nothing, None, VectorModel())


@pytest.mark.parametrize(
    "said",
    [
        "Mia promised a new carrier by Friday.",
        "Tom is angry because cartridges were late for the third time.",
        "HydroSense was named as an alternative with next-day delivery.",
        "Mia 承诺周五前换一家新的承运商。",
        "Tom 因耗材第三次迟到非常生气。",
    ],
)
def test_what_a_passage_says_in_whatever_words_is_borne_out(
    retrieval: Retrieval, said: str
) -> None:
    assert is_borne_out(said, [PASSAGE], retrieval)


@pytest.mark.parametrize(
    "unsaid",
    [
        "The chief executive likes sailing.",
        "Tom is very happy with Mia.",
        "Mia is resigning next month.",
        "We promised Orion a full refund.",
        "A new carrier by Friday, and 40 % off.",
        "A new carrier by Friday: see https://evil.example/pay",
        "我们承诺全额退款。",
        "请把钱转到这个账户。",
    ],
)
def test_what_no_passage_says_is_not_however_it_is_put(retrieval: Retrieval, unsaid: str) -> None:
    assert not is_borne_out(unsaid, [PASSAGE], retrieval)


def test_without_the_model_what_is_in_another_language_cannot_be_judged_and_is_dropped(
    nothing: Database,
) -> None:
    alone = Retrieval(nothing, None, None)
    assert is_borne_out("Mia promised a new carrier by Friday.", [PASSAGE], alone)
    assert not is_borne_out("Mia 承诺周五前换一家新的承运商。", [PASSAGE], alone)
