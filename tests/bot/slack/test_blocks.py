"""Texts, names and conversations on their way into Block Kit and out of messages."""

import pytest

from bot.slack import escape
from bot.slack.limits import pieces
from bot.slack.places import Place, colleague_of, place_of
from bot.slack.render import render
from crm_store.scope import Language
from intents.call import Ask, Call, Undo
from intents.reply import Button, Change, Failure, Fields, Form, FormField, Reply, Table, Text, fail
from tests.servers.slack.rules import check_message, shown

LONG = "很长的一段话 & <b> *x*\n" * 900


def rendered(reply: Reply, language: Language = "zh") -> list[str]:
    """What is read of each message; every one within the platform's limits."""
    messages = render(reply, 1, language)
    for message in messages:
        check_message({"text": message.text, "blocks": message.blocks})
    return [shown(message.blocks) for message in messages]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(blocks=()),
        Reply(blocks=(Text(text=LONG),)),
        Reply(blocks=(Fields(title=LONG, fields=tuple((LONG, LONG) for _ in range(30))),)),
        Reply(blocks=(Fields(title="", fields=(("客户", ""),)),)),
        Reply(blocks=(Table(title=LONG, headers=("a",) * 30, rows=(("b",) * 30,) * 300),)),
        Reply(blocks=(Table(headers=("a", "b"), rows=(("", "x"),) * 300, numeric=(1,), more=7),)),
        Reply(blocks=(Table(headers=("a",), rows=()),)),
        Reply(blocks=(Change(op="update", title=LONG, fields=(("级别", "A", LONG),) * 40),)),
        Reply(blocks=(Failure(text=LONG, hint=LONG[:2000]),)),
        fail("", ""),
        Reply(
            blocks=(Text(text="选"),),
            buttons=tuple(
                Button(id=f"b{n}" * 500, label=LONG, action=Ask(call=Call(intent="help")))
                for n in range(60)
            ),
        ),
    ],
)  # fmt: skip
def test_any_reply_is_within_the_limits(reply: Reply) -> None:
    assert rendered(reply)


def test_all_rows_are_there_or_counted() -> None:
    table = Table(headers=("客户",), rows=tuple((f"客户 {n}",) for n in range(150)), more=3)
    (said,) = rendered(Reply(blocks=(table,)))
    assert "客户 98" in said
    assert "另有 54 行" in said


def test_several_tables_are_lists_as_slack_takes_one() -> None:
    table = Table(title="工单", headers=("号", "状态"), rows=(("T-1", "新"), ("T-2", "—")))
    (said,) = rendered(Reply(blocks=(table, table)))
    assert said.count("• T-1 · 新") == 2


def test_a_change_says_old_and_new() -> None:
    change = Change(op="update", title="云帆科技", fields=(("级别", "B", "A"),))
    (said,) = rendered(Reply(blocks=(change,)))
    assert said == "*已改 云帆科技*\n• 级别：B → A"


def test_buttons_stand_below_and_a_form_has_one() -> None:
    field = FormField(name="name", label="名称", type="text", required=True)
    form = Form(title="新建客户", intent="create_customer", fields=(field,), submit="提交")
    undo = Button(id="undo", label="撤销", action=Undo(change=4), style="danger")
    (message,) = render(Reply(blocks=(form,), buttons=(undo,)), 9, "zh")
    opens, undoes = message.blocks[-1]["elements"]
    assert (opens["action_id"], opens["value"]) == ("form", "9 form")
    assert (undoes["value"], undoes["style"]) == ("9 undo", "danger")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<@U0BOT> 看看云帆", "看看云帆"),
        ("<@U0BOT|guanxi>看看 &lt;云帆&gt; &amp; 桦林", "看看 <云帆> & 桦林"),
        ("转给<@U2SUN>", "转给 孙一诺"),
        ("转给 <@U7|nobody> 吧", "转给 nobody 吧"),
        ("看 <https://a.example/x|这里>", "看 这里 (https://a.example/x)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<tel:+8613800138000|138-0013-8000>", "138-0013-8000"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("<#C1|sales> <!here> <!date^1^{date}|今天>", "#sales @here 今天"),
        ("&amp;lt; 不是标签", "&lt; 不是标签"),
    ],
)  # fmt: skip
def test_what_a_person_wrote_is_read_as_they_see_it(written: str, said: str) -> None:
    assert escape.read(written, "U0BOT", {"U2SUN": "孙一诺"}) == said


def test_what_is_written_is_shown_as_it_is() -> None:
    assert escape.escape("<!channel> & co") == "&lt;!channel&gt; &amp; co"
    assert "*" + escape.JOINER in escape.literal("*粗*")
    assert escape.literal("a_b@c.example") == "a_b@c.example"


def test_pieces_are_cut_at_line_ends_and_lose_nothing() -> None:
    text = "一行\n" * 50 + "x" * 25
    cut = pieces(text, 20)
    assert all(len(piece) <= 20 for piece in cut)
    assert "".join(cut).replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(
    ("conversation", "place"),
    [
        ("D1", Place("D1")),
        ("D1:17.1", Place("D1", "17.1")),
        ("C1:17.1", Place("C1", "17.1")),
        ("C1:@U1", Place("C1", only_for="U1")),
    ],
)
def test_a_conversation_is_a_place(conversation: str, place: Place) -> None:
    assert place_of(conversation) == place
    assert place.conversation == conversation


def test_a_colleague_is_no_place_yet() -> None:
    assert colleague_of("user:7") == 7
    assert colleague_of("C1:17.1") is None
    with pytest.raises(ValueError, match="user:7"):
        place_of("user:7")
