"""Every customer's risk of leaving is worked out anew each day: the model first, then customers.

A stretch of customers at a time, each a unit of work, so that memory stays the same however many
there are and nobody else waits long for the store.
"""

from dataclasses import replace
from datetime import datetime

from crm_store.actors import Defaults, system_actor, zone_of
from crm_store.database import Database
from crm_store.locks import is_mine
from crm_store.metrics.churn.counting import as_of
from crm_store.metrics.churn.fitting import fit
from crm_store.metrics.churn.keeping import counted_on, keep_risks, note_counted, stretches
from crm_store.metrics.churn.model import keep_model, model_of
from crm_store.metrics.churn.outcomes import outcomes
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork

WORK = "risks"


def judge_daily(database: Database, defaults: Defaults, now: datetime) -> int | None:
    """Judge everybody, once a day by the workspace's calendar; None where that is done already."""
    actor = system_actor(defaults)
    with database.reading() as session:
        store = Store(session, actor, now)
        zone = zone_of(store.workspace.setting("timezone"), defaults.timezone)
        done = counted_on(store)
    if done is not None and done >= now.astimezone(zone).date():
        return None
    return judge_customers(database, replace(actor, timezone=zone), now)


def judge_customers(database: Database, actor: Actor, now: datetime) -> int | None:
    """Judge everybody as of now; how many have a risk, None where another process is at it."""
    with database.reading() as session:
        store = Store(session, actor, now)
        fitted = fit(outcomes(store))
        parts = list(stretches(store))
    with UnitOfWork(database, actor, now, intent=WORK) as unit:
        if not is_mine(unit.session, WORK):
            return None
        keep_model(unit.store, fitted)
    judged = 0
    for part in parts:
        with UnitOfWork(database, actor, now, intent=WORK) as unit:
            if not is_mine(unit.session, WORK):
                return None
            judged += keep_risks(unit.store, part, as_of(unit.store), model_of(unit.store))
    with UnitOfWork(database, actor, now, intent=WORK) as unit:
        note_counted(unit.store)
    return judged
