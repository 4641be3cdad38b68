"""Every mapped class, by name."""

from crm_store.models.automation import Muting, Notice, RuleRun
from crm_store.models.base import Base, Record, StoreError, utc_now
from crm_store.models.conversation import (
    Conversation,
    InboxMessage,
    LearnedPhrase,
    OutboxMessage,
)
from crm_store.models.customers import Contact, Customer, CustomField, NameKey
from crm_store.models.history import AuditEntry, IndexJob, UndoRecord
from crm_store.models.marketing import Campaign, CampaignMember, Lead, PointsEntry, Segment
from crm_store.models.orders import Order, OrderLine, StockMovement
from crm_store.models.passages import Passage
from crm_store.models.people import (
    ChannelAccount,
    Consent,
    LinkToken,
    Team,
    Territory,
    User,
)
from crm_store.models.risks import CustomerRisk
from crm_store.models.sales import (
    Contract,
    Deal,
    Payment,
    Product,
    Quote,
    QuoteLine,
    Stage,
    StageChange,
)
from crm_store.models.scores import CustomerScore, SegmentChange
from crm_store.models.service import Handover, SurveyAnswer, Ticket, TicketReply
from crm_store.models.steering import ExchangeRate, Expense, Target, WorkspaceSetting
from crm_store.models.work import Activity, Attachment, Task

__all__ = [
    "Activity",
    "Attachment",
    "AuditEntry",
    "Base",
    "Campaign",
    "CampaignMember",
    "ChannelAccount",
    "Consent",
    "Contact",
    "Contract",
    "Conversation",
    "CustomField",
    "Customer",
    "CustomerRisk",
    "CustomerScore",
    "Deal",
    "ExchangeRate",
    "Expense",
    "Handover",
    "InboxMessage",
    "IndexJob",
    "Lead",
    "LearnedPhrase",
    "LinkToken",
    "Muting",
    "NameKey",
    "Notice",
    "Order",
    "OrderLine",
    "OutboxMessage",
    "Passage",
    "Payment",
    "PointsEntry",
    "Product",
    "Quote",
    "QuoteLine",
    "Record",
    "RuleRun",
    "Segment",
    "SegmentChange",
    "Stage",
    "StageChange",
    "StockMovement",
    "StoreError",
    "SurveyAnswer",
    "Target",
    "Task",
    "Team",
    "Territory",
    "Ticket",
    "TicketReply",
    "UndoRecord",
    "User",
    "WorkspaceSetting",
    "utc_now",
]
