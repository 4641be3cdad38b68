"""list_tasks: to-dos."""

from datetime import date, timedelta
from typing import Literal

from sqlalchemy import Select

from crm_store.models import Customer, Task
from intents.activities.assignees import whose_work
from intents.activities.due import days_text, due_text, state_text
from intents.activities.team_work import own_only, shows_team
from intents.call import RecordRef
from intents.context import Context, ref
from intents.format import EMPTY, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Reply, Table, Text
from intents.slots import CustomerSlot, Period, PeriodSlot, Slots, UserSlot

MOST = 30
LONG_AGO = date(1970, 1, 1)


class ListTasks(Slots):
    """Whose to-dos, about whom, due when, and in what state."""

    assignee: UserSlot | None = None
    customer: CustomerSlot | None = None
    period: PeriodSlot | None = None
    status: Literal["open", "done", "overdue"] | None = None


def handle(slots: ListTasks, context: Context) -> Reply:
    """The open to-dos of the speaker, or of whoever is asked about; the overdue ones first."""
    customer = context.load(Customer, slots.customer) if slots.customer else None
    of_team = customer is None and shows_team(slots.assignee, context)
    everybody = of_team or (customer is not None and slots.assignee is None)
    user = None if everybody else whose_work(slots.assignee, context)
    query = _query(slots, user, customer, context)
    total = context.store.tasks.count(query)
    head = _head(slots, user, customer, context)
    told: tuple[AnyBlock, ...] = () if customer else own_only(slots.assignee, context)
    late = _late(slots, user, customer, context)
    late_refs = tuple(ref for table in late for ref in table.records if ref is not None)
    if total == 0:
        none = Text(text=context.say(f"{head}：没有。", f"{head}: none."))
        return Reply(blocks=(*told, none, *late), listed=late_refs)
    tasks = context.store.tasks.first(query, MOST)
    refs = tuple(ref(task) for task in tasks)
    title = context.say(f"{head}：{total} 个", f"{head}: {total}")
    return Reply(
        blocks=(*told, _table(title, tasks, total, user, context), *late),
        focus=refs if total == 1 else (),
        listed=(*refs, *late_refs),
    )


def _late(
    slots: ListTasks, user: RecordRef | None, customer: Customer | None, context: Context
) -> tuple[Table, ...]:
    """What was due before the days that are asked about, where today is one of them."""
    days = slots.period
    if slots.status is not None or days is None or not days.start <= context.today <= days.end:
        return ()
    before = Period(start=LONG_AGO, end=days.start - timedelta(days=1))
    query = _query(slots.model_copy(update={"period": before}), user, customer, context)
    if not (total := context.store.tasks.count(query)):
        return ()
    title = context.say(f"更早的，已逾期：{total} 个", f"From before, overdue: {total}")
    return (_table(title, context.store.tasks.first(query, MOST), total, user, context),)


def _query(
    slots: ListTasks, user: RecordRef | None, customer: Customer | None, context: Context
) -> Select[Task]:
    start, end = context.span(slots.period) if slots.period else (None, None)
    tasks = context.store.tasks
    query = tasks.matching(
        assignee_id=user.id if user else None,
        customer_id=customer.id if customer else None,
        status="done" if slots.status == "done" else "open",
        due_from=start,
        due_before=end,
        of_team=user is None and customer is None,
    )
    if slots.status == "done":
        return query.order_by(None).order_by(Task.due.desc().nulls_last(), Task.id.desc())
    if slots.status == "overdue":
        return tasks.overdue(query, context.now, context.moment(context.today))
    return query


def _head(
    slots: ListTasks, user: RecordRef | None, customer: Customer | None, context: Context
) -> str:
    """Whose, about whom, due when and in what state, so that the figure says what it counts."""
    state = word(slots.status or "open", context.actor)
    team = "" if user or customer else context.say("团队", "The team")
    parts = [user.name if user else team, customer.name if customer else ""]
    parts.append(context.say(f"{state}的待办", f"{state} to-dos"))
    if slots.period:
        days = days_text(slots.period.start, slots.period.end, context)
        parts.append(context.say(f"到期 {days}", f"due {days}"))
    return " · ".join(part for part in parts if part)


def _table(
    title: str, tasks: list[Task], total: int, user: RecordRef | None, context: Context
) -> Table:
    headers = [context.say("待办", "To-do"), context.say("到期", "Due"),
               context.say("状态", "State"), context.say("客户", "Customer")]  # fmt: skip
    if user is None:
        headers.append(context.say("执行人", "Assignee"))
    return Table(
        title=title,
        headers=tuple(headers),
        rows=tuple(_row(task, context)[: len(headers)] for task in tasks),
        records=tuple(ref(task) for task in tasks),
        more=total - len(tasks),
    )


def _row(task: Task, context: Context) -> tuple[str, ...]:
    return (
        task.title,
        due_text(task, context),
        state_text(task, context),
        task.customer.name if task.customer else EMPTY,
        task.assignee.name if task.assignee else EMPTY,
    )


list_tasks = Intent(
    "list_tasks",
    STAFF,
    ListTasks,
    Effect.READ,
    ("查看待办", "list to-dos"),
    handle,
)
