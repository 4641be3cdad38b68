"""task: to-dos and follow-ups, on their day, before their time, and the day after."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from pydantic import Field

from crm_store.repositories.coming import DueTask, tasks_due
from intents.activities.due import due_text, is_overdue, state_text
from intents.buttons import ask
from intents.context import Context, ref
from intents.reply import Reply, Text
from scheduler.rule import URGENT, Finding, Look, Rule, Settings, Words

DAY = timedelta(days=1)


class SoonSettings(Settings):
    """How long before."""

    minutes: int = Field(30, ge=0, le=24 * 60, description="提前几分钟 | minutes before")


def find_today(look: Look[Settings]) -> Iterator[Finding]:
    """To-dos of that day without a time."""
    on = look.day.isoformat()
    for task in tasks_due(look.store, look.start, look.end, timed=False):
        yield _finding("task", task, on, (f"待办今天（{on}）到期", f"a to-do is due on {on}"))


def find_soon(look: Look[SoonSettings]) -> Iterator[Finding]:
    """To-dos with a time of day, so many minutes before it."""
    minutes = look.settings.minutes
    before = timedelta(minutes=minutes)
    reason = f"待办 {minutes} 分钟后到期", f"a to-do is due in {minutes} minutes"
    for task in tasks_due(look.store, look.start + before, look.end + before, timed=True):
        when = f"{task.due:%Y-%m-%dT%H:%M}"
        yield _finding("task_soon", task, when, reason, task.due - before)


def find_overdue(look: Look[Settings]) -> Iterator[Finding]:
    """To-dos of the day before that are still open."""
    on = (look.day - DAY).isoformat()
    reason = f"待办 {on} 到期，还没有完成", f"a to-do was due on {on} and is still open"
    for task in tasks_due(look.store, look.start - DAY, look.end - DAY):
        yield _finding("task_overdue", task, on, reason)


def _finding(
    rule: str, task: DueTask, when: str, reason: Words, at: datetime | None = None
) -> Finding:
    return Finding(
        key=f"{rule}:{task.id}:{when}",
        reason=reason,
        user_id=task.assignee_id,
        customer_id=task.customer_id,
        subject=("task", task.id),
        at=at,
    )


def compose(finding: Finding, context: Context) -> Reply | None:
    """The to-do, and what can be done about it; None where it is done by now."""
    task = context.store.tasks.get(finding.subject[1]) if finding.subject else None
    if task is None or task.status != "open" or task.due is None:
        return None
    customer = context.store.customers.get(task.customer_id or 0)
    of = f" · {customer.name}" if customer is not None else ""
    late = f" · {state_text(task, context)}" if is_overdue(task, context) else ""
    named = ref(task)
    buttons = (
        ask(context.say("完成", "Done"), "complete_task", task=named),
        ask(context.say("改期", "Move"), "reschedule_task", task=named),
    )
    text = f"☐ {task.title}{of}\n{due_text(task, context)}{late}"
    focus = (named, ref(customer)) if customer is not None else (named,)
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=focus)


task = Rule(
    "task",
    "task",
    ("当天待办", "to-dos of the day"),
    ("当天早上提醒没有写几点的待办", "tells whoever is to do it, on the morning of the day"),
    "staff",
    Settings,
    find_today,
    compose,
    rank=70,
    ahead=True,
)

task_soon = Rule(
    "task_soon",
    "task",
    ("到点待办", "to-dos with a time"),
    ("到点之前提醒写了几点的待办", "tells whoever is to do it, shortly before the time"),
    "staff",
    SoonSettings,
    find_soon,
    compose,
    rank=URGENT,
    matters_for=timedelta(hours=12),
    timed=True,
)

task_overdue = Rule(
    "task_overdue",
    "task",
    ("逾期待办", "overdue to-dos"),
    ("过期一天还没完成的待办提醒一次", "tells whoever was to do it, on the day after"),
    "staff",
    Settings,
    find_overdue,
    compose,
    rank=65,
)
