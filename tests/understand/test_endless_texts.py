"""Texts that go on and on are read in a moment: no pattern takes ever longer over them."""

import time

import pytest
from sqlalchemy.orm import Session

from intents.understand.reader import Reader
from tests.understand.conftest import context_of

SECONDS = 4.0
"""Of the processor, for the longest text that is read; most take a tenth of it."""
ENDLESS = (
    "9",
    "1,",
    "一",
    "1万",
    "hundred ",
    "twenty and ",
    "不用了",
    "帮我",
    "了",
    "把",
    "-1 ",
    "三点",
    "the ",
    "要 ",
)
BEFORE = ("", "新建客户", "quote for ")


@pytest.mark.parametrize("again", ENDLESS)
def test_is_read_in_a_moment(company_session: Session, reader: Reader, again: str) -> None:
    context = context_of(company_session, "方晴")
    for before in BEFORE:
        started = time.process_time()
        reader.read((before + again * 3000)[:20_000], context)
        assert time.process_time() - started < SECONDS, before


@pytest.mark.parametrize("said", ["9" * 30, "一" * 30, "一亿亿亿亿"])
def test_a_number_beyond_reason_is_none(
    company_session: Session, reader: Reader, said: str
) -> None:
    context = context_of(company_session, "方晴")
    found = reader.mentions(f"云帆那单改成 {said} 元", context)
    assert found.money == found.numbers == ()
