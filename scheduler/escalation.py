"""Customers who talk to a person: the next one up is called where nobody answers in time, and the
bot takes over again where nobody writes any more."""

from datetime import datetime
from zoneinfo import ZoneInfo

from crm_store.database import Database
from crm_store.locks import is_mine
from crm_store.scope import Actor, Language
from crm_store.unit_of_work import UnitOfWork
from intents.context import Context
from intents.service.escalating import escalate_late
from intents.service.silence import tend_silent

WORK = "escalation"


def escalate(database: Database, language: Language, zone: ZoneInfo, now: datetime) -> int:
    """Call for help where nobody answered, and tend what fell silent; how many were late.

    Each is escalated once, however many processes look and however often.
    """
    actor = Actor("guanxi", "admin", language, zone, "CNY", sees=None)
    with UnitOfWork(database, actor, now, intent=WORK) as unit:
        if not is_mine(unit.session, WORK):
            return 0
        context = Context(actor, unit.store, now, unit=unit)
        tend_silent(context)
        return len(escalate_late(context))
