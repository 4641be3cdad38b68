"""The automation view: what will be posted, was, and was held back; in whose scope; drafts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from bot.bootstrap import App
from crm_store.database import Database, sqlite_url
from crm_store.models import ChannelAccount, Consent, Customer, Notice, Task, User
from intents.understand.reader import Reader
from tests.bot.web.browsing import DESK, NOW, PHONE, Visitor, browser, console
from tests.bot.web.conftest import SignIn

FANG, ZHOU, DANIEL, ADMIN = "方晴", "周启明", "Daniel Okafor", "林澜"
THEIRS = {FANG: "云帆科技", DANIEL: "Lakeshore Hospital"}
HOUR = timedelta(hours=1)


def fill(database: Database, now: datetime) -> None:
    """A posted, a held and a drafted notice of each of two colleagues, and a to-do to come."""
    with database.writing() as session:
        for place, (name, named) in enumerate(THEIRS.items()):
            user = session.query(User).filter_by(name=name).one()
            customer = session.query(Customer).filter_by(name=named).one()
            whose = {"customer_id": customer.id, "at": now}
            session.add(Consent(purpose="greetings", given=True, **whose))
            session.add(ChannelAccount(channel="telegram", external_id=f"T{place}",
                                       customer_id=customer.id, verified_at=now))  # fmt: skip
            session.add(Task(title=f"回电 {named}", assignee_id=user.id, customer_id=customer.id,
                             due=now + 30 * HOUR, due_time=True, created_at=now))  # fmt: skip
            for rule, status, audience, why in (
                ("renewal", "posted", "staff", None),
                ("birthday_greeting", "held", "customer",
                 {"zh": "客户没有同意接收", "en": "the customer did not agree to receive it"}),
                ("festival", "drafted", "customer", None),
            ):  # fmt: skip
                session.add(Notice(
                    key=f"{rule}:{name}", rule=rule, status=status, audience=audience, why=why,
                    reason={"zh": f"原因 {named}", "en": f"reason {named}"}, user_id=user.id,
                    customer_id=customer.id, text=f"新年好，{named}" if why is None else None,
                    due_at=now + (6 * HOUR if status == "drafted" else -HOUR),
                    posted_at=now if status == "posted" else None,
                ))  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


class TestWhoSeesWhat:
    """A rep their own, a manager the team's, an admin everybody's."""

    @pytest.fixture(autouse=True)
    def filled(self, app: App) -> None:
        fill(app.database, datetime.now(UTC))

    @pytest.mark.parametrize(
        ("name", "named"),
        [
            (FANG, {"云帆科技"}),
            (DANIEL, {"Lakeshore Hospital"}),
            (ZHOU, {"云帆科技"}),
            (ADMIN, {"云帆科技", "Lakeshore Hospital"}),
        ],
    )
    def test_another_teams_notices_never_appear(
        self, sign_in: SignIn, name: str, named: set[str]
    ) -> None:
        client = sign_in(name)
        for status in ("", "posted", "held", "drafted", "coming"):
            page = _page(client, status=status)
            shown = {one["customer"] for part in ("past", "drafts") for one in page[part]}
            assert shown == (named if status != "coming" else set())
            for hidden in set(THEIRS.values()) - named:
                assert hidden not in str(page)

    def test_nor_when_they_are_asked_for_by_name(self, sign_in: SignIn) -> None:
        page = _page(sign_in(FANG), customer="Lakeshore")
        assert (page["past"], page["drafts"], page["coming"]) == ([], [], [])

    def test_what_will_be_posted_is_what_list_reminders_tells(self, sign_in: SignIn) -> None:
        page = _page(sign_in(FANG), rule="task_soon")
        assert "云帆科技" in {one["customer"] for one in page["coming"]}
        assert {one["rule"] for one in page["coming"]} == {"到点待办"}

    @pytest.mark.parametrize(
        ("narrowed", "statuses"),
        [
            ({"status": "held"}, ["held"]),
            ({"rule": "renewal"}, ["posted"]),
            ({"customer": "云帆"}, ["held", "posted"]),
            ({"customer": "100%"}, []),
            ({"status": "drafted"}, []),
        ],
    )
    def test_it_is_narrowed(
        self, sign_in: SignIn, narrowed: dict[str, str], statuses: list[str]
    ) -> None:
        page = _page(sign_in(FANG), **narrowed)
        assert [one["status"] for one in page["past"]] == statuses

    def test_a_draft_of_another_team_cannot_be_sent(self, app: App, sign_in: SignIn) -> None:
        number = _draft(app, DANIEL)
        answer = sign_in(FANG).post(
            "/api/automation/drafts", json={"draft": number, "decision": "send"}
        )
        assert answer.status_code == 409
        assert "已经不在了" in answer.json()["error"]
        assert _status(app, number) == "drafted"

    @pytest.mark.parametrize(
        ("decision", "status", "said"),
        [("send", "posted", "发给 云帆科技"), ("skip", "skipped", "不给 云帆科技 发"),
         ("edit", "drafted", "新的话")],
    )  # fmt: skip
    def test_a_draft_is_decided_by_its_owner_or_the_manager(
        self, app: App, sign_in: SignIn, decision: str, status: str, said: str
    ) -> None:
        number = _draft(app, FANG)
        body = {"draft": number, "decision": decision, "message": "新的话"}
        answer = sign_in(ZHOU).post("/api/automation/drafts", json=body)
        assert said in answer.json()["text"]
        assert _status(app, number) == status

    def test_it_is_decided_once(self, app: App, sign_in: SignIn) -> None:
        body = {"draft": _draft(app, FANG), "decision": "skip"}
        client = sign_in(FANG)
        assert client.post("/api/automation/drafts", json=body).status_code == 200
        again = client.post("/api/automation/drafts", json=body)
        assert again.status_code == 409
        assert "处理过" in again.json()["error"]

    def test_an_empty_message_is_none(self, app: App, sign_in: SignIn) -> None:
        number = _draft(app, FANG)
        body = {"draft": number, "decision": "edit", "message": "  "}
        answer = sign_in(FANG).post("/api/automation/drafts", json=body)
        assert (answer.status_code, answer.json()["error"]) == (400, "消息是空的。")

    @pytest.mark.parametrize("body", [{}, {"draft": 1, "decision": "burn"}, {"draft": "1"}, []])
    def test_what_is_no_decision_is_refused(self, sign_in: SignIn, body: object) -> None:
        assert sign_in(FANG).post("/api/automation/drafts", json=body).status_code == 400


def test_who_is_not_signed_in_sees_nothing(outsider: TestClient) -> None:
    assert outsider.get("/api/automation").status_code == 401
    assert outsider.post("/api/automation/drafts", json={}).status_code == 401


def test_earlier_ones_come_a_page_at_a_time(app: App, sign_in: SignIn) -> None:
    with app.database.writing() as session:
        user = session.query(User).filter_by(name=FANG).one()
        for number in range(60):
            session.add(Notice(key=f"k{number}", rule="task", status="posted", audience="staff",
                               reason={"zh": f"第 {number} 条", "en": ""}, user_id=user.id,
                               due_at=NOW))  # fmt: skip
    client = sign_in(FANG)
    first = _page(client)
    rest = _page(client, before=str(first["before"]))
    reasons = [one["reason"] for page in (first, rest) for one in page["past"]]
    assert reasons == [f"第 {number} 条" for number in reversed(range(60))]
    assert rest["before"] is None


class TestInTheBrowser:
    """Real clicks on the page."""

    @pytest.fixture
    def address(self, tmp_path: Path) -> Iterator[str]:
        with console(tmp_path, Reader(), demo=True) as address:
            database = Database(sqlite_url(tmp_path / "guanxi.db"))
            fill(database, NOW)
            database.engine.dispose()
            yield address

    def test_a_rep_looks_edits_and_sends(self, chromium: Browser, address: str) -> None:
        me = _arrive(chromium, address, FANG)
        me.page.get_by_role("button", name="自动提醒").click()
        view = me.page.locator(".automation")
        draft = view.locator(".auto-draft")
        expect(draft).to_have_count(1)
        expect(view).to_contain_text("没有发：客户没有同意接收")
        expect(view.locator(".auto-row", has_text="回电")).to_have_count(0)
        expect(view.locator(".auto-row .coming", has_text="到点待办").first).to_be_visible()
        expect(view).not_to_contain_text("Lakeshore")

        draft.get_by_role("button", name="修改").click()
        draft.get_by_role("textbox").fill("春节快乐！")
        draft.get_by_role("button", name="保存").click()
        expect(draft.locator(".auto-words")).to_have_text("春节快乐！")
        draft.get_by_role("button", name="发送").click()
        expect(draft).to_have_count(0)
        expect(view.locator(".auto-badge.posted")).to_have_count(2)

        view.get_by_label("状态").select_option("held")
        expect(view.locator(".auto-badge.posted")).to_have_count(0)
        expect(view.locator(".auto-badge.held")).to_have_count(1)
        me.page.get_by_role("button", name="对话").click()
        expect(view).to_be_hidden()
        expect(me.box).to_be_visible()
        assert me.problems == []

    def test_a_phone_never_scrolls_sideways(self, chromium: Browser, address: str) -> None:
        me = _arrive(chromium, f"{address}#automation", DANIEL, PHONE)
        expect(me.page.locator(".automation h2")).to_have_text("Reminders")
        expect(me.page.locator(".auto-draft")).to_have_count(1)
        for part in ("html", ".automation"):
            assert me.page.locator(part).evaluate("part => part.scrollWidth") <= PHONE[0]
        assert me.problems == []


def _arrive(chromium: Browser, address: str, name: str, size: tuple[int, int] = DESK) -> Visitor:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    me = Visitor(context.new_page())
    me.page.goto(address)
    me.become(name)
    return me


def _page(client: TestClient, **narrowed: str) -> "dict[str, list[dict[str, str]]]":
    answer = client.get("/api/automation", params=narrowed)
    assert answer.status_code == 200, answer.text
    page: dict[str, list[dict[str, str]]] = answer.json()
    return page


def _draft(app: App, name: str) -> int:
    with app.database.reading() as session:
        return session.query(Notice).filter_by(key=f"festival:{name}").one().id


def _status(app: App, number: int) -> str:
    with app.database.reading() as session:
        found = session.get(Notice, number)
        assert found is not None
        return found.status
