"""A meeting as an iCalendar file (RFC 5545), for any calendar to take in."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from crm_store.models import Activity, Contact, Customer, User
from intents.pattern import Pattern
from intents.reply import File

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

MEDIA_TYPE = "text/calendar"
LENGTH = timedelta(hours=1)
"""How long a meeting is taken to be: the store keeps its start only."""

_UNSAFE = Pattern(r"[^\w.-]+")


def calendar_file(
    meeting: Activity, customer: Customer, contact: Contact | None, host: User | None, now: datetime
) -> File:
    """The .ics file of a meeting; its UID is the same whenever it is made."""
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", f"activity-{meeting.id}@guanxi")
    event.add("dtstamp", now)
    event.add("dtstart", meeting.at)
    event.add("dtend", meeting.at + LENGTH)
    event.add("summary", meeting.summary or customer.name)
    if customer.address:
        event.add("location", customer.address)
    _add_people(event, contact, host)
    calendar = Calendar()
    calendar.add("prodid", "-//Guanxi//Guanxi CRM//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    name = f"{meeting.at:%Y%m%d}-{_UNSAFE.sub('-', customer.name).strip('-') or 'meeting'}.ics"
    return File(name=name, media_type=MEDIA_TYPE, content=calendar.to_ical())


def _add_people(event: "Event", contact: Contact | None, host: User | None) -> None:
    """Those with an address take part; of a contact without one the calendar shows how to call."""
    if host is not None and host.email:
        event.add("organizer", _address(host.name, host.email))
    if contact is None:
        return
    if contact.email:
        event.add("attendee", _address(contact.name, contact.email))
    event.add("contact", " ".join(part for part in (contact.name, contact.phone) if part))


def _address(name: str, email: str) -> "vCalAddress":
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name
    return address
