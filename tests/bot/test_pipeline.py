"""One turn commits whole or not at all, once, and is remembered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from sqlite3 import SQLITE_BUSY
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.channel import Outbound
from bot.pipeline import Pipeline
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import Customer, Deal, InboxMessage
from intents.catalogue import INTENTS
from intents.context import Context
from intents.deals.update_deal import UpdateDeal
from intents.reply import Reply
from intents.understand.reader import Reader
from tests.bot.talking import Talk, one, rows, said
from tests.stores import SHANGHAI

DEAL = "云帆科技 MES 二期"
MOVE = f"{DEAL}推到谈判"
Handle = Callable[[UpdateDeal, Context], Reply]


class KilledError(BaseException):
    """The process ends here: nothing in the pipeline may catch it."""


def stage(database: Database) -> str:
    return one(database, Deal, name=DEAL).stage


def status(database: Database, key: str) -> str:
    return one(database, InboxMessage, key=key).status


@pytest.fixture
def around_update(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Reply]], None]:
    """Puts something around the handler of update_deal: it gets the real one first."""
    real = INTENTS["update_deal"]
    assert real.handle is not None
    handle: Handle = real.handle

    def put(around: Callable[..., Reply]) -> None:
        def instead(slots: UpdateDeal, context: Context) -> Reply:
            return around(handle, slots, context)

        monkeypatch.setitem(INTENTS, "update_deal", replace(real, handle=instead))

    return put


def test_a_delivery_that_comes_twice_has_one_effect_and_one_reply(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline)
    first = talk.say(MOVE, key="k1")
    written = rows(company)
    assert first.changes[0]["fields"] == {"stage": ["proposal", "negotiation"]}

    assert talk.say(MOVE, key="k1") == first
    assert rows(company) == written
    assert status(company, "k1") == "done"


def test_a_press_that_comes_twice_undoes_once(company: Database, pipeline: Pipeline) -> None:
    talk = Talk(pipeline)
    talk.say(MOVE)
    undone = talk.press("undo", key="p1")
    assert stage(company) == "proposal"
    assert talk.press("undo", key="p1") == undone
    assert stage(company) == "proposal"


def test_a_delivery_that_comes_twice_at_once_has_one_effect_and_one_reply(
    company: Database,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both_understood = Barrier(2, timeout=20)
    carry_out = Pipeline._carry_out

    def together(*turn: Any) -> Outbound:
        both_understood.wait()
        return carry_out(*turn)

    monkeypatch.setattr(Pipeline, "_carry_out", together)
    before, replies = rows(company), list[Outbound]()
    threads = [
        Thread(target=lambda: replies.append(Talk(pipeline).say(MOVE, key="k1"))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(replies) == 2
    assert replies[0] == replies[1]
    assert stage(company) == "negotiation"
    assert rows(company) == {name: count + 1 for name, count in before.items()}


def test_a_handler_that_fails_leaves_nothing_half_written(
    company: Database,
    pipeline: Pipeline,
    around_update: Callable[[Callable[..., Reply]], None],
) -> None:
    def fails(handle: Handle, slots: UpdateDeal, context: Context) -> Reply:
        handle(slots, context)
        context.work.finish()
        raise RuntimeError("a mistake in a handler")

    around_update(fails)
    before = rows(company)
    reply = Talk(pipeline).say(MOVE, key="k1")

    assert reply.reply.failed
    assert reply.changes == []
    assert "没有任何改动" in said(reply)
    assert stage(company) == "proposal"
    assert status(company, "k1") == "done"
    reply_only = {**before, "outbox": before["outbox"] + 1, "conversations": 1}
    assert rows(company) == reply_only


class LockedError(Exception):
    """What SQLite's driver raises where somebody else holds the lock."""

    sqlite_errorcode = SQLITE_BUSY


def fails_first(times: int, cause: Exception) -> Callable[..., Reply]:
    """A handler whose statement fails so many times, and then goes through."""
    tries: list[str] = []

    def handler(handle: Handle, slots: UpdateDeal, context: Context) -> Reply:
        reply = handle(slots, context)
        tries.append("try")
        if len(tries) <= times:
            raise OperationalError("UPDATE deals", {}, cause)
        return reply

    return handler


def test_a_lock_of_somebody_else_is_waited_for(
    company: Database,
    pipeline: Pipeline,
    around_update: Callable[[Callable[..., Reply]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pipeline.PAUSES", (0.0, 0.0))
    around_update(fails_first(2, LockedError("database is locked")))
    assert Talk(pipeline).say(MOVE, key="k1").changes
    assert stage(company) == "negotiation"
    assert status(company, "k1") == "done"


def test_a_lock_that_stays_is_said_to_be_in_the_way(
    company: Database,
    pipeline: Pipeline,
    around_update: Callable[[Callable[..., Reply]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pipeline.PAUSES", (0.0, 0.0))
    around_update(fails_first(3, LockedError("database is locked")))
    reply = Talk(pipeline).say(MOVE, key="k1")
    assert "数据库正忙" in said(reply)
    assert reply.changes == []
    assert stage(company) == "proposal"
    assert status(company, "k1") == "done"


def test_another_failure_of_a_statement_is_not_tried_again(
    company: Database,
    pipeline: Pipeline,
    around_update: Callable[[Callable[..., Reply]], None],
) -> None:
    around_update(fails_first(1, ConnectionError("no such column")))
    reply = Talk(pipeline).say(MOVE, key="k1")
    assert "没有任何改动" in said(reply)
    assert stage(company) == "proposal"
    assert status(company, "k1") == "done"


def test_a_store_out_of_reach_leaves_the_delivery_waiting_and_the_next_try_succeeds(
    company: Database, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach(*_turn: Any) -> Outbound:
        raise OperationalError("INSERT INTO outbox", {}, ConnectionError("the server went away"))

    before, talk = rows(company), Talk(pipeline)
    with monkeypatch.context() as patched:
        patched.setattr(Pipeline, "_record", out_of_reach)
        with pytest.raises(OperationalError):
            talk.say(MOVE, key="k1")
    assert status(company, "k1") == "waiting"
    assert rows(company) == before
    assert stage(company) == "proposal"

    assert talk.say(MOVE, key="k1").changes
    assert status(company, "k1") == "done"
    assert stage(company) == "negotiation"


def test_all_that_a_turn_writes_is_committed_together(
    company: Database, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, record = rows(company), Pipeline._record

    def killed(*turn: Any) -> Outbound:
        record(*turn)
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(Pipeline, "_record", killed)
        with pytest.raises(KilledError):
            Talk(pipeline).say(MOVE, key="k1")
    assert rows(company) == before
    assert stage(company) == "proposal"
    assert status(company, "k1") == "waiting"

    Talk(pipeline).say(MOVE, key="k1")
    assert rows(company) == {name: count + 1 for name, count in before.items()}
    assert stage(company) == "negotiation"
    assert status(company, "k1") == "done"


def test_what_was_talked_about_survives_a_restart(
    company: Database, pipeline: Pipeline, reader: Reader
) -> None:
    Talk(pipeline).say(f"{DEAL}怎么样了")
    restarted = Pipeline(company, reader, Defaults("zh", SHANGHAI))
    changed = Talk(restarted).say("推到谈判").changes
    assert [(change["op"], change["record"]) for change in changed] == [("update", DEAL)]


@pytest.mark.parametrize(("hours", "gone"), [(11, True), (13, False)])
def test_after_twelve_hours_of_silence_yes_means_nothing(
    company: Database, pipeline: Pipeline, hours: int, gone: bool
) -> None:
    talk = Talk(pipeline)
    asked = talk.say("删除客户东篱茶业")
    assert asked.reply.buttons[0].id == "confirm"
    answer = talk.say("确认", later=timedelta(hours=hours))
    assert bool(answer.changes) is gone
    assert (one(company, Customer, name="东篱茶业").deleted_at is not None) is gone
