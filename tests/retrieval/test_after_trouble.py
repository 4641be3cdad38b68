"""The index after trouble: older copies, another model by the same name, servers that hang."""

import shutil
import socket
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest
from chromadb.config import Settings as ChromaSettings

from bot.index_checkup import examine_index
from bot.settings import Settings
from crm_store.database import Database
from crm_store.models import Activity, Customer
from crm_store.repositories.index_queue import BUILDING, IndexQueue
from crm_store.repositories.workspace import Workspace
from retrieval import chroma_server
from retrieval.chroma_server import server_at
from retrieval.index import Index
from retrieval.indexer import Indexer
from retrieval.model import Floats
from retrieval.search import Wanted
from retrieval.service import Retrieval
from tests.retrieval.conftest import ROOT, changing, customer_id
from tests.retrieval.test_in_step import in_step
from tests.retrieval.toy_model import ToyModel
from tests.stores import NOW, MakeDatabase

ORION = "Orion Freight"


class WiderToy(ToyModel):
    """What is called the same and makes longer vectors: a model that was changed at its address."""

    def question(self, text: str) -> Floats:
        """The unit vector of a text, and as many noughts."""
        return np.concatenate([super().question(text), np.zeros(64, np.float32)])


class StuckToy(ToyModel):
    """A provider that does not answer for passages until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.go_on = Event(), Event()

    def passages(self, texts: Sequence[str]) -> Floats:
        """As ever, but late."""
        self.asked.set()
        assert self.go_on.wait(30)
        return super().passages(texts)


@pytest.fixture
def company(new_database: MakeDatabase) -> Database:
    """A store of one customer with some notes; what is shown here needs no more, and either
    database does it alike."""
    made = new_database("sqlite")
    with changing(made) as unit:
        unit.store.customers.add(Customer(name=ORION, kind="company"))
    for number in range(10):
        note(made, f"Visit {number}: all is well at gate {number * 7}.")
    return made


def note(company: Database, text: str) -> Activity:
    """A note on Orion's timeline."""
    orion = customer_id(company, ORION)
    with changing(company) as unit:
        return unit.store.activities.add(Activity(customer_id=orion, at=NOW, summary=text))


def finish(retrieval: Retrieval) -> None:
    """Do all there is to do."""
    while retrieval.indexer.step():
        pass


def test_an_older_copy_of_the_index_is_noticed_though_it_has_as_many_vectors(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    written = note(company, "zeppelin")
    finish(retrieval)
    shutil.copytree(tmp_path / "index", tmp_path / "copy")
    with changing(company) as unit:  # takes the place of the other
        unit.session.get_one(Activity, written.id).summary = "a turquoise airship"
    finish(retrieval)
    restored = Retrieval(company, Index(tmp_path / "copy"), ToyModel())
    finish(restored)
    in_step(restored)


def test_the_doctor_says_what_a_removed_index_lacks(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "index")
    retrieval.indexer.index.reopen()  # as another process sees it
    settings = Settings(guanxi_home=tmp_path, chroma_url="")
    (found,) = examine_index(settings, company, lambda _zh, en: en)
    assert (found.state, found.advice) == ("warning", "Run `guanxi reindex`.")
    assert "10 missing, 0 stale" in found.found


def test_a_model_that_makes_other_vectors_by_the_same_name_has_all_made_anew(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    note(company, "zeppelin")
    changed = Retrieval(company, Index(tmp_path / "index"), WiderToy())
    finish(changed)
    in_step(changed)
    found = changed.search(ROOT, NOW, Wanted("zeppelin"))
    assert (found.by_word_only, found.hits[0].hit.text) == (False, "zeppelin")


def test_no_shelf_of_an_earlier_model_or_of_a_rebuild_that_was_killed_is_left(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    first = retrieval.indexer.shelf()
    with company.reading() as session:
        some = IndexQueue(session).passages(sorted(IndexQueue(session).all_keys())[:3])
    retrieval.indexer.put("toy-0badc0de", some)
    other = Retrieval(company, Index(tmp_path / "index"), ToyModel("toy:other"))
    finish(other)
    assert first != other.indexer.shelf()
    assert other.indexer.index.shelves() == {other.indexer.shelf()}


def test_what_is_erased_goes_from_the_shelf_of_an_unfinished_rebuild_as_well(
    company: Database, retrieval: Retrieval
) -> None:
    written = note(company, "zeppelin")
    finish(retrieval)
    indexer = retrieval.indexer
    with company.writing() as session:
        Workspace(session).set(BUILDING, "toy-1")
        passages = IndexQueue(session).held("activity", [written.id])
    indexer.put("toy-1", passages)
    with changing(company) as unit:
        unit.session.get_one(Activity, written.id).deleted_at = NOW
    finish(retrieval)
    assert indexer.index.keys("toy-1") == set()


def test_a_vector_that_was_made_of_what_was_removed_meanwhile_goes_again(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    written = note(company, "zeppelin")

    other = Indexer(company, Index(tmp_path / "index"), ToyModel())

    class Slow(ToyModel):
        def passages(self, texts: Sequence[str]) -> Floats:
            with company.writing() as session:
                queue = IndexQueue(session)
                queue.remove([one.id for one in queue.held("activity", [written.id])], NOW)
            other.clear()
            return super().passages(texts)

    Indexer(company, retrieval.index, Slow()).catch_up(60)
    in_step(retrieval)


def test_a_question_does_not_wait_for_a_provider_that_is_stuck(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    stuck = StuckToy()
    slow = Retrieval(company, Index(tmp_path / "index"), stuck)
    note(company, "the zeppelin is turquoise")
    background = Thread(target=slow.indexer.catch_up, args=(60,))
    background.start()
    assert stuck.asked.wait(30)
    found = slow.search(ROOT, NOW, Wanted("turquoise zeppelin"), patience=0.01)
    assert "the zeppelin is turquoise" in [one.hit.text for one in found.hits], "by its words"
    assert found.behind == 1
    stuck.go_on.set()
    background.join(30)


def test_a_server_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma_server, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes calls and says nothing
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(ConnectionError, match="No Chroma server answers"):
            server_at(url, ChromaSettings())


@pytest.mark.parametrize("url", ["localhost:8000", "chroma", "ftp://host:8000"])
def test_an_address_that_is_none_is_not_taken_for_this_machine(url: str) -> None:
    with pytest.raises(ValueError, match="http://host:8000"):
        server_at(url, ChromaSettings())
