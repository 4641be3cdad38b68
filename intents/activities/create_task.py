"""create_task: a to-do with a reminder."""

from crm_store.models import Customer, Task
from intents.activities.assignees import assignee
from intents.activities.due import due_moment, due_text
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, RefusedError, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, Slots, TextSlot, UserSlot, WhenSlot


class CreateTask(Slots):
    """What is to be done, by when, about whom and by whom."""

    title: TextSlot
    due: WhenSlot | None = None
    customer: CustomerSlot | None = None
    assignee: UserSlot | None = None


def handle(slots: CreateTask, context: Context) -> Reply:
    """Put it on a list: the speaker's, or a team-mate's."""
    customer = context.load(Customer, slots.customer) if slots.customer else None
    user = assignee(slots.assignee, context)
    due, exact = due_moment(slots.due, context) if slots.due else (None, False)
    title = slots.title.strip()
    if not title:
        raise RefusedError(context.say("要做什么？", "What is to be done?"))
    task = context.store.tasks.add(
        Task(
            title=title,
            customer_id=customer.id if customer else None,
            assignee_id=user.id if user else None,
            due=due,
            due_time=exact,
        )
    )
    head = context.say(f"已建待办：{title}", f"To-do added: {title}")
    if user is not None and user.id != context.actor.user_id:
        head = context.say(f"已派给 {user.name}：{title}", f"To-do for {user.name}: {title}")
    when = context.say(f"（{due_text(task, context)}）", f" ({due_text(task, context)})")
    focus = (ref(task), *(_about(customer, title, context) if customer else ()))
    done = context.say("完成", "Done")
    return Reply(
        blocks=(Text(text=head + when if due else head),),
        buttons=(ask(done, "complete_task", task=ref(task)),),
        focus=focus,
    )


def _about(customer: Customer, title: str, context: Context) -> tuple[RecordRef, ...]:
    """The customer, and the one of its people whom the title names."""
    held = context.store.contacts.of_customer(customer.id)
    named = [one for one in held if one.name.lower() in title.lower()]
    return (ref(customer), *(ref(one) for one in named if len(named) == 1))


create_task = Intent(
    "create_task",
    STAFF,
    CreateTask,
    Effect.WRITE,
    ("新建待办并提醒", "add a to-do with a reminder"),
    handle,
)
