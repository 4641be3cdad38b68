"""Every rule, one line each; the runner takes the important ones first."""

from scheduler.rule import AnyRule
from scheduler.rules.birthday import birthday, birthday_greeting
from scheduler.rules.care import care, care_tips
from scheduler.rules.churn import churn
from scheduler.rules.festival import festival
from scheduler.rules.lead_pool import lead_pool
from scheduler.rules.meeting import meeting
from scheduler.rules.morning_digest import morning_digest
from scheduler.rules.payment import payment
from scheduler.rules.points_expiry import points_expiry
from scheduler.rules.renewal import renewal, renewal_letter
from scheduler.rules.replenishment import replenishment
from scheduler.rules.sla import sla
from scheduler.rules.stalled_deal import stalled_deal
from scheduler.rules.survey import survey
from scheduler.rules.task import task, task_overdue, task_soon
from scheduler.rules.weekly_digest import weekly_digest

RULES: tuple[AnyRule, ...] = (
    birthday,
    birthday_greeting,
    festival,
    task,
    task_soon,
    task_overdue,
    meeting,
    renewal,
    renewal_letter,
    payment,
    churn,
    stalled_deal,
    lead_pool,
    sla,
    survey,
    care,
    care_tips,
    replenishment,
    points_expiry,
    morning_digest,
    weekly_digest,
)
