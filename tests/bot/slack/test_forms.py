"""Forms are modals: opened from a message or a shortcut, checked in place, with search menus."""

from crm_store.models import Activity, Contact, Customer
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, SALES, SUN, Team, labels
from tests.bot.talking import one
from tests.servers.slack.rules import shown


def test_what_is_missing_is_filled_in_a_modal(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "新建联系人")
        asked = await team.answer()
        await team.presses(FANG, asked, "📝")
        view = team.view()
        fields = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
        assert fields["customer"]["element"]["type"] == "external_select"
        (customer, *_) = await team.searches(FANG, view, "customer", "云帆")
        assert "云帆" in customer["text"]["text"]
        closed = await team.submits(FANG, view, customer=customer, name="钱多多")
        assert closed["response_action"] == "clear"
        assert "钱多多" in shown((await team.answer())["blocks"])
        assert labels(asked) == [], "the form is sent, so there is nothing to cancel"

    stage.play(story)
    assert one(stage.app.database, Contact, name="钱多多")


def test_a_wrong_value_is_said_at_its_field_and_changes_nothing(stage: Stage) -> None:
    async def story(team: Team) -> None:
        view = await team.shortcut(FANG, "new_record")
        button = next(
            element
            for block in view["blocks"]
            for element in block["elements"]
            if element["value"] == "create_deal"
        )
        await team.deliver(
            "interactive",
            {
                "type": "block_actions", "user": {"id": FANG}, "view": view,
                "container": {"type": "view", "view_id": view["id"]}, "actions": [button],
                "trigger_id": team.server.trigger(),
            },
        )  # fmt: skip
        form = team.view()
        (customer, *_) = await team.searches(FANG, form, "customer", "云帆")
        wrong = await team.submits(FANG, form, customer=customer, name="大单", amount="很多很多")
        assert wrong["response_action"] == "errors"
        assert list(wrong["errors"]) == ["amount"]
        assert await team.answers() == []
        right = await team.submits(FANG, form, customer=customer, name="大单", amount="35万")
        assert right["response_action"] == "clear"
        assert "大单" in shown((await team.answer())["blocks"])
        again = await team.submits(FANG, form, customer=customer, name="大单", amount="35万")
        assert again["response_action"] == "clear"
        assert await team.answers() == []  # the same modal counts once

    stage.play(story)


def test_a_required_field_that_is_left_out_is_said_there(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "新建联系人")
        asked = await team.answer()
        assert "可不填" not in shown(asked["blocks"]), "the fields are in the modal"
        await team.presses(FANG, asked, "📝")
        answer = await team.submits(FANG, team.view(), name="钱多多")
        assert answer["errors"] == {"customer": "请填写"}

    stage.play(story)


def test_a_form_that_was_sent_before_is_not_taken_silently_again(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "新建客户")
        asked = dict(await team.answer())
        await team.presses(FANG, asked, "📝")
        view = team.view()
        await team.submits(FANG, view, name="北斗乳品设备")
        await team.answer()
        again = await team.submits(FANG, view, name="南极乳品设备")
        assert "已经填过并提交了" in again["errors"]["name"]
        assert await team.answers() == []

    stage.play(story)


def test_a_menu_has_only_what_the_person_may_see(stage: Stage) -> None:
    async def story(team: Team) -> None:
        offered = {}
        for who in (FANG, SUN):
            await team.says(who, "新建联系人")
            await team.presses(who, await team.answer(), "📝")
            found = await team.searches(who, team.view(), "customer", "")
            offered[who] = {option["text"]["text"] for option in found}
        assert offered[FANG] != offered[SUN]

    stage.play(story)


def test_a_message_is_logged_with_its_author_and_its_link(stage: Stage) -> None:
    async def story(team: Team) -> None:
        message = {
            "user": SUN,
            "ts": "1700000001.000200",
            "text": "云帆科技说 *下周* 签合同\n金额 &lt;30万",
        }
        view = await team.shortcut(
            FANG, "log_to_crm", message=message, channel={"id": SALES, "name": "sales"}
        )
        shown_in = str(view)
        assert "下周" in shown_in
        assert "initial_option" in shown_in  # the customer that the message names
        await team.submits(FANG, view)
        answer = await team.answer()
        assert answer["channel"] == team.server.dm(FANG)

    stage.play(story)
    with stage.app.database.reading() as session:
        logged = session.query(Activity).order_by(Activity.id.desc()).first()
        assert logged is not None
        assert logged.kind == "message"
        assert logged.summary == (
            "云帆科技说 *下周* 签合同\n金额 <30万\n"
            "— 孙一诺 https://acme.slack.com/archives/C1SALES/p1700000001000200"
        )
        customer = session.get(Customer, logged.customer_id)
        assert customer is not None
        assert "云帆" in customer.name
