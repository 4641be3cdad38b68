"""schedule_meeting: a calendar entry with an .ics file."""

from datetime import date, datetime, time, timedelta

from crm_store.models import Activity, Contact, Customer
from intents.activities.belongs import contact_of
from intents.activities.ics import LENGTH, calendar_file
from intents.buttons import ask
from intents.call import RecordRef, SlotValue
from intents.context import Context, RefusedError, ref
from intents.format import day, moment
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import ContactSlot, CustomerSlot, Slots, TextSlot, WhenSlot

OFFERED = (time(9, 30), time(11, 0), time(14, 0), time(15, 30), time(17, 0))
"""The times that are offered where only a day was said."""


class ScheduleMeeting(Slots):
    """Whom to meet, when and what about."""

    customer: CustomerSlot
    at: WhenSlot
    subject: TextSlot | None = None
    contact: ContactSlot | None = None


def handle(slots: ScheduleMeeting, context: Context) -> Reply:
    """Enter it, with a file for any calendar; warn of what it overlaps."""
    customer = context.load(Customer, slots.customer)
    contact = contact_of(customer, slots.contact, context)
    if not isinstance(slots.at, datetime):
        return _which_time(slots, slots.at, customer, context)
    at = context.moment(slots.at)
    _refuse_past(at, context, exact=True)
    clashes = _overlapping(at, context)
    meeting = context.store.activities.add(
        Activity(
            customer_id=customer.id,
            at=at,
            kind="meeting",
            user_id=context.actor.user_id,
            contact_id=contact.id if contact else None,
            summary=_subject(slots, customer, contact, context),
        )
    )
    host = context.store.users.get(context.actor.user_id or 0)
    file = calendar_file(meeting, customer, contact, host, context.now)
    focus = (ref(customer), ref(contact)) if contact else (ref(customer),)
    return Reply(blocks=(Text(text=_told(meeting, clashes, context)), file), focus=focus)


def _subject(
    slots: ScheduleMeeting, customer: Customer, contact: Contact | None, context: Context
) -> str:
    if slots.subject and slots.subject.strip():
        return slots.subject.strip()
    whom_zh = f"{customer.name}{contact.name}" if contact else customer.name
    whom_en = f"{contact.name} ({customer.name})" if contact else customer.name
    return context.say(f"与{whom_zh}会面", f"Meeting with {whom_en}")


def _refuse_past(at: datetime, context: Context, *, exact: bool) -> None:
    if at >= (context.now if exact else context.moment(context.today)):
        return
    shown = moment(at, context.actor, time=exact)
    raise RefusedError(
        context.say(f"{shown} 已经过去了，不能再约。", f"{shown} is past already."),
        context.say("换个时间；已经见过的话，说“记一次会议”。",
                    "Give another time; if you have met already, log the meeting instead."),
    )  # fmt: skip


def _overlapping(at: datetime, context: Context) -> list[Activity]:
    """The speaker's meetings that are not over when this one starts, nor start after its end."""
    user_id = context.actor.user_id
    if user_id is None:
        return []
    activities = context.store.activities
    query = activities.appointments(user_id, at - LENGTH, at + LENGTH, context.now)
    return activities.first(query.where(Activity.at > at - LENGTH), 5)


def _told(meeting: Activity, clashes: list[Activity], context: Context) -> str:
    until = context.local(meeting.at + LENGTH)
    when = f"{moment(meeting.at, context.actor)}–{until:%H:%M}"
    text = context.say(
        f"已安排：{meeting.summary}，{when}", f"Scheduled: {meeting.summary}, {when}"
    )
    for other in clashes:
        start = f"{context.local(other.at):%H:%M}"
        name = other.summary or (other.customer.name if other.customer else "")
        text += context.say(
            f"\n⚠ 与 {start} 的“{name}”时间重叠。", f"\n⚠ Overlaps “{name}” at {start}."
        )
    return text


def _which_time(slots: ScheduleMeeting, on: date, customer: Customer, context: Context) -> Reply:
    """Only a day was said: offer the speaker's free times of it, and change nothing yet."""
    _refuse_past(context.moment(on), context, exact=False)
    free = [at for at in OFFERED if _is_free(datetime.combine(on, at), context)]
    said: dict[str, SlotValue | RecordRef] = {"customer": slots.customer}
    if slots.subject:
        said["subject"] = slots.subject
    if slots.contact:
        said["contact"] = slots.contact
    buttons = tuple(
        ask(f"{at:%H:%M}", "schedule_meeting", **said, at=f"{on.isoformat()}T{at:%H:%M}")
        for at in free
    )
    shown = day(on, context.actor)
    text = context.say(
        f"{shown} 几点与{customer.name}会面？", f"At what time on {shown} with {customer.name}?"
    )
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=(ref(customer),))


def _is_free(local: datetime, context: Context) -> bool:
    at = context.moment(local)
    return at > context.now + timedelta(minutes=5) and not _overlapping(at, context)


schedule_meeting = Intent(
    "schedule_meeting",
    STAFF,
    ScheduleMeeting,
    Effect.WRITE,
    ("安排会面，附日历文件", "schedule a meeting"),
    handle,
)
