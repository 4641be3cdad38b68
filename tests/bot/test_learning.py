"""What a person picks is how the same words are read from then on, by those like them."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot.channel import Inbound, Outbound, Sender
from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Customer, LearnedPhrase
from crm_store.repositories import learned
from intents.catalogue import INTENTS
from tests.bot.talking import Talk, said
from tests.stores import NOW

WORDS = "给桦林食品搞个东西 3 万"
SAME_WORDS = "给海岳集团搞个东西 5 万"
NEARLY = "给海岳集团搞个东西吧 5 万"


@pytest.fixture(autouse=True)
def never_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The classifier is unsure of everything."""

    def two(*_said: object) -> Sequence[tuple[str, float]]:
        return (("create_task", 0.3), ("create_deal", 0.2), ("show_customer", 0.15))

    monkeypatch.setattr("intents.understand.weighing.Weighing._likely", two)
    monkeypatch.setattr("intents.understand.reader.is_sure", lambda *_said: False)


@pytest.fixture
def fang(pipeline: Pipeline) -> Talk:
    return Talk(pipeline)


def kept(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(one.text, one.intent) for one in session.scalars(select(LearnedPhrase))]


def picks(talk: Talk, words: str, label: str) -> Outbound:
    asked = talk.say(words)
    assert "没太确定你的意思" in said(asked)
    return talk.press(label)


def test_what_was_picked_is_done_and_kept_masked(company: Database, fang: Talk) -> None:
    reply = picks(fang, WORDS, "新建商机")
    assert [change["kind"] for change in reply.changes] == ["deal"]
    assert kept(company) == [("给{customer}搞个东西 {money}", "create_deal")]


def test_the_same_words_are_read_so_from_then_on_also_by_colleagues(
    fang: Talk, pipeline: Pipeline
) -> None:
    picks(fang, WORDS, "新建商机")
    again = fang.say(SAME_WORDS)
    assert (again.intent, again.source) == ("create_deal", "learned")
    assert again.changes[0]["fields"]["amount"] == [None, 50000]  # type: ignore[index]
    colleague = Talk(pipeline, speaker="周启明", conversation="c2")
    assert colleague.say(SAME_WORDS).source == "learned"


def test_nearly_the_same_words_as_well_and_others_not(fang: Talk) -> None:
    picks(fang, WORDS, "新建商机")
    assert fang.say(NEARLY).source == "learned"
    assert "没太确定你的意思" in said(fang.say("桦林食品那边到底怎么搞"))


def test_undoing_the_change_leaves_what_was_learned(company: Database, fang: Talk) -> None:
    picks(fang, WORDS, "新建商机")
    assert fang.press("undo").changes
    assert len(kept(company)) == 1
    assert fang.say(SAME_WORDS).source == "learned"


def test_saying_that_it_was_not_meant_forgets_it(company: Database, fang: Talk) -> None:
    picks(fang, WORDS, "新建商机")
    fang.say(SAME_WORDS)
    sorry = fang.say("不是这个意思")
    assert "以后不再这样理解" in said(sorry)
    assert kept(company) == []
    assert fang.press("undo").changes[0]["op"] == "delete"
    assert "没太确定你的意思" in said(fang.say(SAME_WORDS))


def test_another_pick_of_the_same_words_takes_its_place(company: Database, fang: Talk) -> None:
    picks(fang, WORDS, "新建商机")
    fang.say("不是这个意思")
    picks(fang, WORDS, INTENTS["create_task"].does[0])
    assert [intent for _, intent in kept(company)] == ["create_task"]


def test_what_a_customer_picks_is_theirs_alone(pipeline: Pipeline, company: Database) -> None:
    def customer(name: str, **what: object) -> Outbound:
        sender = Sender(kind="customer", name=name)
        key = f"{name}{what}"
        inbound = {"channel": "terminal", "key": key, "conversation": name, "now": NOW, **what}
        return pipeline.turn(Inbound(sender=sender, **inbound))

    with company.writing() as session:
        other = session.scalars(select(Customer.id).where(Customer.name == "海岳集团")).one()
        row = LearnedPhrase(
            text="在吗在吗那个",
            intent="greet",
            language="zh",
            embedding=bytes(768),
            customer_id=other,
        )
        session.add(row)
    assert customer("海岳集团", text="在吗在吗那个").source == "learned"
    assert customer("桦林食品", text="在吗在吗那个").source != "learned"
    assert Talk(pipeline).say("在吗在吗那个").source != "learned"


def test_only_so_many_are_kept(
    company: Database, fang: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learned, "MOST_OF_STAFF", 1)
    picks(fang, WORDS, "新建商机")
    picks(fang, "云帆科技那边到底怎么搞", INTENTS["create_task"].does[0])
    fang.say("取消")
    assert [intent for _, intent in kept(company)] == ["create_task"]
