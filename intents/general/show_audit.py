"""show_audit: who changed what and when."""

from datetime import timedelta

from crm_store.kinds import KINDS
from crm_store.models import AuditEntry
from crm_store.noted_settings import OPS as NOTED
from crm_store.repositories.history import AuditFilter, RecordKey
from crm_store.unit_of_work import RecordChange
from intents.activities.assignees import whose_work
from intents.activities.due import days_text
from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.format import change_block, moment
from intents.intent import MANAGERS, Effect, Intent
from intents.reminders.noted import change_of, subject_of
from intents.reply import Reply, Table, Text
from intents.slots import PeriodSlot, Slots, TextSlot, UserSlot

MOST = 50
LOOKED_BACK = timedelta(days=30)
"""How far back it looks where neither a record nor a period is named."""
FIELDS = 8
COUNTED = 1000
"""More than so many are said to be more, and not counted."""

OPS = {"create": ("新建", "created"), "update": ("修改", "changed"), "delete": ("删除", "deleted"),
       "restore": ("恢复", "restored"), "merge": ("合并", "merged")}  # fmt: skip


class ShowAudit(Slots):
    """Of what, by whom and when."""

    record: TextSlot | None = None
    user: UserSlot | None = None
    period: PeriodSlot | None = None


def handle(slots: ShowAudit, context: Context) -> Reply:
    """The latest changes first: when, who, what, and each field old -> new."""
    user = whose_work(slots.user, context) if slots.user else None
    wanted = _filter(slots, user, context)
    history = context.store.history
    query = history.trail(wanted)
    total = history.count(query, COUNTED + 1)
    head = _head(slots, user, context)
    if total == 0:
        return Reply(
            blocks=(Text(text=context.say(f"{head}：没有改动。", f"{head}: no changes.")),)
        )
    rows = history.signed(query, MOST)
    history.hold(entry for entry, _ in rows)
    return Reply(
        blocks=(
            Table(
                title=head + _counted(total, context),
                headers=(context.say("时间", "When"), context.say("谁", "Who"),
                         context.say("什么", "What"), context.say("改动", "Change")),
                rows=tuple(_row(entry, name, context) for entry, name in rows),
                more=total - len(rows) if total <= COUNTED else 0,
            ),
        )
    )  # fmt: skip


def _counted(total: int, context: Context) -> str:
    if total > COUNTED:
        return context.say(f"：超过 {COUNTED:,} 条改动", f": more than {COUNTED:,} changes")
    return context.say(f"：共 {total} 条改动", f": {total} changes in all")


def _filter(slots: ShowAudit, user: RecordRef | None, context: Context) -> AuditFilter:
    records = _records(slots.record, context) if slots.record else ()
    start, before = context.span(slots.period) if slots.period else (None, None)
    if not slots.period and not records:
        start = context.moment(context.today) - LOOKED_BACK
    return AuditFilter(records, user.id if user else None, start, before)


def _records(text: str, context: Context) -> tuple[RecordKey, ...]:
    """What a name means, in the recycle bin or not; the words of a misspelt one as well.

    A customer stands for its deals, contacts, to-dos and the like as well.
    """
    store = context.store
    found = store.history.named(store.by_kind.values(), text)
    if not found:
        alike = [match for kind in ("customer", "deal") for match in store.names.alike(text, kind)]
        found = tuple(RecordKey(match.kind, match.id) for match in alike)
    if not found:
        raise RefusedError(
            context.say(f"没有找到叫“{text}”的记录。", f"I found no record called “{text}”."),
            context.say("请换个名字，或者按人、按时间查。",
                        "Say its name another way, or ask by colleague or period."),
        )  # fmt: skip
    customers = [key.id for key in found if key.kind == "customer"]
    if not customers:
        return found
    belonging = store.history.belonging(store.by_kind.values(), customers)
    return tuple(dict.fromkeys((*found, *belonging)))


def _head(slots: ShowAudit, user: RecordRef | None, context: Context) -> str:
    parts = [slots.record or "", user.name if user else ""]
    if not slots.record and not user:
        parts.append(context.say("你能看到的改动", "changes that you may see"))
    if slots.period:
        parts.append(days_text(slots.period.start, slots.period.end, context))
    elif not slots.record:
        days = LOOKED_BACK.days
        parts.append(context.say(f"最近 {days} 天", f"the last {days} days"))
    return " · ".join(part for part in parts if part)


def _row(entry: AuditEntry, who: str | None, context: Context) -> tuple[str, ...]:
    told = moment(entry.at, context.actor), who or context.say("系统", "the system")
    if entry.op in NOTED:
        return *told, subject_of(entry, context), change_of(entry, context)
    change = RecordChange(entry.op, entry.kind, entry.record_id, entry.name, entry.fields)
    kind = KINDS[entry.kind].label(context.actor.language)
    op = context.say(*OPS[entry.op])
    fields = change_block(context.store, change).fields
    shown = [f"{label}: {old} → {new}" for label, old, new in fields[:FIELDS]]
    if len(fields) > FIELDS:
        shown.append("…")
    return *told, f"{kind} · {entry.name}", context.say("；", "; ").join([op, *shown])


show_audit = Intent(
    "show_audit",
    MANAGERS,
    ShowAudit,
    Effect.READ,
    ("查看谁在什么时候改了什么", "show who changed what and when"),
    handle,
)
