"""Who is signed in: by a link outside the demo, by choice within it."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot.bootstrap import App
from bot.links import VALID_FOR, new_link
from crm_store.models import User
from crm_store.models.base import utc_now
from crm_store.repositories.accounts import Accounts
from tests.bot.web.conftest import ORIGIN, SignIn, say


@pytest.fixture
def fang(app: App) -> User:
    """A colleague."""
    with app.database.reading() as session:
        user = Accounts(session).named("方晴")
    assert user is not None
    return user


def test_nobody_is_signed_in_without_a_link(outsider: TestClient) -> None:
    session = outsider.get("/api/session").json()
    assert session["user"] is None
    assert session["demo"] is False
    assert session["people"] == []
    for path in ("/api/messages", "/api/files/1/0", "/api/charts/1/0.png", "/api/events"):
        answer = outsider.get(path)
        assert answer.status_code == 401, path
        assert "guanxi link" in answer.json()["error"]


def test_a_link_signs_in_once(app: App, outsider: TestClient, fang: User) -> None:
    link = new_link(app.database, fang, ORIGIN, utc_now())
    answer = outsider.get(link, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert outsider.get("/api/session").json()["user"] == {
        "name": "方晴",
        "role": "rep",
        "language": "zh",
    }
    again = TestClient(outsider.app, base_url=ORIGIN).get(link)
    assert again.status_code == 410
    assert "过期" in again.text
    assert "expired" in again.text


def test_a_preview_of_a_link_does_not_use_it_up(app: App, outsider: TestClient, fang: User) -> None:
    link = new_link(app.database, fang, ORIGIN, utc_now())
    assert outsider.head(link).status_code == 200
    assert outsider.get(link, follow_redirects=False).status_code == 303


def test_an_old_link_signs_nobody_in(app: App, outsider: TestClient, fang: User) -> None:
    long_ago = utc_now() - VALID_FOR - timedelta(seconds=1)
    link = new_link(app.database, fang, ORIGIN, long_ago)
    assert outsider.get(link).status_code == 410
    assert outsider.get("/api/session").json()["user"] is None


def test_a_made_up_link_signs_nobody_in(outsider: TestClient) -> None:
    assert outsider.get("/link/guess").status_code == 410


def test_a_forged_cookie_signs_nobody_in(outsider: TestClient) -> None:
    outsider.cookies.set("guanxi", "eyJ1c2VyIjogMX0=.aaaa.bbbb")
    assert outsider.get("/api/session").json()["user"] is None


def test_a_colleague_who_left_is_signed_out(app: App, sign_in: SignIn, fang: User) -> None:
    client = sign_in("方晴")
    with app.database.writing() as session:
        session.get_one(User, fang.id).deleted_at = utc_now()
    assert client.post("/api/turn", json={"text": "你好"}).status_code == 401


def test_outside_the_demo_nobody_can_be_somebody_else(sign_in: SignIn) -> None:
    client = sign_in("方晴")
    assert client.post("/api/switch", json={"person": 1}).status_code == 404
    assert client.get("/api/session").json()["user"]["name"] == "方晴"


def test_the_demo_begins_as_the_admin_and_switches(demo: TestClient) -> None:
    session = demo.get("/api/session").json()
    assert session["user"]["role"] == "admin"
    grace = next(one for one in session["people"] if one["name"] == "Grace Whitmore")
    switched = demo.post("/api/switch", json={"person": grace["id"]}).json()
    assert switched["user"] == {"name": "Grace Whitmore", "role": "manager", "language": "en"}
    assert demo.get("/api/session").json()["user"]["name"] == "Grace Whitmore"


@pytest.mark.parametrize("person", [999, "1", None, 2**70])
def test_the_demo_has_no_such_person(demo: TestClient, person: object) -> None:
    assert demo.post("/api/switch", json={"person": person}).status_code == 404


def test_a_language_is_chosen_for_good(demo: TestClient, app: App) -> None:
    assert demo.post("/api/language", json={"language": "en"}).json()["user"]["language"] == "en"
    _, reply = say(demo, "thank you")
    assert reply["text"].startswith("You're welcome")
    answer = demo.post("/api/language", json={"language": "fr"})
    assert answer.status_code == 400
    assert answer.json()["error"] == "The language is zh or en."


def test_suggestions_name_only_what_the_person_may_see(demo: TestClient, app: App) -> None:
    from crm_store.actors import actor_of_user
    from crm_store.store import Store

    for person in demo.get("/api/session").json()["people"]:
        session = demo.post("/api/switch", json={"person": person["id"]}).json()
        with app.database.reading() as opened:
            user = Accounts(opened).get(person["id"])
            assert user is not None
            store = Store(opened, actor_of_user(opened, user, app.defaults), utc_now())
            seen = {one.name for one in opened.scalars(store.customers.query())}
        name = session["suggestions"][0].removeprefix("看看").removeprefix("Show me ")
        assert name in seen
