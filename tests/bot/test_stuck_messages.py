"""Dead letters and messages that failed: the doctor shows them, and they can be tried again."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app as cli
from crm_store import inbox, outbox
from crm_store.database import Database, sqlite_url
from crm_store.repositories.workspace import Workspace
from intents.reply import say
from tests.bot.conftest import settings_of

runner = CliRunner()


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An installation where a reply was refused, and a message could not be answered."""
    settings = settings_of(home)
    for name in ("guanxi_home", "database_url", "guanxi_timezone"):
        monkeypatch.setenv(name.upper(), str(getattr(settings, name)))
    monkeypatch.setenv("GUANXI_LANGUAGE", "en")
    store = Database(sqlite_url(home / "guanxi.db"))
    key, _ = inbox.receive(store, "slack", "k", "C1", "U1", {"text": "hello there"})
    with store.writing() as session:
        row = outbox.enqueue(
            session, "n", "telegram", "5", {"reply": say("Good news").model_dump()}
        )
        outbox.bury(session, row.id, "the bot is blocked in chat 5")
        inbox.failed(session, [key], "ValueError('no such thing')")
    return store


def run(*words: str) -> str:
    """What a command prints."""
    result = runner.invoke(cli, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_stuck_is_listed_with_the_reason(store: Database) -> None:
    said = run("outbox", "list")
    assert "→ telegram 5  Good news" in said
    assert "the bot is blocked in chat 5" in said
    assert "← slack C1  hello there" in said
    assert "no such thing" in said
    assert '"id": "o' in run("outbox", "list", "--json")


def test_the_doctor_counts_them_and_says_what_to_do(store: Database) -> None:
    said = runner.invoke(cli, ["doctor"]).output
    assert "! messages: 1 could not be sent, 1 could not be answered" in said
    assert "guanxi outbox retry --all" in said


def test_all_are_tried_again(store: Database) -> None:
    assert "Sent again: 1; answered again when guanxi serve next starts: 1." in run(
        "outbox", "retry", "--all"
    )
    with store.reading() as session:
        assert outbox.count_dead(session) == inbox.count_failed(session) == 0
        assert [row.key for row in inbox.waiting(session, "slack")] == ["k"]
    assert "Nothing is stuck." in run("outbox", "list")


def test_one_is_tried_again_by_its_id(store: Database) -> None:
    with store.reading() as session:
        number = outbox.dead_letters(session)[0].id
    assert "Sent again: 1; answered again when guanxi serve next starts: 0." in run(
        "outbox", "retry", f"o{number}"
    )


def test_settings_are_shown_and_checked(store: Database) -> None:
    assert "service_channel = C0123" in run("setting", "set", "service_channel", "C0123")
    assert 'service_channel = "C0123"' in run("setting", "list")
    refused = runner.invoke(cli, ["setting", "set", "working_hours", '{"mon": "nine"}'])
    assert "That is no value" in str(refused.exception)
    with store.reading() as session:
        assert Workspace(session).setting("working_hours") is None
