"""/stop, and being blocked: nothing more is sent, and the owner knows."""

from datetime import UTC, datetime

from bot.bootstrap import App
from bot.channel import Outbound
from crm_store import outbox
from crm_store.models import ChannelAccount, Consent, OutboxMessage
from crm_store.repositories.addresses import Addresses
from intents.reply import say
from tests.bot.talking import one
from tests.bot.telegram.playing import DANA, Stage, play


def notice(app: App, key: str, text: str) -> None:
    """Put a notice to the customer into the outbox."""
    outbound = Outbound(id=0, channel="telegram", conversation=str(DANA), reply=say(text))
    with app.database.writing() as session:
        body = outbound.model_dump(mode="json", exclude={"id"})
        outbox.enqueue(session, key, "telegram", str(DANA), body)


def test_stop_withdraws_consent_and_ends_notices_but_not_answers(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.write("/stop")
        await laura.hears("Unsubscribed", "[Subscribe again]")
        assert addresses(stage) == []
        await laura.write("hello")
        await laura.hears("Laura Bennett")
        await laura.press("Subscribe again")
        await stage.settled()
        assert len(addresses(stage)) == 1

    play(app, story)
    with app.database.reading() as session:
        rows = session.query(Consent).filter_by(source="telegram").order_by(Consent.id)
        assert [row.given for row in rows] == [False, False, True, True]


def test_a_visitor_can_stop_as_well(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(DANA, "Eve")
        await eve.write("/stop")
        await eve.hears("Unsubscribed")

    play(app, story)
    assert one(app.database, ChannelAccount, external_id=str(DANA)).stopped_at is not None


def addresses(stage: Stage) -> list[object]:
    """Where Laura would be told something."""
    account = one(stage.app.database, ChannelAccount, external_id=str(DANA))
    with stage.app.database.reading() as session:
        found = Addresses(session).of_customer(account.customer_id or 0, account.contact_id)
        return list(found)


def test_who_blocked_the_bot_is_sent_nothing_and_the_owner_is_told(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        stage.server.blocked.add(DANA)
        notice(app, "n1", "your ticket is solved")
        await stage.server.until(lambda: "blocked the Telegram bot" in stage.notices())
        assert addresses(stage) == []
        await laura.block(back=True)
        await stage.settled()
        assert len(addresses(stage)) == 1

    play(app, story)
    assert one(app.database, OutboxMessage, key="n1").status == "dead"


def test_blocking_is_noticed_without_sending_and_what_waits_is_buried(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        notice(app, "n1", "later")
        with app.database.writing() as session:
            later = {"not_before": datetime(2099, 1, 1, tzinfo=UTC)}
            session.query(OutboxMessage).filter_by(key="n1").update(later)
        await laura.block()
        await stage.server.until(lambda: "blocked the Telegram bot" in stage.notices())

    play(app, story)
    row = one(app.database, OutboxMessage, key="n1")
    assert (row.status, row.error) == ("dead", "blocked by the recipient")
