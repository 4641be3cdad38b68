"""Files and charts of messages: one's own, and nobody else's."""

import json

import pytest
from starlette.testclient import TestClient

from bot.bootstrap import App
from crm_store import outbox
from intents.reply import File, Reply, Text
from tests.bot.web.conftest import SignIn, say

HTML = b"<script>alert(1)</script>"


@pytest.fixture
def file_message(app: App, sign_in: SignIn) -> tuple[TestClient, int]:
    """方晴 with a message that has a file as its second block."""
    client = sign_in("方晴")
    say(client, "你好")
    file = File(name="报价 表.html", media_type="text/html", content=HTML)
    reply = Reply(blocks=(Text(text="给你"), file))
    body = {"reply": json.loads(reply.model_dump_json())}
    with app.database.writing() as session:
        row = outbox.latest(session, "web", _conversation(app))
        assert row is not None
        return client, outbox.enqueue(session, "test:1", "web", row.conversation, body).id


def _conversation(app: App) -> str:
    from crm_store.repositories.accounts import Accounts

    with app.database.reading() as session:
        user = Accounts(session).named("方晴")
    assert user is not None
    return f"user:{user.id}"


def test_a_file_is_downloaded_and_never_opened_by_the_browser(
    file_message: tuple[TestClient, int],
) -> None:
    client, message = file_message
    answer = client.get(f"/api/files/{message}/1")
    assert answer.content == HTML
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_message_has_the_files_size_and_not_its_bytes(
    file_message: tuple[TestClient, int],
) -> None:
    client, message = file_message
    shown = client.get("/api/messages").json()["messages"][-1]
    assert shown["id"] == message
    block = shown["reply"]["blocks"][1]
    assert block["size"] == len(HTML)
    assert "content" not in block


def test_a_file_of_somebody_else_does_not_exist(
    file_message: tuple[TestClient, int], sign_in: SignIn
) -> None:
    _, message = file_message
    for name in ("何静", "周启明", "林澜"):
        assert sign_in(name).get(f"/api/files/{message}/1").status_code == 404


@pytest.mark.parametrize("address", ["{}/0", "{}/2", "{}/99999999999999999999", "999/0", "0/1"])
def test_what_is_no_file_does_not_exist(file_message: tuple[TestClient, int], address: str) -> None:
    client, message = file_message
    assert client.get("/api/files/" + address.format(message)).status_code == 404


def test_a_chart_is_drawn_for_its_own_reader(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    _, reply = say(client, "本季度漏斗怎么样？")
    kinds = [block["type"] for block in reply["reply"]["blocks"]]
    address = f"/api/charts/{reply['id']}/{kinds.index('chart')}.png"
    answer = client.get(address)
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert sign_in("何静").get(address).status_code == 404
    assert client.get(f"/api/charts/{reply['id']}/{kinds.index('text')}.png").status_code == 404
