"""schedule_meeting: an appointment, a file for any calendar, and a warning where two collide."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from crm_store.models import Activity, Contact, Customer
from intents.outcome import Outcome
from intents.reply import File
from tests.intents.company import AMY, BOB, FANG, NOW, Company, changes, fields, labels, said

WEDNESDAY = datetime(2026, 11, 25, 15, 0)


@pytest.fixture
def yunfan(company: Company) -> Customer:
    """方晴's customer."""
    owner = company.user_id(FANG)
    return company.add(Customer(name="云帆科技", owner_id=owner, address="上海市, 张江路 1 号"))


def file_of(outcome: Outcome) -> File:
    return next(block for block in outcome.reply.blocks if isinstance(block, File))


def test_a_meeting_and_its_calendar_file(company: Company, yunfan: Customer) -> None:
    contact = company.add(
        Contact(name="王丽", customer_id=yunfan.id, email="wl@yf.cn", phone="139")
    )
    outcome = company.ask(FANG, "schedule_meeting", customer=yunfan, at=WEDNESDAY, contact=contact)
    assert "已安排：与云帆科技王丽会面，2026-11-25（周三） 15:00–16:00" in said(outcome)
    assert fields(outcome)["kind"] == [None, "meeting"]
    assert fields(outcome)["at"] == [None, "2026-11-25T15:00"]
    file = file_of(outcome)
    assert (file.name, file.media_type) == ("20261125-云帆科技.ics", "text/calendar")
    event = next(iter(Calendar.from_ical(file.content).events))
    assert str(event["SUMMARY"]) == "与云帆科技王丽会面"
    assert str(event["LOCATION"]) == "上海市, 张江路 1 号"
    assert event["DTSTART"].dt == datetime(2026, 11, 25, 7, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    assert event["DTSTAMP"].dt == NOW
    assert str(event["UID"]) == f"activity-{company.all(Activity)[0].id}@guanxi"
    assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["CN"]) == ("mailto:wl@yf.cn", "王丽")
    assert str(event["CONTACT"]) == "王丽 139"


def test_the_file_keeps_to_the_letter_of_rfc_5545(company: Company, yunfan: Customer) -> None:
    subject = "谈合同；价格, 交期; 付款\\方式\n第二行" + "很长" * 60
    outcome = company.ask(FANG, "schedule_meeting", customer=yunfan, at=WEDNESDAY, subject=subject)
    content = file_of(outcome).content
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    assert "SUMMARY:谈合同；价格\\, 交期\\; 付款\\\\方式\\n第二行".encode() in content.replace(
        b"\r\n ", b""
    )
    assert str(next(iter(Calendar.from_ical(content).events))["SUMMARY"]) == subject


def test_an_overlap_is_warned_of_and_kept(company: Company, yunfan: Customer) -> None:
    company.ask(FANG, "schedule_meeting", customer=yunfan, at=WEDNESDAY, subject="演示")
    later = company.ask(
        FANG, "schedule_meeting", customer=yunfan, at=WEDNESDAY + timedelta(minutes=30)
    )
    assert "⚠ 与 15:00 的“演示”时间重叠。" in said(later)
    after = company.ask(
        FANG, "schedule_meeting", customer=yunfan, at=WEDNESDAY + timedelta(minutes=90)
    )
    assert "⚠" not in said(after)
    assert len(company.all(Activity)) == 3


def test_a_day_alone_is_asked_about_with_the_free_times(company: Company, yunfan: Customer) -> None:
    company.ask(FANG, "schedule_meeting", customer=yunfan, at=datetime(2026, 11, 25, 14, 30))
    asked = company.ask(
        FANG, "schedule_meeting", customer=yunfan, at=date(2026, 11, 25), subject="签约"
    )
    assert said(asked) == "2026-11-25（周三） 几点与云帆科技会面？"
    assert labels(asked) == ["09:30", "11:00", "15:30", "17:00"]
    made = company.press(FANG, asked, "11:00")
    assert changes(made) == [("create", "activity", "签约")]
    assert fields(made)["at"] == [None, "2026-11-25T11:00"]


def test_the_past_is_refused(company: Company, yunfan: Customer) -> None:
    for past in (datetime(2026, 11, 23, 9, 0), date(2026, 11, 20)):
        outcome = company.ask(FANG, "schedule_meeting", customer=yunfan, at=past)
        assert "已经过去了，不能再约" in said(outcome)
    assert company.all(Activity) == []


def test_in_english_in_scope_and_undone(company: Company, yunfan: Customer) -> None:
    assert company.ask(BOB, "schedule_meeting", customer=yunfan, at=WEDNESDAY).reply.failed
    delta = company.add(Customer(name="Delta / Foods", owner_id=company.user_id(AMY)))
    outcome = company.ask(AMY, "schedule_meeting", customer=delta, at=WEDNESDAY)
    assert "Scheduled: Meeting with Delta / Foods, Wed 25 Nov 2026 15:00–16:00" in said(outcome)
    assert file_of(outcome).name == "20261125-Delta-Foods.ics"
    company.press(AMY, outcome, "Undo")
    assert company.all(Activity)[0].deleted_at is not None
