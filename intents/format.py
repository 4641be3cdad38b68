"""How values are shown to a person, in their language: money, dates, stages, changes."""

from datetime import UTC, date, datetime
from decimal import Decimal

from pydantic import JsonValue

from crm_store.kinds import KINDS, Column
from crm_store.models import Contract, Payment
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import RecordChange
from intents.call import RecordRef
from intents.reply import Change

SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "HKD": "HK$", "TWD": "NT$"}
WEEKDAYS_ZH = "一二三四五六日"
EMPTY = "—"
OUR_WORK = frozenset({"customer", "contact", "assignee", "kind", "priority", "status"})
"""Columns of a new record that a customer need not read: who they are, and how we sort it."""
UNSAID = frozenset({"currency", "created_at"})
"""Columns that a card of what changed leaves out: said with the amount, or no news."""

WORDS: dict[str, tuple[str, str]] = {
    "company": ("公司", "company"),
    "person": ("个人", "person"),
    "rep": ("销售", "rep"),
    "manager": ("经理", "manager"),
    "admin": ("管理员", "admin"),
    "zh": ("中文", "Chinese"),
    "en": ("英文", "English"),
    "active": ("生效中", "active"),
    "expired": ("已到期", "expired"),
    "renewed": ("已续签", "renewed"),
    "terminated": ("已终止", "terminated"),
    "confirmed": ("已确认", "confirmed"),
    "shipped": ("已发货", "shipped"),
    "delivered": ("已送达", "delivered"),
    "cancelled": ("已取消", "cancelled"),
    "question": ("咨询", "question"),
    "complaint": ("投诉", "complaint"),
    "repair": ("报修", "repair"),
    "return": ("退货", "return"),
    "low": ("低", "low"),
    "normal": ("普通", "normal"),
    "high": ("高", "high"),
    "urgent": ("紧急", "urgent"),
    "open": ("未完成", "open"),
    "pending": ("等待客户", "waiting for the customer"),
    "resolved": ("已解决", "resolved"),
    "closed": ("已关闭", "closed"),
    "done": ("已完成", "done"),
    "overdue": ("已逾期", "overdue"),
    "call": ("电话", "call"),
    "visit": ("拜访", "visit"),
    "meeting": ("会议", "meeting"),
    "email": ("邮件", "e-mail"),
    "message": ("消息", "message"),
    "note": ("备注", "note"),
    "new": ("新线索", "new"),
    "contacted": ("已联系", "contacted"),
    "qualified": ("已确认", "qualified"),
    "converted": ("已转化", "converted"),
    "lost": ("已流失", "lost"),
    "birthday": ("生日", "birthday"),
    "renewal": ("续约", "renewal"),
    "churn": ("流失", "churn"),
    "payment": ("回款", "payment"),
    "stalled_deal": ("停滞的商机", "stalled deal"),
    "task": ("待办", "to-do"),
    "care": ("关怀", "care"),
    "True": ("是", "yes"),
    "False": ("否", "no"),
}


def word(value: str, actor: Actor) -> str:
    """One of the store's own words (a status, a kind) as people say it."""
    zh, en = WORDS.get(value, (value, value))
    return actor.zh_en(zh, en)


def amount(value: Decimal | int | float | None) -> str:
    """A number with thousands separators and no needless zeros: 350,000 or 12.5."""
    if value is None:
        return EMPTY
    exact = Decimal(str(value))
    if exact == exact.to_integral_value():
        return f"{int(exact):,}"
    text = f"{exact:,.4f}".rstrip("0")
    return text + "0" if text[-2] == "." else text


def money(value: Decimal | int | float | None, currency: str | None) -> str:
    """An amount with its currency: ¥350,000, $1,054.50, CHF 20."""
    if value is None:
        return EMPTY
    sign = SIGNS.get(currency or "", f"{currency} " if currency else "")
    digits = amount(value)
    return f"-{sign}{digits[1:]}" if digits.startswith("-") else f"{sign}{digits}"


def day(value: date, actor: Actor) -> str:
    """A date with its weekday: 2026-12-03（周四） or Thu 3 Dec 2026."""
    if actor.language == "zh":
        return f"{value.isoformat()}（周{WEEKDAYS_ZH[value.weekday()]}）"
    return f"{value:%a} {value.day} {value:%b %Y}"


def moment(value: datetime, actor: Actor, *, time: bool = True) -> str:
    """An aware time on the actor's wall clock."""
    local = value.astimezone(actor.timezone)
    text = day(local.date(), actor)
    return f"{text} {local:%H:%M}{_zone_of(local, actor)}" if time else text


def _zone_of(local: datetime, actor: Actor) -> str:
    """The zone of a clock that a customer may not have: of their own nothing is known here."""
    at_home = (actor.timezone.key.startswith("Asia/")) == (actor.language == "zh")
    if actor.is_staff or at_home:
        return ""
    offset = f"{local:%z}"
    minutes = f":{offset[3:5]}" if offset[3:5] != "00" else ""
    return f" (GMT{offset[0]}{int(offset[1:3])}{minutes})"


def stage(store: Store, key: str) -> str:
    """A stage's name in the actor's language."""
    return store.workspace.stages.name(key, store.actor.language)


def change_block(store: Store, change: RecordChange) -> Change:
    """A change of a record as people read it, old -> new."""
    kind = KINDS[change.kind]
    rows: list[tuple[str, str, str]] = []
    currencies = _currencies_of(change, store)
    for name, (old, new) in change.fields.items():
        column = kind.column(name)
        if (column is not None and column.name in UNSAID) or (old is None and new is False):
            continue
        if name in OUR_WORK and change.op == "create" and not store.actor.is_staff:
            continue
        label = column.label(store.actor.language) if column else name
        shown = [
            _cell(store, column, side, currency)
            for side, currency in zip((old, new), currencies, strict=True)
        ]
        rows.append((label, shown[0], shown[1]))
    return Change(
        op=change.op,
        title=f"{kind.label(store.actor.language)} · {change.record}",
        record=RecordRef(kind=change.kind, id=change.record_id, name=change.record),
        fields=tuple(rows),
    )


def _currencies_of(change: RecordChange, store: Store) -> tuple[str | None, str | None]:
    """The currencies of a change's amounts, before and after; the record's own if it is kept."""
    if (pair := change.fields.get("currency")) is not None:
        before, after = (str(side) if side else None for side in pair)
        return before or after, after or before
    model = KINDS[change.kind].model
    if model is not Payment and not hasattr(model, "currency"):
        return None, None
    record = store.session.get(model, change.record_id)
    if isinstance(record, Payment):  # which is in its contract's
        record = store.session.get(Contract, record.contract_id)
    currency = getattr(record, "currency", None)
    return currency, currency


def _cell(store: Store, column: Column | None, value: JsonValue, currency: str | None) -> str:
    if value is None or value == "":
        return EMPTY
    if column is None:
        return str(value)
    if column.type == "stage":
        return stage(store, str(value))
    if column.type == "decimal" and isinstance(value, int | float):
        return money(value, currency)
    if column.type == "percent":
        return f"{value}%"
    if column.type in ("choice", "flag"):
        return word(str(value), store.actor)
    return _time_cell(column, str(value), store.actor)


def _time_cell(column: Column, value: str, actor: Actor) -> str:
    if column.type == "date":
        return day(date.fromisoformat(value), actor)
    if column.type == "datetime" and len(value) == 10:
        return day(date.fromisoformat(value), actor)
    if column.type == "datetime":
        local = datetime.fromisoformat(value).replace(tzinfo=actor.timezone)
        return moment(local.astimezone(UTC), actor)
    return value
