"""The conversation in the console: one's own, in order, in one's own language."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from bot.bootstrap import App
from crm_store import outbox
from crm_store.models import OutboxMessage
from tests.bot.web.conftest import SignIn, say

DEAL = "云帆科技 MES 二期"


def test_a_turn_gives_what_i_said_and_the_reply(sign_in: SignIn) -> None:
    mine, reply = say(sign_in("方晴"), f"{DEAL}推到谈判")
    assert mine["from"] == "me"
    assert mine["text"] == f"{DEAL}推到谈判"
    assert reply["from"] == "guanxi"
    assert isinstance(reply["id"], int)
    assert mine["id"] != reply["id"]
    assert [block["type"] for block in reply["reply"]["blocks"]] == ["text", "change"]
    assert "方案报价 → 谈判" in reply["text"]


def test_a_press_is_shown_by_its_label_and_undoes_the_change(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    _, moved = say(client, f"{DEAL}推到谈判")
    (button,) = moved["reply"]["buttons"]
    press = {"press": {"message": moved["id"], "button": button["id"]}}
    mine, undone = client.post("/api/turn", json=press).json()["messages"]
    assert mine["text"] == "撤销"
    assert "谈判 → 方案报价" in undone["text"]


def test_a_form_answers_the_open_question_and_is_shown_with_its_labels(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    _, asked = say(client, "新建商机")
    values = {"name": "新能源试点", "customer": "云帆科技"}
    form = {"form": {"message": asked["id"], "values": values}}
    mine, reply = client.post("/api/turn", json=form).json()["messages"]
    assert mine["text"] == "名称：新能源试点\n客户：云帆科技"
    assert "新能源试点" in reply["text"]


def test_the_same_key_is_the_same_turn(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    first = say(client, f"{DEAL}推到谈判", key="k1")
    assert say(client, f"{DEAL}推到谈判", key="k1") == first
    assert len(client.get("/api/messages").json()["messages"]) == 2


def test_messages_come_in_pages_the_oldest_first(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    replies = [say(client, text)[1]["id"] for text in ("你好", "谢谢", "帮助")]
    last = client.get("/api/messages?limit=1").json()
    assert [one["text"] for one in last["messages"] if one["from"] == "me"] == ["帮助"]
    assert last["more"] is True
    rest = client.get(f"/api/messages?limit=5&before={replies[-1]}").json()
    assert [one["text"] for one in rest["messages"] if one["from"] == "me"] == ["你好", "谢谢"]
    assert rest["more"] is False


def test_nobody_sees_anothers_messages(sign_in: SignIn) -> None:
    say(sign_in("方晴"), "你好")
    assert sign_in("何静").get("/api/messages").json() == {"messages": [], "more": False}


def test_a_message_of_somebody_else_has_no_buttons_for_me(sign_in: SignIn) -> None:
    _, moved = say(sign_in("方晴"), f"{DEAL}推到谈判")
    press = {"press": {"message": moved["id"], "button": "undo"}}
    answer = sign_in("何静").post("/api/turn", json=press)
    assert "没有这个按钮" in answer.json()["messages"][1]["text"]


def test_each_is_answered_in_their_own_language(sign_in: SignIn) -> None:
    _, reply = say(sign_in("Daniel Okafor"), "help")
    assert not [char for char in reply["text"] if "\u4e00" <= char <= "\u9fff"], reply["text"]


def test_what_was_shown_is_marked_as_sent(app: App, sign_in: SignIn) -> None:
    _, reply = say(sign_in("方晴"), "你好")
    with app.database.reading() as session:
        row = session.get(OutboxMessage, reply["id"])
    assert row is not None
    assert row.status == "sent"


def test_turns_of_one_conversation_wait_for_each_other(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    with ThreadPoolExecutor(4) as pool:
        pairs = list(pool.map(lambda n: say(client, f"{n}"), range(4)))
    history = client.get("/api/messages").json()["messages"]
    replies = {mine["id"]: reply["id"] for mine, reply in pairs}
    asked = [one["id"] for one in history if one["from"] == "me"]
    assert len(set(asked)) == 4
    assert [one["id"] for one in history if one["from"] == "guanxi"] == [replies[k] for k in asked]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": 1},
        {"text": "a", "press": {"message": 1, "button": "x"}},
        {"press": {"message": "x", "button": "undo"}},
        {"press": {"message": 2**40, "button": "undo"}},
        [],
        "text",
    ],
)
def test_a_turn_that_is_none_is_a_sentence(sign_in: SignIn, body: object) -> None:
    answer = sign_in("方晴").post("/api/turn", json=body)
    assert answer.status_code == 400
    assert "text、press、form" in answer.json()["error"]


@pytest.mark.parametrize("query", ["before=x", "before=-1", f"before={10**30}", "limit=1e3"])
def test_a_page_of_no_number_is_a_sentence(sign_in: SignIn, query: str) -> None:
    answer = sign_in("方晴").get(f"/api/messages?{query}")
    assert answer.status_code == 400
    assert "整数" in answer.json()["error"]


@pytest.mark.parametrize("text", ["", "\0", "😀" * 100, "x" * 100_000, "שלום", "' OR 1=1 --"])
def test_no_text_breaks_anything(sign_in: SignIn, text: str) -> None:
    _, reply = say(sign_in("方晴"), text)
    assert reply["text"]


def test_a_notice_that_is_not_due_yet_is_not_shown(app: App, sign_in: SignIn) -> None:
    client = sign_in("方晴")
    body = say(client, "你好")[1]
    with app.database.writing() as session:
        first = session.get_one(OutboxMessage, body["id"])
        notice = outbox.enqueue(session, "rule:1", "web", first.conversation, first.body)
        notice.not_before = first.not_before.replace(year=2999)
    assert len(client.get("/api/messages").json()["messages"]) == 2


def test_suggestions_are_understood(demo: TestClient) -> None:
    for person in demo.get("/api/session").json()["people"]:
        session = demo.post("/api/switch", json={"person": person["id"]}).json()
        assert len(session["suggestions"]) == 5
        for text in session["suggestions"]:
            _, reply = say(demo, text)
            assert not any(b["type"] == "failure" for b in reply["reply"]["blocks"]), (text, reply)
            assert not any(b["id"].startswith("choice") for b in reply["reply"]["buttons"]), text
