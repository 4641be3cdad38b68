"""Tickets: opened by customers and colleagues, moved on, listed, each seen by whom it concerns."""

from datetime import timedelta

import pytest

from crm_store.models import Customer, Ticket, TicketReply
from intents.service.open_ticket import guessed_kind, told_subject
from intents.service.resolve_ticket import told_resolution
from tests.intents.company import AMY, BOB, FANG, GAO, NOW, WENDY, fields, labels, said
from tests.intents.service.desk import BIRCH, LIN, WEST, Desk


def test_a_customer_opens_a_ticket_and_the_owner_is_told(desk: Desk) -> None:
    outcome = desk.company.ask(LIN, "open_ticket", subject="网关离线了，报修", priority="high")
    assert "TK-1001" in said(outcome)
    assert "2026-11-23（周一） 12:00 前答复" in said(outcome)
    ticket = desk.company.all(Ticket)[0]
    assert (ticket.customer_id, ticket.contact_id) == (desk.birch.id, desk.lin.id)
    assert (ticket.kind, ticket.priority, ticket.status) == ("repair", "high", "open")
    told = desk.told(f"user:{desk.company.user_id(FANG)}")
    assert "TK-1001" in told
    assert "网关离线了，报修" in told


def test_the_same_request_twice_is_one_ticket(desk: Desk) -> None:
    desk.company.ask(LIN, "open_ticket", subject="屏幕碎了")
    again = desk.company.ask(LIN, "open_ticket", subject="屏幕碎了")
    assert "已经有一张了：TK-1001" in said(again)
    assert len(desk.company.all(Ticket)) == 1


def test_a_customer_takes_a_mistake_back_and_nobody_is_bothered(desk: Desk) -> None:
    outcome = desk.company.ask(LIN, "open_ticket", subject="屏幕碎了")
    assert "撤销" in labels(outcome)
    desk.company.undo(LIN, outcome.change_id)
    assert "你没有提交过服务请求" in said(desk.company.ask(LIN, "show_ticket"))


def test_nobody_takes_back_what_another_customer_did(desk: Desk) -> None:
    outcome = desk.company.ask(LIN, "open_ticket", subject="屏幕碎了")
    with pytest.raises(ValueError, match=str(outcome.change_id)):
        desk.company.undo(WEST, outcome.change_id)


def test_a_colleague_is_asked_whose_ticket_it_is_and_a_customer_is_not(desk: Desk) -> None:
    assert "还需要：客户" in said(desk.company.ask(FANG, "open_ticket", subject="网关离线"))
    opened = desk.company.ask(FANG, "open_ticket", subject="网关离线", customer=desk.birch)
    assert "TK-1001 · 桦林食品" in said(opened)
    assert "首次响应时限 2026-11-23（周一） 14:00" in said(opened)
    assert desk.company.all(Ticket)[0].assignee_id == desk.company.user_id(FANG)


def test_numbers_go_on_from_the_highest(desk: Desk) -> None:
    desk.ticket("TK-999")
    desk.ticket("TK-1099")
    desk.ticket("CASE-7")
    desk.company.ask(LIN, "open_ticket", subject="又坏了")
    assert desk.company.all(Ticket)[-1].number == "TK-1100"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("机器坏了", "repair"), ("I want a refund", "return"), ("投诉你们的司机", "complaint"),
        ("how do I calibrate it?", "question"), ("it doesn't work", "repair"),
        ("申请退货", "return"),
    ],
)  # fmt: skip
def test_what_is_wrong_tells_the_kind(subject: str, kind: str) -> None:
    assert guessed_kind(subject) == kind


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("给云帆科技开个工单：网关离线", "网关离线"),
        ("open a ticket for Delta: printer jams", "printer jams"),
        ("错误代码：E05", "错误代码：E05"),
        ("新建工单：", "新建工单："),
    ],
)
def test_the_request_to_open_one_is_no_part_of_the_subject(text: str, subject: str) -> None:
    assert told_subject(text) == subject


def test_the_card_has_the_clocks_for_colleagues_and_a_promise_for_the_customer(desk: Desk) -> None:
    ticket = desk.ticket("TK-7", priority="urgent", opened_at=NOW - timedelta(minutes=31))
    staff, own = (desk.company.ask(who, "show_ticket", ticket=ticket) for who in (FANG, LIN))
    assert "首次响应时限\n2026-11-23（周一） 09:59 · ⛔ 已超时" in said(staff)
    assert "已超时" not in said(own)
    assert "比约定的晚了，我们正在跟进" in said(own)
    english = desk.company.ask(AMY, "show_ticket", ticket=ticket)
    assert english.reply.failed, (
        "Amy is on the same team and sees what is shared, which this is not"
    )


def test_what_is_internal_never_reaches_the_customer(desk: Desk) -> None:
    ticket = desk.ticket("TK-7")
    for text, internal in (("已派工程师", False), ("客户很烦，先拖着", True)):
        desk.company.add(
            TicketReply(ticket_id=ticket.id, user_id=desk.company.user_id(FANG), at=NOW,
                        text=text, internal=internal)
        )  # fmt: skip
    staff, own = (said(desk.company.ask(who, "show_ticket", ticket=ticket)) for who in (FANG, LIN))
    assert "［内部］客户很烦，先拖着" in staff
    assert "已派工程师" in own
    assert "拖着" not in own


@pytest.mark.parametrize("who", [WEST, BOB, WENDY, AMY])
def test_who_does_not_see_the_customer_does_not_see_its_tickets(desk: Desk, who: str) -> None:
    ticket = desk.ticket("TK-7")
    assert desk.company.ask(who, "show_ticket", ticket=ticket).reply.failed
    assert "网关离线" not in said(desk.company.ask(who, "show_ticket"))
    if who != WEST:
        assert "TK-7" not in said(desk.company.ask(who, "list_tickets"))
        assert desk.company.ask(who, "resolve_ticket", ticket=ticket).reply.failed
    assert desk.company.get(ticket).status == "open"


def test_without_a_number_the_one_that_is_open_is_meant(desk: Desk) -> None:
    desk.ticket("TK-7", status="resolved", resolved_at=NOW)
    desk.ticket("TK-8", subject="发票抬头错了")
    assert "TK-8 · 发票抬头错了" in said(desk.company.ask(LIN, "show_ticket"))
    desk.ticket("TK-9", subject="屏幕闪")
    assert labels(desk.company.ask(LIN, "show_ticket")) == ["TK-8", "TK-9"]
    whose = desk.company.ask(GAO, "show_ticket", customer=desk.birch)
    assert labels(whose) == ["TK-8", "TK-9"]


def test_a_list_says_how_many_are_late_and_has_the_most_pressing_first(desk: Desk) -> None:
    desk.ticket("TK-1", priority="low")
    desk.ticket("TK-2", priority="urgent", opened_at=NOW - timedelta(days=3))
    desk.ticket("TK-3", priority="urgent", opened_at=NOW - timedelta(minutes=25))
    desk.ticket("TK-4", status="closed", resolved_at=NOW, first_reply_at=NOW)
    text = said(desk.company.ask(GAO, "list_tickets"))
    assert "工单共 4 张，其中 3 张未解决，1 张已超时，1 张快超时（你能看到的全部）" in text
    assert [text.index(f"TK-{n}") for n in (2, 3, 1, 4)] == sorted(
        text.index(f"TK-{n}") for n in (2, 3, 1, 4)
    )
    assert "没有符合的工单（投诉）" in said(desk.company.ask(GAO, "list_tickets", kind="complaint"))
    closed = said(desk.company.ask(FANG, "list_tickets", status="closed", customer=desk.birch))
    assert "工单共 1 张（已关闭，客户：桦林食品）" in closed


def test_waiting_for_the_customer_stops_the_clock(desk: Desk) -> None:
    ticket = desk.ticket("TK-7", priority="high")
    waiting = desk.company.ask(FANG, "update_ticket", ticket=ticket, status="pending")
    assert fields(waiting)["first_reply_at"] == [None, "2026-11-23T10:00"]
    assert "⏸ 暂停（等客户）" in said(desk.company.ask(FANG, "show_ticket", ticket=ticket))
    desk.company.now = NOW + timedelta(days=1)  # nine working hours later
    desk.company.ask(FANG, "update_ticket", ticket=ticket, status="open")
    held = desk.company.get(ticket)
    assert (held.paused_at, held.paused_seconds) == (None, 9 * 3600)
    card = said(desk.company.ask(FANG, "show_ticket", ticket=ticket))
    assert "解决时限\n2026-11-24（周二） 18:00 · 按时" in card, "a working day later than it was"


def test_a_change_of_a_ticket_is_taken_back_with_its_pause(desk: Desk) -> None:
    ticket = desk.ticket("TK-7")
    outcome = desk.company.ask(FANG, "update_ticket", ticket=ticket, status="pending")
    desk.company.undo(FANG, outcome.change_id)
    held = desk.company.get(ticket)
    assert (held.status, held.paused_at, held.first_reply_at) == ("open", None, None)


def test_a_ticket_goes_to_a_colleague_of_the_team_who_is_told(desk: Desk) -> None:
    ticket = desk.ticket("TK-7")
    amy = desk.company.actors[AMY].user_id
    with desk.company.store(FANG) as store:
        users = {user.name: user for user in store.session.scalars(store.users.query())}
    outcome = desk.company.ask(FANG, "update_ticket", ticket=ticket, assignee=users[AMY])
    assert fields(outcome) == {"assignee": [FANG, AMY]}
    assert "方晴 gave you ticket TK-7" in desk.told(f"user:{amy}")
    other = desk.company.ask(FANG, "update_ticket", ticket=ticket, assignee=users[BOB])
    assert "Bob Stone 不在你的团队里" in said(other)
    assert "要改 TK-7 的什么" in said(desk.company.ask(FANG, "update_ticket", ticket=ticket))
    same = desk.company.ask(FANG, "update_ticket", ticket=ticket, priority="normal")
    assert "已经是这样了" in said(same)


def test_a_reopened_ticket_does_not_lose_the_time_that_it_was_resolved(desk: Desk) -> None:
    ticket = desk.ticket("TK-7")
    desk.company.ask(FANG, "resolve_ticket", ticket=ticket)
    desk.company.now = NOW + timedelta(hours=3)
    desk.company.ask(FANG, "update_ticket", ticket=ticket, status="open")
    held = desk.company.get(ticket)
    assert (held.status, held.resolved_at, held.paused_seconds) == ("open", None, 3 * 3600)


def test_settings_that_cannot_be_read_are_told_and_break_nothing(desk: Desk) -> None:
    with desk.company.database.writing() as session:
        from crm_store.repositories.workspace import Workspace

        Workspace(session).set("working_hours", {"mon": "nine to five"})
    outcome = desk.company.ask(LIN, "open_ticket", subject="屏幕碎了")
    assert "请管理员更正" in said(outcome)
    assert desk.company.all(Ticket) == []


def test_an_english_customer_is_answered_in_english(desk: Desk) -> None:
    text = said(desk.company.ask(WEST, "open_ticket", subject="Our gateway is broken"))
    assert "this is request TK-1001. You will have an answer by Mon 23 Nov 2026 14:00" in text
    assert BIRCH not in text
    assert [one.name for one in desk.company.all(Customer)] == [BIRCH, WEST]


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("换了保险丝", "换了保险丝"), ("1037解决了", ""),
        ("TK-1037解决了，换了个电池", "换了个电池"),
        ("is resolved, replaced the fuse", "replaced the fuse"), ("done", ""),
        ("完成固件升级", "完成固件升级"), ("", ""),
    ],
)  # fmt: skip
def test_that_it_is_solved_is_no_resolution(text: str, resolution: str) -> None:
    assert told_resolution(text, "TK-1037") == resolution
