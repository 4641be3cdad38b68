"""What is sent keeps Telegram's limits, and nothing is lost when it refuses."""

from decimal import Decimal

import pytest

from bot.bootstrap import App
from bot.channel import Outbound
from bot.telegram.limits import TEXT, length
from bot.telegram.render import render
from crm_store import outbox
from crm_store.models import OutboxMessage
from intents.buttons import ask
from intents.call import Answer
from intents.reply import (
    AnyBlock,
    Button,
    Change,
    Chart,
    Fields,
    File,
    Reply,
    Series,
    Table,
    Text,
    fail,
)
from tests.bot.talking import one
from tests.bot.telegram.playing import DANA, Stage, play
from tests.servers.telegram.rules import check_text
from tests.servers.telegram.server import bad_request, too_many

CHART = Chart(
    kind="bar", title="Revenue", categories=("Q1", "Q2"),
    series=(Series(name="€", values=(Decimal(1), Decimal(2))),),
)  # fmt: skip
NASTY = '<b>"Eve" & Söhne</b> @all /stop tg://resolve?x'
WIDE = Table(
    title="Orders", headers=("Order", "Ordered", "Status", "Total"),
    rows=tuple((f"SO-{n}", "2026-11-23", NASTY, "1,000.00") for n in range(300)),
)  # fmt: skip
EVERYTHING: tuple[AnyBlock, ...] = (
    Text(text="One paragraph " * 900),
    Fields(title=NASTY, fields=(("Name", NASTY), ("状态", "已发货"))),
    WIDE,
    Table(headers=("A", "B"), rows=(("1", "2"),), more=3),
    Change(op="update", title=NASTY, fields=(("stage", "a", "b"), ("level", "", NASTY))),
)


def send(app: App, reply: Reply, key: str = "n1") -> None:
    """Put a reply into the outbox."""
    outbound = Outbound(id=0, channel="telegram", conversation=str(DANA), reply=reply)
    body = outbound.model_dump(mode="json", exclude={"id"})
    with app.database.writing() as session:
        outbox.enqueue(session, key, "telegram", str(DANA), body)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_reply_is_split_at_line_ends_and_says_everything(language: str) -> None:
    messages = render(Reply(blocks=EVERYTHING), 1, "zh" if language == "zh" else "en")
    assert len(messages) > 3
    for message in messages:
        shown = check_text(message.html, "HTML", TEXT)
        assert shown == message.plain
        assert length(message.plain) <= TEXT
    said = "\n".join(message.plain for message in messages)
    assert all(f"SO-{number}" in said for number in range(300))
    assert "@all" not in said
    assert " /stop" not in said
    assert "tg://" not in said


def test_one_line_that_is_too_long_is_split_as_well() -> None:
    text = "鱼😀" * 5000
    messages = render(Reply(blocks=(Text(text=text),)), 1, "zh")
    assert "".join(message.plain.replace("\n", "") for message in messages) == text


def test_a_narrow_table_stands_in_a_fixed_font_and_a_wide_one_in_lines() -> None:
    narrow = Table(headers=("Item", "Qty"), rows=(("pump", "2"), ("meter", "10")), numeric=(1,))
    (message,) = render(Reply(blocks=(narrow,)), 1, "en")
    assert message.html == "<pre>Item   Qty\npump     2\nmeter   10</pre>"
    (row, *_) = render(Reply(blocks=(WIDE,)), 1, "en")
    assert "<b>SO-0</b> — Ordered: 2026-11-23 · Status: &lt;b&gt;" in row.html


def test_buttons_keep_their_limits_and_ids_that_are_too_long_are_told_by_place() -> None:
    buttons = [ask("x" * 200, "open_ticket", subject="鱼" * 100) for _ in range(120)]
    buttons[0] = Button(id="confirm", label="Yes", action=Answer(question="q", value="yes"))
    (message,) = render(Reply(blocks=(Text(text="?"),), buttons=tuple(buttons)), 2**31, "en")
    assert message.markup is not None
    rows = message.markup.to_dict()["inline_keyboard"]
    made = [button for row in rows for button in row]
    assert len(made) == 100
    assert made[0]["callback_data"] == f"a{2**31}:confirm"
    assert made[1]["callback_data"] == f"k{2**31}:#2"
    assert all(len(button["callback_data"].encode()) <= 64 for button in made)


def test_charts_are_photos_and_files_are_documents(app: App) -> None:
    async def story(stage: Stage) -> None:
        file = File(name="../data.xlsx", media_type="application/x", content=b"PK data")
        send(app, Reply(blocks=(Text(text="look"), CHART, file)))
        await stage.settled()
        text, photo, document = stage.server.sent_to(DANA)
        assert text["text"] == "look"
        assert photo["caption"] == "Revenue"
        assert stage.server.files[photo["photo"][0]["file_id"]].startswith(b"\x89PNG")
        assert stage.server.files[document["document"]["file_id"]] == b"PK data"

    play(app, story)


def test_markup_that_does_not_parse_goes_as_plain_text(app: App) -> None:
    async def story(stage: Stage) -> None:
        fault = bad_request("can't parse entities: Unsupported start tag")
        stage.server.faults["sendMessage"].append(fault)
        send(app, fail(NASTY))
        await stage.settled()
        (message,) = stage.server.sent_to(DANA)
        assert '<b>"Eve" & Söhne</b>' in message["text"]

    server = play(app, story)
    assert "parse_mode" not in server.called("sendMessage")[-1]


def test_what_was_sent_of_a_reply_is_not_sent_again_when_the_rest_has_to_wait(app: App) -> None:
    async def story(stage: Stage) -> None:
        stage.server.faults["sendPhoto"].append(too_many(1))
        send(app, Reply(blocks=(Text(text="look"), CHART)))
        await stage.settled()
        assert [set(message) & {"text", "photo"} for message in stage.server.sent_to(DANA)] == [
            {"text"}, {"photo"},
        ]  # fmt: skip

    play(app, story)


def test_a_photo_that_is_refused_goes_as_a_file(app: App) -> None:
    async def story(stage: Stage) -> None:
        stage.server.faults["sendPhoto"].append(bad_request("PHOTO_INVALID_DIMENSIONS"))
        send(app, Reply(blocks=(CHART,)))
        await stage.settled()
        assert "document" in stage.server.sent_to(DANA)[0]

    play(app, story)


def test_what_telegram_never_takes_is_a_dead_letter(app: App) -> None:
    async def story(stage: Stage) -> None:
        stage.server.faults["sendMessage"].append(bad_request("chat not found"))
        send(app, fail("x"))
        await stage.server.until(
            lambda: one(app.database, OutboxMessage, key="n1").status == "dead"
        )

    play(app, story)
    assert "Chat not found" in (one(app.database, OutboxMessage, key="n1").error or "")
