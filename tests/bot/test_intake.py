"""What comes in is stored before it is acknowledged, and answered in order, once."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.exc import OperationalError

from bot import intake
from bot.bootstrap import App
from bot.channel import Inbound, Outbound, Sender
from bot.intake import Intake
from crm_store.models import Customer, InboxMessage, OutboxMessage
from tests.bot.talking import one

FANG = Sender(kind="user", name="方晴")


def message(key: str, text: str, conversation: str = "c1", sender: Sender = FANG) -> Inbound:
    """A text that a platform delivers under `key`."""
    return Inbound(channel="test", key=key, conversation=conversation, sender=sender, text=text)


def during(app: App, what: Callable[[Intake], Awaitable[object]], pause: float = 0.0) -> None:
    """Do that with an intake, and wait until all that it took is answered."""

    async def go() -> None:
        made = Intake(app, "test", lambda: None, pause=pause)
        await what(made)
        async with asyncio.timeout(30):
            await made.settle()
        made.close()

    asyncio.run(go())


def answers(app: App, conversation: str = "c1") -> list[str]:
    """The intents that were understood, in the order of the replies."""
    with app.database.reading() as session:
        rows = session.query(OutboxMessage).filter_by(conversation=conversation)
        return [row.body["intent"] for row in rows.order_by(OutboxMessage.id)]


def test_messages_of_a_conversation_are_answered_in_order(app: App) -> None:
    async def come(intake: Intake) -> None:
        for number, text in enumerate(
            ("新建客户 北斗乳品设备", "把北斗乳品设备的级别改成A", "帮助")
        ):
            assert await intake.take(message(f"k{number}", text))

    during(app, come)
    assert answers(app) == ["create_customer", "update_customer", "help"]
    assert one(app.database, Customer, name="北斗乳品设备").level == "A"


def test_a_delivery_that_comes_twice_has_no_second_effect(app: App) -> None:
    async def come(intake: Intake) -> None:
        assert await intake.take(message("k1", "新建客户 北斗乳品设备"))
        assert not await intake.take(message("k1", "新建客户 北斗乳品设备"))

    during(app, come)
    assert answers(app) == ["create_customer"]
    assert one(app.database, Customer, name="北斗乳品设备")


def test_what_an_earlier_process_stored_is_answered_by_the_next(app: App) -> None:
    app.intake.store(message("k1", "新建客户 北斗乳品设备"))
    app.intake.store(message("k2", "把北斗乳品设备的级别改成A"))

    async def start(intake: Intake) -> None:
        assert await intake.recover() == 2

    during(app, start)
    assert one(app.database, Customer, name="北斗乳品设备").level == "A"


def test_short_messages_after_each_other_are_one_turn(app: App) -> None:
    async def come(intake: Intake) -> None:
        await intake.take(message("k1", "新建客户"))
        await intake.take(message("k2", "北斗乳品设备"))
        await intake.take(message("k3", "help", conversation="c2"))

    during(app, come, pause=0.2)
    assert answers(app) == ["create_customer"]
    assert answers(app, "c2") == ["help"]
    with app.database.reading() as session:
        assert {row.status for row in session.query(InboxMessage)} == {"done"}


def test_somebody_unknown_is_told_what_to_do_and_alone_sees_it(app: App) -> None:
    stranger = Sender(kind="account", name="U404")

    async def come(intake: Intake) -> None:
        await intake.take(message("k1", "show customers", sender=stranger))

    during(app, come)
    reply = Outbound.model_validate({**one(app.database, OutboxMessage).body, "id": 1})
    assert reply.ephemeral_to == "U404"
    assert reply.reply.failed
    assert one(app.database, InboxMessage).status == "done"


def test_a_store_that_is_out_of_reach_loses_nothing(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "SECONDS_BEFORE_ANOTHER_TRY", 0.01)
    real, failures = app.intake.answer, [OperationalError("SELECT 1", {}, OSError("gone"))] * 2

    def shaky(*args: object) -> Outbound:
        if failures:
            raise failures.pop()
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(app.intake, "answer", shaky)
    during(app, lambda intake: intake.take(message("k1", "帮助")))
    assert answers(app) == ["help"]


def test_what_cannot_be_answered_is_kept_and_does_not_hold_up_the_next(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = app.intake.answer

    def broken(inbound: Inbound, *rest: object) -> Outbound:
        if inbound.key == "k1":
            raise ValueError("no such thing")
        return real(inbound, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(app.intake, "answer", broken)

    async def come(intake: Intake) -> None:
        await intake.take(message("k1", "帮助"))
        await intake.take(message("k2", "帮助"))

    during(app, come)
    assert answers(app) == ["help"]
    assert "no such thing" in (one(app.database, InboxMessage, status="failed").error or "")
