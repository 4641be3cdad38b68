"""When to-dos are due, and how that is said."""

from datetime import date, datetime

from crm_store.models import Task
from intents.context import Context, RefusedError
from intents.format import EMPTY, day, moment


def due_moment(due: datetime | date, context: Context) -> tuple[datetime, bool]:
    """A due time as it is kept, and whether it has a time of day. Refuses what is past."""
    exact = isinstance(due, datetime)
    at = context.moment(due)
    if at < (context.now if exact else context.moment(context.today)):
        shown = moment(at, context.actor, time=exact)
        raise RefusedError(
            context.say(f"{shown} 已经过去了，要定在什么时候？",
                        f"{shown} is past already. When should it be?"),
            context.say("比如“明天上午十点”“下周三”。",
                        "For example “tomorrow at 10 am” or “next Wednesday”."),
        )  # fmt: skip
    return at, exact


def is_overdue(task: Task, context: Context) -> bool:
    """Whether an open to-do is past due; one of a day is so when that day is over."""
    if task.status != "open" or task.due is None:
        return False
    return task.due < (context.now if task.due_time else context.moment(context.today))


def due_text(task: Task, context: Context) -> str:
    """When a to-do is due, as people read it."""
    if task.due is None:
        return EMPTY
    return moment(task.due, context.actor, time=task.due_time)


def state_text(task: Task, context: Context) -> str:
    """Done, overdue since how many days, due today, or open."""
    if task.status == "done":
        return context.say("✓ 已完成", "✓ done")
    if task.due is None or not is_overdue(task, context):
        today = task.due is not None and context.local(task.due).date() == context.today
        return context.say("今天", "today") if today else context.say("未完成", "open")
    days = (context.today - context.local(task.due).date()).days
    if days == 0:
        return context.say("⚠ 已过时间", "⚠ overdue")
    plural = "" if days == 1 else "s"
    return context.say(f"⚠ 逾期 {days} 天", f"⚠ {days} day{plural} overdue")


def days_text(start: date, end: date, context: Context) -> str:
    """A period as people read it: one day, or from one to another."""
    first, last = day(start, context.actor), day(end, context.actor)
    return first if start == end else context.say(f"{first} 至 {last}", f"{first} to {last}")
