"""What every request has to pass and every response carries."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.bootstrap import App
from bot.web import guard
from bot.web.app import create_app, is_loopback
from tests.bot.web.conftest import ORIGIN, SignIn


def test_the_page_may_load_only_its_own(demo: TestClient) -> None:
    page = demo.get("/")
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/api/session", "/static/main.js", "/nothing", "/link/x"])
def test_every_answer_has_the_headers(demo: TestClient, path: str) -> None:
    headers = demo.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null", "x"])
@pytest.mark.parametrize("path", ["/api/turn", "/api/switch", "/api/language"])
def test_another_site_cannot_post(demo: TestClient, origin: str, path: str) -> None:
    answer = demo.post(path, json={"text": "hi"}, headers={"origin": origin})
    assert answer.status_code == 403


def test_the_page_itself_can_post(demo: TestClient) -> None:
    answer = demo.post("/api/turn", json={"text": "你好"}, headers={"origin": ORIGIN})
    assert answer.status_code == 200


def test_a_name_that_points_here_is_not_answered(demo: TestClient) -> None:
    assert demo.get("/api/session", headers={"host": "evil.example:8765"}).status_code == 400
    for host in ("localhost:8765", "127.0.0.1", "[::1]:8765"):
        assert demo.get("/api/session", headers={"host": host}).status_code == 200


def test_any_name_is_answered_where_the_console_is_open_to_others(app: App) -> None:
    app.settings.guanxi_web_host = "0.0.0.0"
    client = TestClient(create_app(app, demo=False), base_url="http://crm.example")
    assert client.get("/api/session").status_code == 200


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False),
     ("192.168.1.5", False), ("crm.example", False)],
)  # fmt: skip
def test_which_addresses_only_this_machine_reaches(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_what_is_too_large_is_a_sentence(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_UPLOAD", guard.MEGABYTE)
    client = sign_in("周启明")
    answer = client.post("/api/turn", files={"file": ("a.csv", b"x" * (guard.MEGABYTE + 1))})
    assert answer.status_code == 413
    assert "1 MB" in answer.json()["error"]
    endless = (b"x" * 65536 for _ in range(20))
    assert client.post("/api/turn", content=endless).status_code == 413


def test_a_message_that_is_too_long_is_a_sentence(sign_in: SignIn) -> None:
    answer = sign_in("方晴").post("/api/turn", json={"text": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "太长" in answer.json()["error"]


def test_no_address_leads_out_of_the_static_files(demo: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        assert demo.get(path).status_code == 404


def test_an_unknown_address_is_a_sentence_in_the_browsers_language(demo: TestClient) -> None:
    english = demo.get("/api/nothing", headers={"accept-language": "en-GB"})
    assert english.status_code == 404
    assert english.json() == {"error": "There is nothing here."}
    assert demo.get("/api/turn", headers={"accept-language": "zh-CN"}).status_code == 405


def test_the_secret_is_made_once_and_only_its_owner_reads_it(app: App) -> None:
    from bot.bootstrap import session_secret

    first = session_secret(app)
    assert len(first) > 40
    assert session_secret(app) == first
    path = Path(app.home) / "secret"
    assert path.stat().st_mode & 0o077 == 0
