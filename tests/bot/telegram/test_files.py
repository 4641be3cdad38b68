"""Photos and documents that customers send."""

import pytest

from bot.bootstrap import App
from crm_store.models import Activity, Attachment
from tests.bot.talking import one
from tests.bot.telegram.playing import DANA, STRANGER, Stage, play

JPEG = b"\xff\xd8\xff\xe0" + b"x" * 2000


def test_a_photo_stands_on_the_timeline_and_goes_to_the_owner(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.send_photo(JPEG, "the pump leaks here")
        await laura.hears("I have got “photo-", "[Report it as a problem]")
        await laura.press("Report it as a problem")
        await laura.hears("this is request")
        assert "the pump leaks here" in stage.notices()

    play(app, story)
    attachment = one(app.database, Attachment)
    with app.database.reading() as session:
        held = session.get_one(Attachment, attachment.id)
        activity = session.get_one(Activity, held.activity_id)
        assert held.content == JPEG
        assert (activity.kind, activity.customer_id) == ("message", held.customer_id)
        assert "the pump leaks here" in (activity.summary or "")


@pytest.mark.parametrize(
    ("name", "content", "size", "said"),
    [
        ("tool.exe", b"MZ", None, "do not take files of this kind"),
        ("report.pdf", b"MZ\x90", None, "do not take programs"),
        ("film.pdf", b"%PDF", 21 * 1024 * 1024, "over 20 MB"),
        ("../../etc/passwd", b"root", None, "do not take files of this kind"),
    ],
)
def test_what_is_too_large_or_of_no_good_kind_is_refused(
    app: App, name: str, content: bytes, size: int | None, said: str
) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.send_file(name, content, size)
        await laura.hears(said)

    play(app, story)
    with app.database.reading() as session:
        assert session.query(Attachment).count() == 0


def test_a_document_is_kept_as_it_is(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.send_file("order list.csv", b"a,b\n1,2\n")
        await laura.hears("order list.csv")

    play(app, story)
    held = one(app.database, Attachment)
    assert (held.name, held.size) == ("order list.csv", 8)


def test_of_a_visitor_nothing_is_kept(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve")
        await eve.send_photo(JPEG)
        await eve.hears("which customer you are")

    play(app, story)
    with app.database.reading() as session:
        assert session.query(Attachment).count() == 0
