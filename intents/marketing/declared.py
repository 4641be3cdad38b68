"""What is understood in this domain and not carried out yet."""

from typing import Literal

from intents.intent import MANAGERS, STAFF, AnyIntent, Effect, Intent
from intents.slots import (
    CampaignSlot,
    CustomerSlot,
    LeadSlot,
    MoneySlot,
    PeriodSlot,
    SegmentSlot,
    Slots,
    TextSlot,
    UserSlot,
)


class CreateLead(Slots):
    """Slots of `create_lead`."""

    name: TextSlot
    company: TextSlot | None = None
    phone: TextSlot | None = None
    email: TextSlot | None = None
    source: TextSlot | None = None
    interest: TextSlot | None = None


class ListLeads(Slots):
    """Slots of `list_leads`."""

    status: Literal["new", "contacted", "qualified", "converted", "lost"] | None = None
    source: TextSlot | None = None
    owner: UserSlot | None = None
    period: PeriodSlot | None = None


class ConvertLead(Slots):
    """Slots of `convert_lead`."""

    lead: LeadSlot


class RecordReferral(Slots):
    """Slots of `record_referral`."""

    referrer: CustomerSlot
    name: TextSlot


class CreateSegment(Slots):
    """Slots of `create_segment`."""

    name: TextSlot
    rule: TextSlot


class ShowSegment(Slots):
    """Slots of `show_segment`."""

    segment: SegmentSlot


class CreateCampaign(Slots):
    """Slots of `create_campaign`."""

    name: TextSlot
    segment: SegmentSlot | None = None
    budget: MoneySlot | None = None
    period: PeriodSlot | None = None
    message: TextSlot | None = None


class SendCampaign(Slots):
    """Slots of `send_campaign`."""

    campaign: CampaignSlot


class ShowCampaign(Slots):
    """Slots of `show_campaign`."""

    campaign: CampaignSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent("create_lead", STAFF, CreateLead, Effect.WRITE, ("新建线索", "add a lead")),
    Intent("list_leads", STAFF, ListLeads, Effect.READ, ("列出线索", "list leads")),
    Intent(
        "convert_lead",
        STAFF,
        ConvertLead,
        Effect.WRITE,
        ("把线索转成客户", "turn a lead into a customer"),
    ),
    Intent(
        "record_referral",
        STAFF,
        RecordReferral,
        Effect.WRITE,
        ("登记老客户转介绍", "record a referral"),
    ),
    Intent(
        "create_segment",
        STAFF,
        CreateSegment,
        Effect.WRITE,
        ("新建客户分群", "add a group of customers"),
    ),
    Intent(
        "show_segment", STAFF, ShowSegment, Effect.READ, ("看分群里有谁", "show who is in a group")
    ),
    Intent(
        "create_campaign",
        MANAGERS,
        CreateCampaign,
        Effect.WRITE,
        ("新建营销活动", "add a campaign"),
    ),
    Intent(
        "send_campaign",
        MANAGERS,
        SendCampaign,
        Effect.CONFIRMED,
        ("群发活动", "send a campaign"),
    ),
    Intent(
        "show_campaign",
        STAFF,
        ShowCampaign,
        Effect.READ,
        ("看活动效果", "show how a campaign does"),
    ),
)
