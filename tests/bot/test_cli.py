"""The commands that set the system up, as somebody types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bootstrap import App, build
from bot.cli import app as cli
from bot.commands.start import CommandError
from bot.links import take_link
from crm_store.models import LearnedPhrase
from crm_store.models.base import utc_now
from tests.bot.conftest import settings_of

runner = CliRunner()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A GUANXI_HOME with nothing in it, for an installation in English."""
    return _installed(tmp_path / "home", monkeypatch, "en")


@pytest.fixture
def sample(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A GUANXI_HOME with the sample company."""
    return _installed(home, monkeypatch, "en")


def _installed(home: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> Path:
    for name, value in settings_of(home).model_dump(include={"database_url"}).items():
        monkeypatch.setenv(name.upper(), value)
    monkeypatch.setenv("GUANXI_HOME", str(home))
    monkeypatch.setenv("GUANXI_LANGUAGE", language)
    monkeypatch.setenv("GUANXI_TIMEZONE", "Asia/Shanghai")
    return home


def run(*arguments: str) -> str:
    """What a command prints; the test fails where the command does."""
    result = runner.invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def guanxi(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    code = "from bot.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_what_was_taught_is_listed_and_forgotten(sample: Path) -> None:
    made = build()
    with made.database.writing() as session:
        for text in ("{customer} 搞一下", "kick {customer}"):
            session.add(
                LearnedPhrase(text=text, intent="create_task", language="zh", embedding=bytes(768))
            )
    listed = json.loads(run("learned", "list", "--json"))
    assert [(one["text"], one["audience"]) for one in listed] == [
        ("{customer} 搞一下", "staff"),
        ("kick {customer}", "staff"),
    ]
    assert "Forgotten: 1." in run("learned", "forget", str(listed[0]["id"]))
    assert "kick {customer}" in run("learned", "list")
    assert "Forgotten: 1." in run("learned", "forget", "--all")
    assert "Nothing was taught yet." in run("learned", "list")


def test_every_command_and_every_option_is_documented() -> None:
    import typer.main

    root = typer.main.get_command(cli)
    pending = [("guanxi", root)]
    while pending:
        name, command = pending.pop()
        assert command.help, name
        undocumented = [one.name for one in command.params if not getattr(one, "help", "?")]
        assert undocumented == [], name
        pending += [(f"{name} {key}", sub) for key, sub in getattr(command, "commands", {}).items()]


def test_init_makes_the_store_and_changes_nothing_the_second_time(empty: Path) -> None:
    first = run("init")
    store = empty / "guanxi.db"
    before = store.stat().st_mtime_ns
    assert run("init") == first
    assert store.stat().st_mtime_ns == before


def test_people_are_added_with_their_team_and_listed(empty: Path) -> None:
    run("user", "add", "方晴", "--role", "manager", "--team", "华东", "--slack", "U1")
    run("user", "add", "Ann Lee", "--team", "华东", "--language", "en", "--email", "a@b.co")
    people = json.loads(run("user", "list", "--json"))
    assert [(one["name"], one["role"], one["team"]) for one in people] == [
        ("方晴", "manager", "华东"),
        ("Ann Lee", "rep", "华东"),
    ]
    assert people[1]["language"] == "en"
    assert "Ann Lee" in run("user", "list")


def test_nobody_is_added_twice(empty: Path) -> None:
    run("user", "add", "方晴")
    with pytest.raises(CommandError, match="called “方晴” already"):
        run("user", "add", "  方晴 ")


def test_an_unknown_role_is_refused_with_what_there_is(empty: Path) -> None:
    result = runner.invoke(cli, ["user", "add", "方晴", "--role", "boss"])
    assert result.exit_code == 2
    assert "manager" in result.output


def test_a_link_signs_its_person_in_once(sample: Path, app: App) -> None:
    url = run("link", "方晴").strip()
    assert url.startswith("http://127.0.0.1:8765/link/")
    token = url.rsplit("/", 1)[1]
    assert take_link(app.database, token, utc_now()) is not None
    assert take_link(app.database, token, utc_now()) is None
    assert token.encode() not in (sample / "guanxi.db").read_bytes()


def test_a_link_for_nobody_says_who_there_is(sample: Path) -> None:
    with pytest.raises(CommandError, match="guanxi user list"):
        run("link", "Nobody")


def test_an_import_reports_and_the_same_import_changes_nothing(empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("name,level\n云帆科技,A\nAcme Inc,B\n", encoding="utf-8")
    dry = json.loads(run("import", str(file), "--dry-run", "--json"))
    assert dry["files"][0]["added"] == 2
    assert json.loads(run("import", str(file), "--json"))["files"][0]["added"] == 2
    assert json.loads(run("import", str(file), "--json"))["files"][0]["unchanged"] == 2
    assert "2 unchanged" in run("import", str(file))


def test_an_import_of_nothing_is_one_sentence_and_exit_code_1(empty: Path, tmp_path: Path) -> None:
    result = guanxi("import", str(tmp_path / "missing.csv"))
    assert result.returncode == 1
    assert result.stderr.startswith("guanxi: ")
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_export_writes_what_an_import_reads(sample: Path, tmp_path: Path) -> None:
    written = run("export", str(tmp_path / "out")).split()
    assert str(tmp_path / "out" / "customers.csv") in written
    again = json.loads(run("import", str(tmp_path / "out" / "customers.csv"), "--json"))
    assert again["files"][0]["added"] == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("GUANXI_WEB_PORT", "abc", "GUANXI_WEB_PORT"),
        ("GUANXI_TIMEZONE", "Mars", "GUANXI_TIMEZONE"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL"),
        ("DATABASE_URL", "postgresql://u:secret@127.0.0.1:1/x", "cannot be reached"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(
    empty: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    result = guanxi("init")
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr


def test_the_doctor_finds_nothing_wrong_with_the_sample(sample: Path) -> None:
    findings = json.loads(run("doctor", "--json"))
    assert {one["check"]: one["state"] for one in findings} == {
        "settings": "ok", "store": "ok", "records": "ok", "people": "ok", "model": "ok",
        "llm": "ok", "charts": "ok", "messages": "ok", "index": "ok", "scheduler": "ok",
    }  # fmt: skip


def test_the_doctor_says_what_to_do(empty: Path) -> None:
    result = guanxi("doctor")
    assert result.returncode == 1
    assert "guanxi init" in result.stdout
    run("init")
    assert "guanxi user add" in run("doctor")


def test_serving_a_part_that_does_not_exist_says_which_do(empty: Path) -> None:
    with pytest.raises(CommandError, match="web"):
        run("serve", "--only", "web,fax")


def test_a_person_who_is_there_is_given_an_address(sample: Path) -> None:
    run("user", "set", "方晴", "--email", "fang@example.com", "--slack", "U1")
    (fang,) = [one for one in json.loads(run("user", "list", "--json")) if one["name"] == "方晴"]
    assert (fang["email"], fang["slack_id"]) == ("fang@example.com", "U1")
    with pytest.raises(CommandError, match="Nobody is called"):
        run("user", "set", "没有的人", "--email", "x@example.com")


def test_a_workspace_sets_its_currency_its_rates_and_its_commission(empty: Path) -> None:
    run("init")
    with pytest.raises(CommandError, match="set base_currency first"):
        run("setting", "set", "exchange_rates", '{"EUR": 1.1}')
    run("setting", "set", "base_currency", "usd")
    run("setting", "set", "exchange_rates", '{"EUR": 1.1, "CNY": "0.14"}')
    run("setting", "set", "commission_rate", "5.5%")
    listed = run("setting", "list")
    assert 'base_currency = "USD"' in listed
    assert 'exchange_rates = {"CNY": "0.14", "EUR": "1.1"}' in listed
    assert 'commission_rate = "5.5"' in listed
    run("setting", "set", "base_currency", "CNY")  # what was one unit in dollars is none in yuan
    assert "exchange_rates = —" in run("setting", "list")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("base_currency", "dollars"),
        ("commission_rate", "a lot"),
        ("commission_rate", "500"),
        ("exchange_rates", '{"EUR": 0}'),
        ("exchange_rates", '{"EUR": 1.1'),
        ("exchange_rates", "1.1"),
        ("timezone", "Mars"),
    ],
)
def test_a_setting_of_the_workspace_that_is_no_value_is_refused(
    empty: Path, name: str, value: str
) -> None:
    run("init")
    if name == "exchange_rates":
        run("setting", "set", "base_currency", "CNY")
    with pytest.raises(CommandError, match="That is no value"):
        run("setting", "set", name, value)
    assert f"{name} = —" in run("setting", "list")
