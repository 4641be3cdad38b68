"""The outbox is sent at least once, in order, and nobody waits for another's message."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.channel import Outbound
from bot.delivery import MOST_ATTEMPTS, Delivery, NeverSentError, SendLaterError
from crm_store import outbox
from crm_store.database import Database
from crm_store.models import OutboxMessage
from intents.reply import say

Behaviour = Callable[[Outbound], Awaitable[str | None]]


class Platform:
    """A channel that does with each message what the test says; `got` is what arrived."""

    channel = "test"

    def __init__(self, *behaviours: Exception | None) -> None:
        self._behaviours = list(behaviours)
        self.got: list[tuple[str, str]] = []

    async def send(self, outbound: Outbound) -> str | None:
        """Refuse or take a message, as the next behaviour says."""
        if self._behaviours and (error := self._behaviours.pop(0)) is not None:
            raise error
        self.got.append((outbound.conversation, outbound.intent))
        return f"m{len(self.got)}"


def put(database: Database, conversation: str, *names: str, due: datetime | None = None) -> None:
    """Put messages into the outbox."""
    with database.writing() as session:
        for name in names:
            body = Outbound(
                id=0, channel="test", conversation=conversation, reply=say(name), intent=name
            ).model_dump(mode="json", exclude={"id"})
            row = outbox.enqueue(session, f"{conversation}:{name}", "test", conversation, body)
            if due is not None:
                row.not_before = due


def run(database: Database, platform: Platform, until: Callable[[], bool]) -> None:
    """Deliver until that is so; the test fails after ten seconds."""

    async def deliver() -> None:
        task = asyncio.create_task(Delivery(database, platform).run())
        async with asyncio.timeout(10):
            while not until():
                await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(deliver())


def rows(database: Database) -> dict[str, OutboxMessage]:
    """What the outbox holds, by the names of the messages."""
    with database.reading() as session:
        return {row.body["intent"]: row for row in session.query(OutboxMessage)}


def statuses(database: Database) -> list[str]:
    """The states of the messages, in the order in which they were put there."""
    return [row.status for row in rows(database).values()]


def test_messages_of_a_conversation_arrive_in_order(database: Database) -> None:
    put(database, "c1", "one", "two", "three")
    put(database, "c2", "uno")
    platform = Platform()
    run(database, platform, lambda: statuses(database) == ["sent"] * 4)
    assert [name for chat, name in platform.got if chat == "c1"] == ["one", "two", "three"]
    assert rows(database)["one"].external_id is not None


def test_a_message_that_has_to_wait_holds_back_those_after_it_and_no_others(
    database: Database,
) -> None:
    put(database, "c1", "one", "two")
    put(database, "c2", "uno")
    platform = Platform(SendLaterError(0.3))
    run(database, platform, lambda: len(platform.got) == 3)
    assert platform.got == [("c2", "uno"), ("c1", "one"), ("c1", "two")]


def test_what_the_platform_never_takes_is_a_dead_letter_that_can_be_revived(
    database: Database,
) -> None:
    put(database, "c1", "one", "two")
    platform = Platform(NeverSentError("blocked"))
    run(database, platform, lambda: statuses(database) == ["dead", "sent"])
    with database.writing() as session:
        (dead,) = outbox.dead_letters(session)
        assert dead.error == "blocked"
        assert outbox.revive(session, [dead.id], datetime.now(UTC)) == 1
    run(database, platform, lambda: statuses(database) == ["sent", "sent"])


def test_an_error_is_tried_again_later_and_later(database: Database) -> None:
    put(database, "c1", "one")
    run(database, Platform(OSError("gone")), lambda: rows(database)["one"].error is not None)
    row = rows(database)["one"]
    assert (row.status, row.attempts) == ("waiting", 1)
    assert row.not_before > datetime.now(UTC)


def test_after_many_attempts_it_is_given_up(database: Database) -> None:
    put(database, "c1", "one")
    with database.writing() as session:
        session.query(OutboxMessage).update({"attempts": MOST_ATTEMPTS - 1})
    run(database, Platform(OSError("gone")), lambda: statuses(database) == ["dead"])


def test_a_claimed_message_is_nobody_elses_until_its_lease_is_over(database: Database) -> None:
    put(database, "c1", "one", "two")
    now, lease = datetime.now(UTC), timedelta(minutes=1)
    with database.writing() as session:
        assert [row.body["intent"] for row in outbox.claim(session, "test", now, lease, 9)] == [
            "one"
        ]
    with database.writing() as session:
        assert outbox.claim(session, "test", now, lease, 9) == []
    with database.writing() as session:
        later = outbox.claim(session, "test", now + lease, lease, 9)
        assert [row.body["intent"] for row in later] == ["one"]


def test_a_notice_for_tomorrow_does_not_hold_back_the_reply_of_today(database: Database) -> None:
    put(database, "c1", "tomorrow", due=datetime.now(UTC) + timedelta(days=1))
    put(database, "c1", "reply")
    platform = Platform()
    run(database, platform, lambda: statuses(database) == ["waiting", "sent"])
