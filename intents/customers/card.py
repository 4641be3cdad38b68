"""The 360-degree card of a customer: its basics, and a table for each thing that it has."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from crm_store.models import Activity, Contact, Customer, Deal, Payment, Record, Task
from crm_store.repositories.overview import Overview
from intents.context import Context, ref
from intents.contracts.wording import is_over
from intents.format import EMPTY, day, moment, money, stage, word
from intents.reply import AnyBlock, Fields, Table

SHOWN = 5
LONGEST = 80


def card(customer: Customer, seen: Overview, context: Context) -> tuple[AnyBlock, ...]:
    """The card's blocks, what matters most first; only what there is."""
    return (basics(customer, seen, context), *_tables(seen, context))


def basics(customer: Customer, seen: Overview, context: Context) -> Fields:
    """Who the customer is and who looks after it."""
    say = context.say
    fields: list[tuple[str, str | None]] = [
        (say("负责人", "Owner"), owner_name(customer, context)),
        (say("类型", "Kind"), word(customer.kind, context.actor)),
        (say("行业", "Industry"), customer.industry),
        (say("地区", "Region"), customer.region),
        (say("级别", "Level"), customer.level),
        (say("来源", "Source"), customer.source),
        (say("电话", "Phone"), customer.phone),
        (say("邮箱", "Email"), customer.email),
        (say("地址", "Address"), customer.address),
        (say("网站", "Website"), customer.website),
        (say("标签", "Tags"), say("、", ", ").join(customer.tags)),
        (say("生日", "Birthday"), birthday(customer.birthday, context)),
        (say("积分", "Points"), None if seen.points is None else f"{seen.points:,}"),
        (say("满意度", "Satisfaction"), satisfaction(customer, context)),
        *((name, str(value)) for name, value in customer.custom.items() if value is not None),
        (say("最近联系", "Last contact"), last_contact(seen, context)),
    ]
    filled = tuple((label, value) for label, value in fields if value)
    return Fields(title=customer.name, fields=filled, record=ref(customer))


def owner_name(customer: Customer, context: Context) -> str:
    """The owner's name, or that there is none."""
    if customer.owner_id is None:
        return context.say("公海（无人负责）", "public pool (nobody)")
    return context.store.users.names([customer.owner_id]).get(customer.owner_id, EMPTY)


def satisfaction(customer: Customer, context: Context) -> str | None:
    """The mean score of the customer's tickets; None where none was rated."""
    rated = context.store.tickets.satisfaction(customer)
    if rated is None:
        return None
    mean, count = rated
    times = context.say(f"（{count} 次评价）", f" ({count} rating{'' if count == 1 else 's'})")
    return f"{mean:.1f} / 5{times}"


def birthday(value: date | None, context: Context) -> str | None:
    """A birthday, and how many days away the next one is when it is near."""
    if value is None:
        return None
    days = (_next(value, context.today) - context.today).days
    if days > 30:
        return value.isoformat()
    if days == 0:
        return value.isoformat() + context.say("（今天）", " (today)")
    return value.isoformat() + context.say(
        f"（{days} 天后）", " (tomorrow)" if days == 1 else f" (in {days} days)"
    )


def _next(value: date, today: date) -> date:
    for year in (today.year, today.year + 1):
        leap_day = value.month == 2 and value.day == 29
        found = date(year, 3, 1) if leap_day else value.replace(year=year)
        if leap_day and (date(year, 3, 1) - timedelta(days=1)).day == 29:
            found = value.replace(year=year)
        if found >= today:
            return found
    raise AssertionError("One of two years has the next birthday.")


def last_contact(seen: Overview, context: Context) -> str:
    """The day of the last activity."""
    if not seen.activities:
        return context.say("没有记录", "none on record")
    return moment(seen.activities[0].at, context.actor, time=False)


def _tables(seen: Overview, context: Context) -> Iterator[Table]:
    tables = (
        deals_table(seen.deals, context),
        _payments(seen.payments, context),
        contacts_table(seen.contacts, context),
        activities_table(seen.activities, context),
        tasks_table(seen.tasks, context),
        _tickets(seen, context),
        _contracts(seen, context),
        _orders(seen, context),
    )
    return (table for table in tables if table.rows)


def _table(
    title: str,
    headers: Sequence[str],
    rows: Sequence[tuple[str | None, ...]],
    records: Sequence[Record],
    numeric: tuple[int, ...] = (),
) -> Table:
    cells = tuple(tuple(cell or EMPTY for cell in row) for row in rows[:SHOWN])
    return Table(
        title=title,
        headers=tuple(headers),
        rows=cells,
        numeric=numeric,
        records=tuple(ref(record) for record in records[:SHOWN]),
        more=max(0, len(rows) - SHOWN),
    )


def deals_table(deals: Sequence[Deal], context: Context) -> Table:
    """Open deals with their stage, amount and expected close date."""
    say = context.say
    rows = [
        (
            deal.name,
            stage(context.store, deal.stage),
            money(deal.amount, deal.currency),
            _late(deal.close_date, context),
        )
        for deal in deals
    ]
    headers = (say("商机", "Deal"), say("阶段", "Stage"), say("金额", "Amount"),
               say("预计成交", "Close date"))  # fmt: skip
    return _table(say("进行中的商机", "Open deals"), headers, rows, deals, (2,))


def _late(value: date | None, context: Context) -> str | None:
    if value is None:
        return None
    overdue = context.say("（已过期）", " (overdue)") if value < context.today else ""
    return day(value, context.actor) + overdue


def _payments(payments: Sequence[Payment], context: Context) -> Table:
    say = context.say
    rows = [
        (
            payment.contract.number,
            _late(payment.due, context),
            money(payment.amount - (payment.paid_amount or 0), payment.contract.currency),
        )
        for payment in payments
    ]
    headers = (say("合同", "Contract"), say("应付日", "Due"), say("未付", "Unpaid"))
    return _table(say("未回款", "Unpaid instalments"), headers, rows, payments, (2,))


def contacts_table(contacts: Sequence[Contact], context: Context) -> Table:
    """Contacts with how to reach them, and their birthdays."""
    say = context.say
    rows = [
        (one.name, one.title, one.phone, one.email, birthday(one.birthday, context))
        for one in contacts
    ]
    headers = (say("姓名", "Name"), say("职务", "Title"), say("电话", "Phone"),
               say("邮箱", "Email"), say("生日", "Birthday"))  # fmt: skip
    return _table(say("联系人", "Contacts"), headers, rows, contacts)


def activities_table(activities: Sequence[Activity], context: Context) -> Table:
    """What happened, when and by whom."""
    say, actor = context.say, context.actor
    rows = [
        (
            moment(one.at, actor, time=False),
            word(one.kind, actor),
            one.user.name if one.user else None,
            short(one.summary),
        )
        for one in activities
    ]
    headers = (say("时间", "When"), say("方式", "How"), say("同事", "Who"), say("内容", "What"))
    return _table(say("最近跟进", "Latest activities"), headers, rows, activities)


def tasks_table(tasks: Sequence[Task], context: Context) -> Table:
    """Open to-dos, what is overdue marked as such."""
    say = context.say
    rows = [
        (
            one.title,
            _late(context.local(one.due).date(), context) if one.due else None,
            one.assignee.name if one.assignee else None,
        )
        for one in tasks
    ]
    headers = (say("事项", "To-do"), say("到期", "Due"), say("执行人", "Assignee"))
    return _table(say("待办", "Open tasks"), headers, rows, tasks)


def _tickets(seen: Overview, context: Context) -> Table:
    say, actor = context.say, context.actor
    rows = [
        (one.number, word(one.kind, actor), word(one.priority, actor), short(one.subject))
        for one in seen.tickets
    ]
    headers = (say("工单", "Ticket"), say("类型", "Kind"), say("优先级", "Priority"),
               say("主题", "Subject"))  # fmt: skip
    return _table(say("未解决的工单", "Unresolved tickets"), headers, rows, seen.tickets)


def _contracts(seen: Overview, context: Context) -> Table:
    say = context.say
    rows = [
        (one.number, one.name, money(one.amount, one.currency), _late(one.end, context))
        for one in seen.contracts
    ]
    headers = (say("合同", "Contract"), say("名称", "Name"), say("金额", "Amount"),
               say("到期", "Ends"))  # fmt: skip
    over = any(is_over(one, context) for one in seen.contracts)
    title = say("生效中的合同", "Active contracts")
    if over:
        title = say("合同：生效中，以及到期未续的", "Contracts: active, and over but not renewed")
    return _table(title, headers, rows, seen.contracts, (2,))


def _orders(seen: Overview, context: Context) -> Table:
    say, actor = context.say, context.actor
    rows = [
        (
            order.number,
            moment(order.ordered_at, actor, time=False),
            word(order.status, actor),
            say("、", ", ").join(f"{line.product.name} × {line.quantity}" for line in order.lines),
        )
        for order in seen.orders
    ]
    headers = (say("订单", "Order"), say("下单", "Ordered"), say("状态", "Status"),
               say("明细", "Lines"))  # fmt: skip
    return _table(say("最近订单", "Latest orders"), headers, rows, seen.orders)


def short(text: str | None) -> str | None:
    """A text of at most one line of a table."""
    if text is None or len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1] + "…"
