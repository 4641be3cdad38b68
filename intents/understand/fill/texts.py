"""Free text: which filler cuts which slot from a message."""

from collections.abc import Callable

from intents.call import SlotValue
from intents.slots import SlotSpec
from intents.understand.fill.audited import audited_said
from intents.understand.fill.brought_back import record_said
from intents.understand.fill.contact_details import email_said, phone_said
from intents.understand.fill.facets import facet_said
from intents.understand.fill.fields import field_said, value_said
from intents.understand.fill.free_words import (
    comment_said,
    export_said,
    message_said,
    setting_said,
    topic_said,
)
from intents.understand.fill.interests import interest_said
from intents.understand.fill.job_titles import title_said
from intents.understand.fill.lead_companies import company_said
from intents.understand.fill.meeting_subjects import subject_said
from intents.understand.fill.new_names import record_name
from intents.understand.fill.notes import (
    competitor_said,
    points_reason_said,
    reason_said,
    summary_said,
)
from intents.understand.fill.purposes import purpose_said
from intents.understand.fill.request import Request
from intents.understand.fill.resolutions import resolution_said
from intents.understand.fill.segments import rule_said, segment_name
from intents.understand.fill.task_words import task_title_said
from intents.understand.fill.thing_names import campaign_name, deal_name, titled_name
from intents.understand.fill.ticket_words import ticket_subject

Filler = Callable[[Request], SlotValue]


def fill_text(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of a free-text slot, or None."""
    filler = _FILLERS.get(f"{request.intent.name}.{spec.name}") or _FILLERS.get(spec.name)
    return filler(request) if filler else None


def _whole(request: Request) -> SlotValue:
    return request.text or None


def _facet(column: str) -> Filler:
    return lambda request: facet_said(column, request)


_FILLERS: dict[str, Filler] = {
    "summary": summary_said,
    "create_task.title": task_title_said,
    "schedule_meeting.subject": subject_said,
    "open_ticket.subject": ticket_subject,
    "question": _whole,
    "setting": setting_said,
    "create_contact.title": title_said,
    "create_deal.name": deal_name,
    "create_contract.name": titled_name,
    "create_segment.name": segment_name,
    "create_campaign.name": campaign_name,
    "name": record_name,
    "company": company_said,
    "phone": phone_said,
    "email": email_said,
    "field": field_said,
    "value": value_said,
    "add_points.reason": points_reason_said,
    "reason": reason_said,
    "competitor": competitor_said,
    "record": record_said,
    "show_audit.record": audited_said,
    "resolution": resolution_said,
    "comment": comment_said,
    "interest": interest_said,
    "rule": rule_said,
    "message": message_said,
    "purpose": purpose_said,
    "topic": topic_said,
    "what": export_said,
    "industry": _facet("industry"),
    "region": _facet("region"),
    "level": _facet("level"),
    "source": _facet("source"),
    "tag": _facet("tags"),
    "category": _facet("category"),
}
