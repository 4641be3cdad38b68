"""complete_task: tick a to-do off."""

from crm_store.models import Task
from intents.context import Context, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import Slots, TaskSlot


class CompleteTask(Slots):
    """The to-do that is done."""

    task: TaskSlot


def handle(slots: CompleteTask, context: Context) -> Reply:
    """Done; and how many are left."""
    task = context.load(Task, slots.task)
    if task.status == "done":
        text = context.say(f"“{task.title}”之前已经完成了。", f"“{task.title}” was done already.")
        return Reply(blocks=(Text(text=text),), focus=(ref(task),))
    task.status = "done"
    text = context.say(f"已完成：{task.title}。", f"Done: {task.title}.")
    return Reply(blocks=(Text(text=text + _left(task, context)),), focus=(ref(task),))


def _left(task: Task, context: Context) -> str:
    user_id = context.actor.user_id
    if user_id is None or task.assignee_id != user_id:
        return ""
    tasks = context.store.tasks
    left = tasks.count(tasks.matching(assignee_id=user_id, status="open").where(Task.id != task.id))
    if left == 0:
        return context.say("待办全部清空了。", " Your list is empty now.")
    return context.say(f"还剩 {left} 个待办。", f" {left} left on your list.")


complete_task = Intent(
    "complete_task",
    STAFF,
    CompleteTask,
    Effect.WRITE,
    ("完成待办", "tick a to-do off"),
    handle,
)
