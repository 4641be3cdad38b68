"""The types of slots: declared once, with the catalogue's names, for every intent's slot model."""

import types
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

from intents.call import RecordRef


class Slots(BaseModel):
    """The base of an intent's slots. A slot without a default is required and asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NoSlots(Slots):
    """The slots of an intent that has none."""


class Money(BaseModel):
    """An exact amount and its ISO 4217 currency."""

    model_config = ConfigDict(frozen=True)

    amount: Decimal
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class Period(BaseModel):
    """Two days, both included."""

    model_config = ConfigDict(frozen=True)

    start: date
    end: date


class Line(BaseModel):
    """A line of a quote or an order; `discount` is the percentage off."""

    model_config = ConfigDict(frozen=True)

    product: RecordRef | str
    quantity: int = Field(ge=1)
    discount: Decimal | None = Field(default=None, ge=0, le=100)


@dataclass(frozen=True)
class SlotType:
    """The catalogue's name of a type, as a marker in `Annotated`."""

    name: str


def _day_or_minute(value: Any) -> Any:
    """`2026-12-03` stays a day; `2026-12-03T15:00` is a local time to the minute."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    return value


TextSlot = Annotated[str, SlotType("text")]
StageSlot = Annotated[str, SlotType("text"), "stage"]
IntSlot = Annotated[int, SlotType("int")]
PercentSlot = Annotated[Decimal, SlotType("percent"), Field(ge=0, le=100)]
MoneySlot = Annotated[Money, SlotType("money")]
DateSlot = Annotated[date, SlotType("date")]
WhenSlot = Annotated[datetime | date, SlotType("datetime"), BeforeValidator(_day_or_minute)]
PeriodSlot = Annotated[Period, SlotType("period")]
LinesSlot = Annotated[tuple[Line, ...], SlotType("lines")]
CustomerSlot = Annotated[RecordRef, SlotType("customer")]
ContactSlot = Annotated[RecordRef, SlotType("contact")]
UserSlot = Annotated[RecordRef, SlotType("user")]
ProductSlot = Annotated[RecordRef, SlotType("product")]
DealSlot = Annotated[RecordRef, SlotType("deal")]
QuoteSlot = Annotated[RecordRef, SlotType("quote")]
ContractSlot = Annotated[RecordRef, SlotType("contract")]
OrderSlot = Annotated[RecordRef, SlotType("order")]
TicketSlot = Annotated[RecordRef, SlotType("ticket")]
TaskSlot = Annotated[RecordRef, SlotType("task")]
LeadSlot = Annotated[RecordRef, SlotType("lead")]
CampaignSlot = Annotated[RecordRef, SlotType("campaign")]
SegmentSlot = Annotated[RecordRef, SlotType("segment")]

RECORD_SLOTS = frozenset(
    "customer contact user product deal quote contract order ticket task lead campaign "
    "segment".split()
)

LABELS: dict[str, tuple[str, str]] = {
    "customer": ("客户", "customer"),
    "contact": ("联系人", "contact"),
    "user": ("同事", "colleague"),
    "product": ("产品", "product"),
    "deal": ("商机", "deal"),
    "quote": ("报价单", "quote"),
    "contract": ("合同", "contract"),
    "order": ("订单", "order"),
    "ticket": ("工单", "ticket"),
    "task": ("待办", "task"),
    "lead": ("线索", "lead"),
    "campaign": ("活动", "campaign"),
    "segment": ("分群", "segment"),
    "name": ("名称", "name"),
    "kind": ("类型", "kind"),
    "industry": ("行业", "industry"),
    "region": ("地区", "region"),
    "level": ("级别", "level"),
    "source": ("来源", "source"),
    "owner": ("负责人", "owner"),
    "tag": ("标签", "tag"),
    "inactive_days": ("未联系天数", "days without contact"),
    "created": ("创建时间", "created"),
    "limit": ("条数", "how many"),
    "phone": ("电话", "phone"),
    "email": ("邮箱", "email"),
    "field": ("字段", "field"),
    "value": ("新的值", "new value"),
    "record": ("记录", "record"),
    "keep": ("保留的客户", "customer to keep"),
    "duplicate": ("重复的客户", "duplicate"),
    "from_user": ("交出的同事", "colleague who hands over"),
    "to_user": ("接手的同事", "colleague who takes over"),
    "title": ("标题", "title"),
    "birthday": ("生日", "birthday"),
    "summary": ("内容", "what happened"),
    "at": ("时间", "when"),
    "period": ("期间", "period"),
    "question": ("问题", "question"),
    "due": ("到期时间", "due"),
    "assignee": ("执行人", "assignee"),
    "status": ("状态", "status"),
    "subject": ("主题", "subject"),
    "amount": ("金额", "amount"),
    "close_date": ("预计成交日期", "close date"),
    "stage": ("阶段", "stage"),
    "probability": ("成功率", "probability"),
    "stalled_days": ("停滞天数", "days without progress"),
    "min_amount": ("最低金额", "at least"),
    "reason": ("原因", "reason"),
    "competitor": ("竞争对手", "competitor"),
    "lines": ("明细", "lines"),
    "valid_until": ("有效期至", "valid until"),
    "start": ("开始", "start"),
    "end": ("结束", "end"),
    "overdue": ("逾期天数", "days overdue"),
    "instalments": ("期数", "instalments"),
    "category": ("类别", "category"),
    "quantity": ("数量", "quantity"),
    "priority": ("优先级", "priority"),
    "resolution": ("解决办法", "resolution"),
    "score": ("评分", "score"),
    "comment": ("意见", "comment"),
    "company": ("公司", "company"),
    "interest": ("意向", "interest"),
    "referrer": ("介绍人", "referrer"),
    "rule": ("规则", "rule"),
    "budget": ("预算", "budget"),
    "message": ("内容", "message"),
    "points": ("积分", "points"),
    "measure": ("指标", "measure"),
    "dimension": ("维度", "dimension"),
    "purpose": ("用途", "purpose"),
    "setting": ("设置", "setting"),
    "topic": ("主题", "topic"),
    "language": ("语言", "language"),
    "what": ("内容", "what"),
    "notice": ("提醒", "notice"),
}


@dataclass(frozen=True)
class SlotSpec:
    """A slot as the catalogue writes it. `type` is its name there, or the options `a|b|c`."""

    name: str
    type: str
    required: bool
    options: tuple[str, ...] = ()
    is_stage: bool = False

    @property
    def is_record(self) -> bool:
        """Whether it names a record of the store."""
        return self.type in RECORD_SLOTS

    def label(self, language: str) -> str:
        """What people call it."""
        zh, en = LABELS[self.name]
        return zh if language == "zh" else en


@lru_cache(maxsize=256)
def slot_specs(model: type[Slots]) -> tuple[SlotSpec, ...]:
    """The slots of a model, in order."""
    return tuple(_spec(name, field) for name, field in model.model_fields.items())


def _spec(name: str, field: FieldInfo) -> SlotSpec:
    marks = [*field.metadata, *_marks(field.annotation)]
    options = _options(field.annotation)
    if options:
        return SlotSpec(name, "|".join(options), field.is_required(), options)
    kind = next(mark.name for mark in marks if isinstance(mark, SlotType))
    return SlotSpec(name, kind, field.is_required(), is_stage="stage" in marks)


def _marks(annotation: Any) -> list[Any]:
    """The `Annotated` marks anywhere within an annotation such as `MoneySlot | None`."""
    marks = list(getattr(annotation, "__metadata__", ()))
    if get_origin(annotation) in (Union, types.UnionType, Annotated):
        for part in get_args(annotation):
            marks += _marks(part)
    return marks


def _options(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            if options := _options(part):
                return options
    return ()
