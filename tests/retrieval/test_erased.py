"""Who is erased leaves nothing in passages, full text or index, whatever was going on just then."""

from pathlib import Path

from sqlalchemy import select

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Activity, Passage
from retrieval.indexer import Indexer
from retrieval.service import Retrieval
from tests.bot.talking import Talk, said
from tests.retrieval.conftest import changing, customer_id
from tests.retrieval.test_in_step import in_step, texts
from tests.stores import NOW

EMILY = "Emily Carter"


def test_an_erased_customer_leaves_nothing_in_passages_full_text_or_index(
    company: Database, pipeline: Pipeline, retrieval: Retrieval, tmp_path: Path
) -> None:
    key = customer_id(company, EMILY)
    with changing(company) as unit:
        other = customer_id(company, "Orion Freight")
        unit.store.activities.add(
            Activity(customer_id=other, at=NOW, summary=f"{EMILY} recommended us, bamboo.")
        )
        unit.store.activities.add(Activity(customer_id=key, at=NOW, summary="zeppelinfan"))
    assert any("zeppelinfan" in text for text in texts(retrieval, "zeppelinfan"))
    with company.reading() as session:
        hers = set(session.scalars(select(Passage.id).where(Passage.customer_id == key)))
    talk = Talk(pipeline, f"customer:{EMILY}", "hers")
    talk.say("erase all my personal data")
    talk.press("confirm")
    with company.reading() as session:
        left = session.scalars(select(Passage.text)).all()
    assert not [text for text in left if "Emily" in text or "zeppelinfan" in text]
    assert texts(retrieval, "zeppelinfan") == [
        text for text in texts(retrieval, "zeppelinfan") if "zeppelinfan" not in text
    ]
    assert any("recommended us, bamboo" in text for text in texts(retrieval, "bamboo"))
    in_step(retrieval)
    assert not hers & retrieval.indexer.index.keys(retrieval.indexer.shelf())
    if company.dialect == "sqlite":
        with company.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT block FROM passage_words_data").all()
        assert not [row for row in rows if b"zeppelinfan" in row[0]]
        store = Path(str(company.engine.url.database))
        for file in store.parent.glob(f"{store.name}*"):  # the log of changes, too
            assert b"zeppelinfan" not in file.read_bytes(), file.name


def test_what_is_erased_while_it_is_being_read_is_not_kept(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline, f"customer:{EMILY}", "hers")
    Indexer(company, None, None).catch_up(60)
    talk.say("my zeppelinfan hums")
    talk.say("erase all my personal data")
    pressed: list[str] = []

    def reached(point: str) -> None:
        if point == "drafted" and not pressed:
            pressed.append(said(talk.press("confirm")))

    Indexer(company, None, None, reached).catch_up(60)
    assert "is erased" in pressed[0]
    with company.reading() as session:
        assert not [one for one in session.scalars(select(Passage.text)) if "zeppelinfan" in one]
