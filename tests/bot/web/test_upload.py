"""A file handed over in the conversation is imported, and the report is the reply."""

import pytest
from starlette.testclient import TestClient

from tests.bot.web.conftest import SignIn

CSV = "name,level\n远航物流,A\n,B\n".encode()


def upload(client: TestClient, name: str, content: bytes) -> list[dict[str, object]]:
    """My file and the report of its import."""
    answer = client.post("/api/turn", files={"file": (name, content)})
    assert answer.status_code == 200, answer.text
    messages: list[dict[str, object]] = answer.json()["messages"]
    return messages


def test_a_managers_file_is_imported_with_a_report(sign_in: SignIn) -> None:
    client = sign_in("周启明")
    mine, report = upload(client, "customers.csv", CSV)
    assert mine["text"] == "customers.csv"
    assert "customers.csv" in str(report["text"])
    table = report["reply"]["blocks"][1]  # type: ignore[index]
    assert table["rows"][0][2:] == ["1", "0", "0", "1"]
    history = client.get("/api/messages").json()["messages"]
    assert [one["id"] for one in history] == [mine["id"], report["id"]]


def test_a_rep_is_told_who_may(sign_in: SignIn) -> None:
    answer = sign_in("Daniel Okafor").post("/api/turn", files={"file": ("customers.csv", CSV)})
    assert answer.status_code == 403
    assert "manager" in answer.json()["error"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("customers.csv", b""),
        ("customers.csv", b"PK\x03\x04 not a table"),
        ("customers.xlsx", b"PK\x03\x04 not a workbook"),
        ("../../etc/passwd", b"root:x:0:0"),
        ("photo.png", b"\x89PNG"),
    ],
)
def test_a_file_that_cannot_be_imported_is_a_clear_reply(
    sign_in: SignIn, name: str, content: bytes
) -> None:
    _, report = upload(sign_in("周启明"), name, content)
    assert report["text"]
    assert "Traceback" not in str(report["text"])


def test_a_form_without_a_file_is_a_sentence(sign_in: SignIn) -> None:
    answer = sign_in("周启明").post("/api/turn", files={"other": ("a.csv", CSV)})
    assert answer.status_code == 400
    assert "文件" in answer.json()["error"]
