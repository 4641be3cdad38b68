"""The to-do that a message means, by words of its title, and the title and time of a new one."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

TASKS = [
    ("给云帆改二期报价那个延到明天", "给云帆科技改二期报价，把实施费单列"),
    ("催云帆维保尾款推到周五", "催云帆科技维保尾款"),
    ("寄样品给桦林品控那条改到下周一", "寄样品给桦林食品品控"),
    ("move the sample shipment for 桦林 ... 寄样品 to Friday", "寄样品给桦林食品品控"),
]


@pytest.mark.parametrize(("text", "title"), TASKS[:3])
def test_a_task_by_its_words(slots_of: FillSlots, text: str, title: str) -> None:
    assert slots_of("reschedule_task", text).get("task") == title


DONE = [
    ("mark the Marcus call as done", "Call Marcus about the overdue invoice"),
    ("done with the Lakeshore tender answers", "Prepare Lakeshore tender answers"),
    ("I've sent the Line 4 delivery schedule", "Send Fabrikam the Line 4 delivery schedule"),
    ("tick off the Harborline quote", "Quote Harborline for the second vessel"),
    ("把给云帆发报价标记完成", "给云帆科技改二期报价，把实施费单列"),
    ("催云帆尾款那个搞定了", "催云帆科技维保尾款"),
    ("寄样品的事办完了", "寄样品给桦林食品品控"),
    ("mark the zorblax thing as done", "zorblax thing"),
    ("把买香蕉那个任务勾掉", "买香蕉"),
    ("mark it done", None),
    ("那个做完了", None),
]


@pytest.mark.parametrize(("text", "title"), DONE)
def test_a_task_that_is_done(slots_of: FillSlots, text: str, title: str | None) -> None:
    assert slots_of("complete_task", text).get("task") == title


NEW: list[tuple[str, dict[str, Any]]] = [
    (
        "assign a task to Mia: send the samples",
        {"title": "send the samples", "assignee": "Mia Torres"},
    ),
    ("add to my list: send samples to Contoso", {"title": "send samples to Contoso"}),
    ("call Fabrikam, due Friday", {"title": "call Fabrikam", "due": "2026-11-27"}),
    ("send quote to Fabrikam by Friday 5pm", {"title": "send quote to Fabrikam"}),
    (
        "remind Mia to send the quote to Fabrikam tomorrow",
        {"title": "send the quote to Fabrikam", "assignee": "Mia Torres"},
    ),
    ("remind me to call Mia tomorrow", {"title": "call Mia", "assignee": None}),
    ("提醒周启明周五前给云帆发报价", {"title": "给云帆发报价", "assignee": "周启明"}),
    ("提醒我找周启明要合同，明天下午", {"title": "找周启明要合同", "assignee": None}),
    (
        "给孙一诺派个任务：下周三前把方案发给桦林",
        {"title": "把方案发给桦林", "due": "2026-12-02", "assignee": "孙一诺"},
    ),
    ("让何静明天上午去云帆看看传感器", {"title": "去云帆看看传感器", "assignee": "何静"}),
    ("建个待办，周五之前给顾总回电话", {"title": "给顾总回电话", "due": "2026-11-27"}),
    ("明天提醒我准备下周开会的材料", {"title": "准备下周开会的材料", "due": "2026-11-24"}),
    (
        "remind me tomorrow to prepare for Friday's meeting with Fabrikam",
        {"title": "prepare for Friday's meeting with Fabrikam", "due": "2026-11-24"},
    ),
    (
        "remind me tomorrow to call Helen Brooks at 3pm",
        {"title": "call Helen Brooks", "due": "2026-11-24T15:00"},
    ),
    ("Prepare the October report by Friday", {"title": "Prepare the October report"}),
    ("to-do: order samples, deadline Dec 5", {"title": "order samples", "due": "2026-12-05"}),
    ("半小时后提醒我给李总回电话", {"title": "给李总回电话", "due": "2026-11-23T10:30"}),
    ("30分钟后叫我开会", {"title": "开会", "due": "2026-11-23T10:30"}),
    ("add a task for Mia to call Fabrikam on Monday", {"title": "call Fabrikam"}),
    (
        "task: call Fabrikam, Friday 3pm, for Mia Torres",
        {"title": "call Fabrikam", "due": "2026-11-27T15:00", "assignee": "Mia Torres"},
    ),
    ("task: buy flowers for Mia Torres by Friday", {"title": "buy flowers for Mia Torres"}),
    (
        "任务：给云帆寄样品；时间：周五上午10点；负责人：孙一诺",
        {"title": "给云帆寄样品", "due": "2026-11-27T10:00", "assignee": "孙一诺"},
    ),
    (
        "任务：整理桦林的合同，截止12月1日，负责人孙一诺",
        {"title": "整理桦林的合同", "due": "2026-12-01", "assignee": "孙一诺"},
    ),
    ("remind me tomorow to call Delta", {"title": "call Delta", "due": "2026-11-24"}),
    ("remind me on wendesday to call Fabrikam", {"title": "call Fabrikam", "due": "2026-11-25"}),
    ("remind me to call Acme on 5 decmber", {"title": "call Acme", "due": "2026-12-05"}),
    ("remind me tomorrow to visit Multitask", {"title": "visit Multitask"}),
    ("Needham visit tomorrow", {"title": "Needham visit", "due": "2026-11-24"}),
    ("call Kim tomorrow, ta", {"title": "call Kim", "due": "2026-11-24"}),
    ("把发样品这事儿派给孙一诺，周四前", {"due": "2026-11-26", "assignee": "孙一诺"}),
]


@pytest.mark.parametrize(("text", "wanted"), NEW)
def test_a_new_task(slots_of: FillSlots, text: str, wanted: dict[str, Any]) -> None:
    found = slots_of("create_task", text)
    assert {name: found.get(name) for name in wanted} == wanted
