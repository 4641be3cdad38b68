"""Whatever people write comes through, changes nothing by itself, and names stay as written."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Customer, InboxMessage
from intents.reply import File
from tests.bot.talking import Talk, one, rows, said

ODD = {
    "nothing": "",
    "blank": " \n\t ",
    "NUL bytes": "\0\0\0",
    "100,000 letters": "x" * 100_000,
    "100,000 characters": "客" * 100_000,
    "emoji only": "😀🎉👨‍👩‍👧‍👦",
    "right to left": "שלום עולם، مرحبا بالعالم",
    "turned around": "\u202eabc\u202c",
    "SQL": "'; DROP TABLE deals; --",
    "a format": "{customer} %s %(x)s {0.__class__}",
}
NAMES = (
    "Robert'); DROP TABLE customers;--",
    "O’Neill & Söhne “Ost”",
    "Cafe\u0301 Zoë",
    "שלום בע״מ",
    "شركة النور للتجارة",
    "🦊 Fox & Co",
    "㈱山田製作所",
    "𠮷野家北京",
    "100% Wolle {customer}",
    "<b>Bold</b> \\ GmbH",
    "'=1+1",
)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_message_is_answered_kept_and_changes_nothing(
    company: Database, pipeline: Pipeline, text: str
) -> None:
    before = rows(company)
    talk = Talk(pipeline)
    reply = talk.say(text, key="odd")
    assert said(reply).strip()
    assert len(said(reply)) < 3000
    assert reply.changes == []
    after = rows(company)
    assert after.pop("conversations") == 1
    assert after.pop("outbox") == before["outbox"] + 1
    assert after == {name: before[name] for name in after}
    assert one(company, InboxMessage, key="odd").body["text"] == text
    assert talk.say("云帆科技 MES 二期推到谈判").changes


def test_nul_within_a_request_is_left_out(company: Database, pipeline: Pipeline) -> None:
    assert Talk(pipeline).say("云帆科技 MES\0 二期推\0到谈判").changes


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_back_byte_for_byte(company: Database, pipeline: Pipeline, name: str) -> None:
    talk = Talk(pipeline, "周启明")
    talk.say("新建客户")
    made = talk.submit(name=name, kind="company")
    assert made.changes[0]["fields"]["name"] == [None, name]  # type: ignore[index]
    assert one(company, Customer, name=name).name.encode() == name.encode()

    assert name in said(made)
    assert name in said(talk.say("它的资料"))
    assert name in _exported(talk)


def _exported(talk: Talk) -> set[object]:
    reply = talk.say("导出客户")
    (file,) = (block for block in reply.reply.blocks if isinstance(block, File))
    sheet = load_workbook(BytesIO(file.content)).worksheets[0]
    return {row[0] for row in sheet.iter_rows(values_only=True)}
