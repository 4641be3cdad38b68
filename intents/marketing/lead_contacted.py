"""lead_contacted: what a button beside a waiting lead does; nobody says it in words yet."""

from crm_store.models import Lead
from intents.context import Context, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import LeadSlot, Slots


class LeadContacted(Slots):
    """Which lead."""

    lead: LeadSlot


def handle(slots: LeadContacted, context: Context) -> Reply:
    """Note that somebody got in touch; one that is further on stays there."""
    lead = context.load(Lead, slots.lead)
    if lead.status == "new":
        lead.status = "contacted"
    text = context.say(f"已标为联系过：{lead.name}", f"Marked as contacted: {lead.name}")
    return Reply(blocks=(Text(text=text),), focus=(ref(lead),))


lead_contacted = Intent(
    "lead_contacted",
    STAFF,
    LeadContacted,
    Effect.WRITE,
    ("标记线索已联系", "mark a lead as contacted"),
    handle,
)
