"""reschedule_task: move a to-do."""

from datetime import date, datetime

from crm_store.models import Task
from intents.activities.due import due_moment, due_text
from intents.context import Context, RefusedError, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import Slots, TaskSlot, WhenSlot


class RescheduleTask(Slots):
    """Which to-do, and its new time."""

    task: TaskSlot
    due: WhenSlot


def handle(slots: RescheduleTask, context: Context) -> Reply:
    """Move it; a new day alone keeps the time of day that it had."""
    task = context.load(Task, slots.task)
    if task.status == "done":
        raise RefusedError(
            context.say(f"“{task.title}”已经完成了。", f"“{task.title}” is done already."),
            context.say("需要的话可以新建一个待办。", "You could add a new to-do."),
        )
    before = due_text(task, context)
    task.due, task.due_time = due_moment(_kept_time(slots.due, task, context), context)
    after = due_text(task, context)
    text = f"{task.title}：{before} → {after}" if context.actor.language == "zh" else (
        f"{task.title}: {before} → {after}"
    )  # fmt: skip
    if before == after:
        text = context.say(
            f"“{task.title}”本来就是 {after}。", f"“{task.title}” is due {after} already."
        )
    return Reply(blocks=(Text(text=text),), focus=(ref(task),))


def _kept_time(due: datetime | date, task: Task, context: Context) -> datetime | date:
    if isinstance(due, datetime) or task.due is None or not task.due_time:
        return due
    return datetime.combine(due, context.local(task.due).time())


reschedule_task = Intent(
    "reschedule_task",
    STAFF,
    RescheduleTask,
    Effect.WRITE,
    ("改待办的时间", "move a to-do"),
    handle,
)
