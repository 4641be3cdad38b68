"""The console's page: a person, a browser, a server and the sample company."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from intents.understand.reader import Reader
from tests.bot.web.browsing import DESK, PHONE, Visitor, browser, console

FANG, DANIEL, ZHOU = "方晴", "Daniel Okafor", "周启明"
HOSTILE = '<img src=x onerror="window.broken=1">'

Arrive = Callable[..., Visitor]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def demo(chromium: Browser, reader: Reader, tmp_path: Path) -> Iterator[str]:
    with console(tmp_path / "demo", reader, demo=True) as address:
        yield address


@pytest.fixture
def arrive(chromium: Browser, demo: str) -> Iterator[Arrive]:
    """Opens the page as a colleague; at the end nothing may have gone wrong in the browser."""
    visitors: list[Visitor] = []

    def come(name: str, size: tuple[int, int] = DESK, address: str = demo) -> Visitor:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
        visitor = Visitor(context.new_page())
        visitors.append(visitor)
        visitor.page.goto(address)
        if name:
            visitor.become(name)
        return visitor

    yield come
    for visitor in visitors:
        visitor.page.context.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.mark.parametrize(("name", "language"), [(FANG, "zh-Hans"), (DANIEL, "en")])
def test_a_suggestion_is_answered(arrive: Arrive, name: str, language: str) -> None:
    me = arrive(name)
    expect(me.page.locator("html")).to_have_attribute("lang", language)

    suggestion = me.page.locator(".starters button").first
    words = suggestion.inner_text()
    suggestion.click()

    expect(me.mine).to_contain_text(words)
    customer = me.reply.locator(".fields .title").inner_text()
    assert customer in words
    expect(me.page.locator(".welcome")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "words", "badge", "undo", "undone"),
    [
        (FANG, "今天上午拜访了港湾冷链，聊了报价", "新建", "撤销", "删除"),
        (DANIEL, "Visited Lakeshore Hospital this morning, we talked about the quote",
         "Created", "Undo", "Deleted"),
    ],
)  # fmt: skip
def test_a_change_is_shown_and_undone(
    arrive: Arrive, name: str, words: str, badge: str, undo: str, undone: str
) -> None:
    me = arrive(name)

    me.say(words)
    expect(me.reply.locator(".change .badge")).to_have_text(badge)
    asked = me.kept().get_by_role("button", name=undo, exact=True)
    me.press(undo)

    expect(me.reply.locator(".change .badge")).to_have_text(undone)
    expect(asked).to_have_attribute("aria-disabled", "true")


def test_a_form_asks_for_what_is_missing(arrive: Arrive) -> None:
    me = arrive(FANG)
    me.say("新建客户")
    form = me.kept().locator("form")

    form.get_by_role("button", name="提交").click()
    expect(form.locator(".form-error").first).to_have_text("请填写名称")
    expect(form.get_by_label("名称")).to_be_focused()

    form.get_by_label("名称").fill("海棠精密")
    form.get_by_label("类型").select_option("company")
    form.get_by_label("地区").fill("无锡")
    form.get_by_role("button", name="提交").click()

    expect(me.reply.locator(".change .title")).to_contain_text("海棠精密")
    expect(me.reply.locator(".change ins", has_text="无锡")).to_be_visible()
    expect(form.locator("fieldset")).to_have_attribute("disabled", "")


def test_a_choice_closes_when_the_conversation_goes_on(arrive: Arrive) -> None:
    me = arrive(FANG)
    me.say("新建客户")
    cancel = me.kept().get_by_role("button", name="取消", exact=True)
    expect(cancel).not_to_have_attribute("aria-disabled", "true")

    me.say("我有哪些待办？")

    expect(cancel).to_have_attribute("aria-disabled", "true")


def test_a_record_in_a_table_is_asked_for_by_pressing_it(arrive: Arrive) -> None:
    me = arrive(DANIEL)
    me.say("my open deals")
    deal = me.reply.locator("td .record").first
    name = deal.inner_text()
    answers = me.replies.count()

    deal.click()

    expect(me.mine).to_contain_text(f"show deal {name}")
    expect(me.replies).to_have_count(answers + 1)


def test_a_chart_is_drawn_and_said_in_words(arrive: Arrive) -> None:
    me = arrive(ZHOU)
    me.say("本季度漏斗怎么样？")

    drawing = me.reply.locator("img.drawn")
    expect(drawing).to_be_visible()
    expect(drawing).to_have_attribute("alt", re.compile("漏斗.*赢单 [0-9]+"))
    me.reply.locator(".chart-open").click()
    expect(me.page.get_by_role("dialog").locator("img.drawn")).to_be_visible()
    me.page.keyboard.press("Escape")
    expect(me.page.get_by_role("dialog")).to_have_count(0)


def test_typing_sends_breaks_lines_and_recalls(arrive: Arrive) -> None:
    me = arrive(ZHOU)
    expect(me.box).to_be_focused()

    me.box.fill("你能")
    # Enter that picks a Chinese word is the input method's own.
    me.box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    me.box.press("Shift+Enter")
    assert me.box.input_value() == "你能\n"
    expect(me.page.locator(".me")).to_have_count(0)

    me.say("帮助")
    expect(me.box).to_have_value("")
    me.box.press("ArrowUp")
    expect(me.box).to_have_value("帮助")
    me.box.press("ArrowDown")
    expect(me.box).to_have_value("")


def test_what_cannot_be_sent_is_not_lost_and_not_done_twice(arrive: Arrive) -> None:
    me = arrive(FANG)
    sent: list[object] = []

    def lose_the_first_answer(route: Route) -> None:
        sent.append(route.request.post_data_json)
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    me.page.route("**/api/turn", lose_the_first_answer)
    said = me.page.locator(".me", has_text="我有哪些待办？")
    me.box.fill("我有哪些待办？")
    me.box.press("Enter")

    expect(me.page.locator(".problem")).to_contain_text("连不上服务器")
    expect(me.box).to_have_value("我有哪些待办？")
    me.page.get_by_role("button", name="重试").click()
    expect(said).to_have_count(1)
    expect(me.box).to_have_value("")
    assert sent[0] == sent[1]
    me.page.reload()
    me.wait()
    expect(said).to_have_count(1)
    me.problems.clear()  # the answer that was lost


def test_hostile_text_is_only_text(arrive: Arrive) -> None:
    me = arrive(FANG)

    me.say(HOSTILE)
    expect(me.mine).to_contain_text(HOSTILE)
    me.say("新建客户")
    me.reply.get_by_label("名称").fill(HOSTILE)
    me.reply.get_by_label("类型").select_option("company")
    answers = me.replies.count()
    me.reply.get_by_role("button", name="提交").click()
    expect(me.replies).to_have_count(answers + 1)
    expect(me.reply).to_contain_text(HOSTILE)

    assert me.page.locator("#app img:not(.mark):not(.drawing)").count() == 0
    assert me.page.evaluate("window.broken") is None


def test_a_file_is_imported_by_a_manager(arrive: Arrive, tmp_path: Path) -> None:
    file = tmp_path / "customers.csv"
    file.write_text("name,industry\n青岚物流,物流\n", encoding="utf-8")
    me = arrive(ZHOU)

    me.page.set_input_files("input[type=file]", file)
    expect(me.page.locator(".chip")).to_contain_text("customers.csv")
    answers = me.replies.count()
    me.page.get_by_role("button", name="发送").click()

    expect(me.replies).to_have_count(answers + 1)
    expect(me.mine).to_contain_text("customers.csv")
    expect(me.page.locator(".chip")).to_have_count(0)
    me.say("看看青岚物流")
    expect(me.reply.locator(".fields .title")).to_have_text("青岚物流")


def test_the_theme_is_chosen_and_remembered(arrive: Arrive) -> None:
    me = arrive(FANG)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = me.page.evaluate(ground)

    me.page.get_by_role("radio", name="深色").check()
    dark = me.page.evaluate(ground)
    me.page.reload()
    expect(me.box).to_be_visible()

    assert light != dark
    assert me.page.evaluate(ground) == dark


def test_the_page_speaks_the_language_that_is_chosen(arrive: Arrive) -> None:
    me = arrive("孙一诺")
    expect(me.box).to_have_attribute("placeholder", "说点什么…")

    me.page.get_by_role("radio", name="English").check()

    expect(me.box).to_have_attribute("placeholder", "Say something…")
    expect(me.page.locator("html")).to_have_attribute("lang", "en")
    me.page.get_by_role("radio", name="中文").check()
    expect(me.box).to_have_attribute("placeholder", "说点什么…")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (FANG, ["看看港湾冷链", "我有哪些待办？", "新建客户"]),
        (DANIEL, ["Show me Lakeshore Hospital", "my open deals"]),
    ],
)
def test_a_phone_never_scrolls_sideways(arrive: Arrive, name: str, words: list[str]) -> None:
    me = arrive(name, PHONE)
    for text in words:
        me.say(text)

    wide = "[document.documentElement.scrollWidth, document.querySelector('.log').scrollWidth]"
    assert max(me.page.evaluate(wide)) <= PHONE[0]
    size = me.box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)")
    assert size >= 16, "a phone zooms in on smaller text"


def test_without_a_link_the_page_says_how_to_sign_in(
    arrive: Arrive, reader: Reader, tmp_path: Path
) -> None:
    with console(tmp_path, reader, demo=False) as address:
        me = arrive("", address=address)
        expect(me.page.locator("main code")).to_have_text("guanxi link NAME")
        expect(me.box).to_have_count(0)
