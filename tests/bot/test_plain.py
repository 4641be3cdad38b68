"""A reply as plain text: everything that its blocks and cells say, and in columns that align."""

from decimal import Decimal

from rich.cells import cell_len

from bot.plain import to_plain
from intents.call import Answer
from intents.reply import (
    Button,
    Change,
    Chart,
    Fields,
    File,
    Form,
    FormField,
    Reply,
    Series,
    Table,
    Text,
    fail,
)

TABLE = Table(
    title="Deals",
    headers=("商机", "Amount"),
    rows=(("云帆科技 MES", "¥350,000"), ("Acme", "$9")),
    numeric=(1,),
    more=3,
)
CHART = Chart(
    kind="bar",
    title="By month",
    categories=("Jan", "Feb"),
    series=(Series(name="won", values=(Decimal(12000), Decimal(5))),),
)


def test_columns_align_on_the_terminal_though_a_chinese_character_is_two_cells_wide() -> None:
    lines = to_plain(Reply(blocks=(TABLE,)), "en").splitlines()
    assert lines[0] == "Deals"
    assert len({cell_len(line) for line in lines[1:4]}) == 1
    assert lines[-1] == "… and 3 more rows"


def test_a_cell_is_never_changed_but_for_its_line_ends() -> None:
    table = Table(headers=("a",), rows=(("two  spaces\nand a line",),))
    assert "two  spaces and a line" in to_plain(Reply(blocks=(table,)), "en")


def test_a_change_says_old_and_new() -> None:
    change = Change(op="update", title="商机 · 云帆", fields=(("阶段", "方案报价", "谈判"),))
    assert to_plain(Reply(blocks=(change,)), "zh") == "已改 商机 · 云帆\n阶段：方案报价 → 谈判"


def test_a_new_record_has_nothing_before_the_arrow() -> None:
    change = Change(op="create", title="Customer · Acme", fields=(("Phone", "—", "123"),))
    assert to_plain(Reply(blocks=(change,)), "en") == "Created Customer · Acme\nPhone: 123"


def test_a_cleared_value_ends_in_a_dash() -> None:
    change = Change(op="update", title="Customer · Acme", fields=(("Phone", "123", "—"),))
    assert to_plain(Reply(blocks=(change,)), "en").endswith("Phone: 123 → —")


def test_a_failure_says_what_to_do() -> None:
    assert to_plain(fail("找不到。", "再查一次。"), "zh") == "找不到。\n再查一次。"


def test_a_form_is_a_list_of_what_is_needed() -> None:
    fields = (
        FormField(name="name", label="名称", type="text", required=True),
        FormField(name="kind", label="类型", type="a|b", required=False,
                  options=(("company", "公司"), ("person", "个人")), error="选一个"),
    )  # fmt: skip
    form = Form(title="新建客户", intent="create_customer", fields=fields, submit="保存")
    text = to_plain(Reply(blocks=(form,)), "zh")
    assert text == "新建客户\n- 名称\n- 类型（可不填; 公司 / 个人）  ! 选一个"


def test_a_chart_alone_gives_its_figures() -> None:
    text = to_plain(Reply(blocks=(CHART,)), "en")
    assert "By month" in text
    assert "Jan  12,000" in text


def test_a_chart_beside_a_table_gives_its_title_alone() -> None:
    text = to_plain(Reply(blocks=(CHART, TABLE)), "en")
    assert text.startswith("By month\n\nDeals")
    assert "12,000" not in text


def test_cards_and_files_are_said_too() -> None:
    card = Fields(title="Acme", fields=(("Phone", "123"), ("City", "Austin")))
    file = File(name="export.csv", media_type="text/csv", content=b"a")
    assert to_plain(Reply(blocks=(card, file)), "en") == (
        "Acme\nPhone: 123\nCity: Austin\n\nFile: export.csv"
    )


def test_buttons_come_last_and_only_where_they_are_wanted() -> None:
    button = Button(id="y", label="好", action=Answer(question="q", value="yes"))
    reply = Reply(blocks=(Text(text="删除？"),), buttons=(button,))
    assert to_plain(reply, "zh") == "删除？"
    assert to_plain(reply, "zh", buttons=True) == "删除？\n\n[好]"
