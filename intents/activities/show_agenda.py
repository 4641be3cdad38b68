"""show_agenda: meetings and to-dos of a day or a week."""

from collections.abc import Sequence
from datetime import date, datetime

from crm_store.models import Activity, Task
from intents.activities.agenda import Agenda, agenda_of, in_order
from intents.activities.assignees import whose_work
from intents.activities.due import days_text, due_text, state_text
from intents.activities.team_work import own_only, shows_team
from intents.call import RecordRef
from intents.context import Context, RefusedError, ref
from intents.format import EMPTY, day, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Table, Text
from intents.slots import Period as PeriodOfDays
from intents.slots import PeriodSlot, Slots, UserSlot


class ShowAgenda(Slots):
    """Which days, and whose."""

    period: PeriodSlot | None = None
    user: UserSlot | None = None


def handle(slots: ShowAgenda, context: Context) -> Reply:
    """Today's, the speaker's own, unless asked otherwise."""
    user = None if shows_team(slots.user, context) else whose_work(slots.user, context)
    if user is None and not context.of_team:
        raise RefusedError(context.say("看谁的日程？", "Whose agenda?"))
    period = slots.period or PeriodOfDays(start=context.today, end=context.today)
    agenda = agenda_of(user.id if user else None, period, context)
    whose = user.name if user else context.say("团队", "The team")
    head = f"{whose} · {days_text(period.start, period.end, context)}"
    told = own_only(slots.user, context)
    if agenda.is_empty:
        text = context.say(f"{head}：没有会议，也没有待办。", f"{head}: no meetings, no to-dos.")
        return Reply(blocks=(*told, Text(text=text)))
    tables, listed = agenda_tables(agenda, context, of_team=user is None)
    blocks = (*told, Text(text=_summary(head, agenda, context)), *tables)
    return Reply(blocks=blocks, listed=listed)


def _summary(head: str, agenda: Agenda, context: Context) -> str:
    meetings, tasks, overdue = agenda.counts
    zh = f"{head}：{meetings} 个会议，{tasks} 个待办到期"
    en = f"{head}: {_many(meetings, 'meeting')}, {_many(tasks, 'to-do')} due"
    if overdue:
        zh, en = f"{zh}，另有 {overdue} 个已逾期", f"{en}, and {overdue} overdue"
    return context.say(f"{zh}。", f"{en}.")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def agenda_tables(
    agenda: Agenda, context: Context, *, of_team: bool = False
) -> tuple[list[Table], tuple[RecordRef, ...]]:
    """The days in order of time, then overdue to-dos by themselves; and the records of both.

    That of a team names the colleague of each.
    """
    tables: list[Table] = []
    rows = in_order(agenda, context)
    if rows:
        many_days = agenda.period.start != agenda.period.end
        more = sum(agenda.counts[:2]) - len(rows)
        days = _days(rows, more, context, many_days=many_days)
        shown = [record for _, _, record in rows]
        tables.append(_with_colleagues(days, shown, context) if of_team else days)
    if agenda.overdue:
        late = _overdue(agenda, context)
        tables.append(_with_colleagues(late, agenda.overdue, context) if of_team else late)
    records = [record for table in tables for record in table.records if record is not None]
    return tables, tuple(records)


def _with_colleagues(table: Table, records: Sequence[Activity | Task], context: Context) -> Table:
    """The table of these records with one more column: whose each is."""
    headers = (*table.headers, context.say("同事", "Colleague"))
    rows = [(*row, _whose(one)) for row, one in zip(table.rows, records, strict=True)]
    return table.model_copy(update={"headers": headers, "rows": tuple(rows)})


def _whose(record: Activity | Task) -> str:
    user = record.assignee if isinstance(record, Task) else record.user
    return user.name if user else EMPTY


def _overdue(agenda: Agenda, context: Context) -> Table:
    rows = tuple(
        (task.title, due_text(task, context), state_text(task, context), _customer(task))
        for task in agenda.overdue
    )
    return Table(
        title=context.say("已逾期", "Overdue"),
        headers=(context.say("待办", "To-do"), context.say("到期", "Due"),
                 context.say("状态", "State"), context.say("客户", "Customer")),
        rows=rows,
        records=tuple(ref(task) for task in agenda.overdue),
        more=agenda.counts[2] - len(rows),
    )  # fmt: skip


def _days(
    rows: list[tuple[date, datetime | None, Activity | Task]],
    more: int,
    context: Context,
    *,
    many_days: bool,
) -> Table:
    headers = (context.say("时间", "Time"), context.say("类型", "Kind"),
               context.say("内容", "What"), context.say("客户", "Customer"))  # fmt: skip
    dated = (context.say("日期", "Day"), *headers) if many_days else headers
    shown = [
        ((day(on, context.actor),) if many_days else ()) + _row(at, record, context)
        for on, at, record in rows
    ]
    return Table(
        headers=dated,
        rows=tuple(shown),
        records=tuple(ref(record) for _, _, record in rows),
        more=more,
    )


def _row(at: datetime | None, record: Activity | Task, context: Context) -> tuple[str, ...]:
    time = f"{at:%H:%M}" if at else context.say("当天", "that day")
    if isinstance(record, Task):
        return time, context.say("待办", "to-do"), record.title, _customer(record)
    kind = word(record.kind, context.actor)
    return time, kind, record.summary or EMPTY, _customer(record)


def _customer(record: Activity | Task) -> str:
    return record.customer.name if record.customer else EMPTY


show_agenda = Intent(
    "show_agenda",
    STAFF,
    ShowAgenda,
    Effect.READ,
    ("查看日程：会议与待办", "show the agenda of a day or a week"),
    handle,
)
