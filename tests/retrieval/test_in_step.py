"""The index is never out of step: changes, deletions, erasures, crashes, restores, rebuilds."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Activity, Attachment, Passage, Ticket, TicketReply
from crm_store.repositories.index_queue import IndexQueue
from retrieval.index import Index
from retrieval.indexer import Indexer
from retrieval.rebuild import rebuild
from retrieval.search import Wanted
from retrieval.service import Retrieval
from tests.bot.talking import Talk
from tests.retrieval.conftest import ROOT, changing, customer_id
from tests.retrieval.toy_model import ToyModel
from tests.stores import NOW


def texts(retrieval: Retrieval, question: str) -> list[str]:
    """What an admin finds for a question."""
    found = retrieval.search(ROOT, NOW, Wanted(question, limit=50))
    assert not found.by_word_only, "the index of vectors was not asked"
    return [one.hit.text for one in found.hits]


def in_step(retrieval: Retrieval) -> None:
    """Every passage has its vector, and every vector its passage."""
    indexer = retrieval.indexer
    assert indexer.idle()
    with retrieval.database.reading() as session:
        passages = IndexQueue(session).all_keys()
        assert len(passages) == session.scalar(
            select(func.count()).select_from(
                select(Passage.kind, Passage.record_id, Passage.part).distinct().subquery()
            )
        ), "nothing is there twice"
    assert indexer.index.keys(indexer.shelf()) == passages


def test_a_new_note_is_found_by_the_next_question(company: Database, retrieval: Retrieval) -> None:
    with changing(company) as unit:
        unit.store.activities.add(
            Activity(customer_id=customer_id(company, "Orion Freight"), at=NOW,
                     summary="The zeppelin is painted turquoise.")
        )  # fmt: skip
    assert "The zeppelin is painted turquoise." in texts(retrieval, "turquoise zeppelin")
    in_step(retrieval)


def test_a_changed_note_is_found_as_it_is_and_a_deleted_one_not_at_all(
    company: Database, retrieval: Retrieval
) -> None:
    with changing(company) as unit:
        note = unit.store.activities.add(
            Activity(customer_id=customer_id(company, "Orion Freight"), at=NOW, summary="zeppelin")
        )
    with changing(company) as unit:
        unit.session.get_one(Activity, note.id).summary = "turquoise"
    assert "turquoise" in texts(retrieval, "turquoise")
    assert "zeppelin" not in texts(retrieval, "zeppelin")
    with changing(company) as unit:
        unit.session.get_one(Activity, note.id).deleted_at = NOW
    assert "turquoise" not in texts(retrieval, "turquoise")
    in_step(retrieval)


def test_a_reply_in_a_ticket_is_found_although_the_ticket_itself_did_not_change(
    company: Database, retrieval: Retrieval
) -> None:
    with changing(company) as unit:
        ticket = unit.session.scalars(select(Ticket).limit(1)).one()
        unit.session.add(TicketReply(ticket_id=ticket.id, text="zeppelin replaced", at=NOW))
    assert "zeppelin replaced" in texts(retrieval, "zeppelin")


def test_what_an_import_brought_along_was_not_said_by_anybody(
    company: Database, retrieval: Retrieval
) -> None:
    written = "They paint every zeppelin turquoise before the summer fair."
    with changing(company) as unit:
        orion = unit.store.customers.get(customer_id(company, "Orion Freight"))
        assert orion is not None
        orion.custom = {"Owner name": "Zeppelin Person", "Remark": written}
    found = texts(retrieval, "zeppelin")
    assert f"Remark: {written}" in found
    assert not [text for text in found if "Owner name" in text]


def test_an_attached_file_is_found_by_what_is_in_it_and_by_why_it_cannot_be_read(
    company: Database, retrieval: Retrieval
) -> None:
    attach(company, "notes.txt", "hull 竹子 bamboo".encode("gb18030"))
    attach(company, "secret.docx", b"\xd0\xcf\x11\xe0 as Word keeps what has a password")
    attach(company, "picture.png", b"\x00\x01 this is nothing to be read")
    assert any("bamboo" in text for text in texts(retrieval, "bamboo hull"))
    assert any(
        "secret.docx (protected by a password" in text
        for text in texts(retrieval, "what is in secret.docx")
    )
    assert not [text for text in texts(retrieval, "picture") if "picture.png" in text]
    in_step(retrieval)


def attach(company: Database, name: str, content: bytes) -> None:
    """Attach a file to a note."""
    key = customer_id(company, "Orion Freight")
    with changing(company) as unit:
        note = unit.store.activities.add(Activity(customer_id=key, at=NOW, summary="see the file"))
        unit.session.add(
            Attachment(activity_id=note.id, customer_id=key, name=name, media_type="x/y",
                       size=len(content), content=content, at=NOW)
        )  # fmt: skip


def test_what_a_customer_writes_is_found(
    company: Database, pipeline: Pipeline, retrieval: Retrieval
) -> None:
    Talk(pipeline, "customer:桦林食品").say("我们的齐柏林飞艇什么时候到货")
    assert any("齐柏林" in text for text in texts(retrieval, "齐柏林飞艇"))


KILLED = """
import os, signal, sys
from pathlib import Path
from crm_store.database import Database
from retrieval.index import Index
from retrieval.indexer import Indexer
from retrieval.rebuild import rebuild
from tests.retrieval.toy_model import ToyModel

url, folder, point, times, what = sys.argv[1:]
left = [int(times)]

def reached(here):
    if here == point:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

indexer = Indexer(Database(url), Index(Path(folder)), ToyModel(), reached)
put = indexer.put

def putting(shelf, passages):
    put(shelf, passages)
    reached("put")

indexer.put = putting
if what == "rebuild":
    rebuild(indexer, lambda *_: None)
else:
    indexer.catch_up(60)
"""


@pytest.mark.parametrize(
    ("point", "times", "what"),
    [
        ("drafted", 2, "catch up"), ("read", 1, "catch up"), ("put", 3, "catch up"),
        ("embedded", 2, "catch up"), ("put", 2, "rebuild"), ("put", 5, "rebuild"),
    ],
)  # fmt: skip
def test_a_process_killed_anywhere_loses_nothing(
    company: Database, tmp_path: Path, point: str, times: int, what: str
) -> None:
    folder = tmp_path / "index"
    if what == "rebuild":
        assert Retrieval(company, Index(folder), ToyModel()).up_to_date(60)
    url = company.engine.url.render_as_string(hide_password=False)
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), url, str(folder), point, str(times), what],
        check=False, timeout=120, env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    after = Retrieval(company, Index(folder), ToyModel())
    assert "I promised a new carrier by Friday." in " ".join(texts(after, "promised new carrier"))
    if what == "rebuild":
        rebuild(after.indexer, lambda *_: None)
    while after.indexer.step():
        pass
    in_step(after)


def test_an_index_that_was_removed_is_made_again(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "index")
    again = Retrieval(company, Index(tmp_path / "elsewhere"), ToyModel())
    while again.indexer.step():
        pass
    in_step(again)


def test_a_store_that_was_restored_drops_what_came_after_the_copy(
    company: Database, retrieval: Retrieval
) -> None:
    index = retrieval.indexer.index
    shelf = retrieval.indexer.shelf()
    with company.reading() as session:
        last = IndexQueue(session).passages(sorted(IndexQueue(session).all_keys())[-3:])
    retrieval.indexer.put(shelf, last)
    with company.writing() as session:  # the copy knows nothing of them
        for passage in last:
            session.delete(session.get_one(Passage, passage.id))
    again = Indexer(company, index, ToyModel())
    while again.step():
        pass
    assert not {passage.id for passage in last} & index.keys(shelf)


def test_a_rebuild_swaps_and_leaves_one_shelf(company: Database, retrieval: Retrieval) -> None:
    old = retrieval.indexer.shelf()
    told: list[str] = []
    rebuild(retrieval.indexer, lambda what, _done, _total: told.append(what))
    assert retrieval.indexer.shelf() != old
    assert retrieval.indexer.index.shelves() == {retrieval.indexer.shelf()}
    assert set(told) == {"records", "vectors"}
    in_step(retrieval)


def test_another_model_gets_an_index_of_its_own(
    company: Database, retrieval: Retrieval, tmp_path: Path
) -> None:
    other = Retrieval(company, Index(tmp_path / "index"), ToyModel("toy:other"))
    assert other.up_to_date(60)
    assert other.indexer.shelf().startswith("toy.other-")
    assert "I promised a new carrier by Friday." in " ".join(texts(other, "promised new carrier"))
    in_step(other)


def test_a_chroma_server_does_the_same(
    company: Database, chroma_server: str, tmp_path: Path
) -> None:
    name = f"toy:{company.dialect}"
    made = Retrieval(company, Index(tmp_path, chroma_server), ToyModel(name))
    assert made.up_to_date(60)
    assert "I promised a new carrier by Friday." in " ".join(texts(made, "promised new carrier"))
    in_step(made)


def test_without_the_server_words_are_searched_and_that_is_said(
    company: Database, retrieval: Retrieval
) -> None:
    alone = Retrieval(company, Index(Path("unused"), "http://127.0.0.1:9"), ToyModel())
    found = alone.search(ROOT, NOW, Wanted("promised new carrier"))
    assert found.by_word_only
    assert any("new carrier" in one.hit.text for one in found.hits)
