"""Measures: every figure that can be asked for, declared once."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlalchemy import ColumnElement, case, func, or_, select

from crm_store.metrics.dimensions import DIMENSIONS, Dimension
from crm_store.metrics.local_time import LocalTime
from crm_store.metrics.sources import (
    ACTIVITIES,
    CUSTOMERS,
    DEALS,
    EXPENSES,
    LEADS,
    PAYMENTS,
    TICKETS,
    Source,
    Sql,
    When,
)
from crm_store.models import Activity, Customer, Deal, Expense, Lead, Payment, Stage, Ticket

Unit = Literal["money", "count", "percent", "days", "hours", "score"]
Aggregate = Literal["sum", "count", "mean", "rate"]

NO_STAGE = ("stage", "lost_reason", "competitor")
COMMISSION_SETTING = "commission_rate"


@dataclass(frozen=True)
class Measure:
    """One figure: of which rows, by which date, and what is done with their `value`.

    A sum or mean is of `value`; a rate is the share of rows for which `part` holds. What comes
    of the statement is multiplied by `times` (shares to percent) and divided by `per` (seconds to
    hours).
    `setting` names the workspace's percentage that a sum is multiplied by. `until_now` leaves out
    what is yet to happen; `undated` counts rows without a date in a period that holds today;
    `without` names dimensions that would say nothing.
    """

    name: str
    zh: str
    en: str
    unit: Unit
    source: Source
    when: When
    aggregate: Aggregate
    where: tuple[ColumnElement[bool], ...] = ()
    value: Callable[[LocalTime], Sql] | None = None
    part: ColumnElement[bool] | None = None
    times: int = 1
    per: int = 1
    setting: str | None = None
    until_now: bool = False
    undated: bool = False
    without: tuple[str, ...] = ()
    about: str = ""

    def label(self, language: str) -> str:
        """What people call it."""
        return self.zh if language == "zh" else self.en

    @property
    def averages(self) -> bool:
        """Whether no rows give no figure (a mean, a rate) rather than nought."""
        return self.aggregate in ("mean", "rate")

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """What it can be broken down by."""
        return tuple(
            dimension
            for dimension in DIMENSIONS
            if dimension.name not in self.without
            and (dimension.unit or dimension.of(self.source) is not None)
        )


def in_stage(*outcomes: str) -> ColumnElement[bool]:
    """Whether a deal's stage has one of these outcomes: open, won, lost."""
    return Deal.stage.in_(select(Stage.key).where(Stage.outcome.in_(outcomes)))


CLOSED = When(day=Deal.close_date, moment=Deal.closed_at)
EXPECTED = When(day=Deal.close_date)
OPENED = When(moment=Ticket.opened_at)

PAID = func.coalesce(
    Payment.paid_amount, case((Payment.paid_at.is_not(None), Payment.amount), else_=Decimal(0))
)


def _amount(_times: LocalTime) -> Sql:
    return Deal.amount


def _cycle(times: LocalTime) -> Sql:
    made, closed = times.date(Deal.created_at), CLOSED.local(times)
    return case((closed >= made, times.days_between(made, closed)), else_=None)


def _wait(times: LocalTime) -> Sql:
    return times.seconds_between(Ticket.opened_at, Ticket.first_reply_at)


MEASURES: tuple[Measure, ...] = (
    Measure("revenue", "销售额", "revenue", "money", DEALS, CLOSED, "sum",
            where=(in_stage("won"),), value=_amount, without=NO_STAGE,
            about="the amounts of won deals, by the day they were closed"),
    Measure("pipeline", "在谈商机金额", "pipeline", "money", DEALS, EXPECTED, "sum",
            where=(in_stage("open"),), value=_amount, undated=True, without=("lost_reason",),
            about="the amounts of open deals, by expected close date; without a period all, and in "
            "a period that holds today those without a date as well, as in the funnel"),
    Measure("deals_won", "赢单数", "deals won", "count", DEALS, CLOSED, "count",
            where=(in_stage("won"),), without=NO_STAGE),
    Measure("deals_lost", "输单数", "deals lost", "count", DEALS, CLOSED, "count",
            where=(in_stage("lost"),), without=("stage",)),
    Measure("win_rate", "赢单率", "win rate", "percent", DEALS, CLOSED, "rate",
            where=(in_stage("won", "lost"),), part=in_stage("won"), times=100,
            without=("stage", "lost_reason"),
            about="won deals of all deals that were won or lost in the period"),
    Measure("average_deal", "平均成交额", "average deal", "money", DEALS, CLOSED, "mean",
            where=(in_stage("won"),), value=_amount, without=NO_STAGE,
            about="the mean amount of won deals that have an amount"),
    Measure("sales_cycle", "销售周期", "sales cycle", "days", DEALS, CLOSED, "mean",
            where=(in_stage("won"),), value=_cycle, without=NO_STAGE,
            about="the mean of whole days from a won deal's creation to its close; deals entered "
                  "after they were closed do not count"),
    Measure("payments", "回款", "payments", "money", PAYMENTS, When(day=Payment.paid_at), "sum",
            where=(Payment.paid_at.is_not(None),), value=lambda _times: PAID,
            about="what was paid, by the day it was paid"),
    Measure("receivables", "应收款", "receivables", "money", PAYMENTS, When(day=Payment.due), "sum",
            where=(Payment.amount > PAID,), value=lambda _times: Payment.amount - PAID,
            about="what is still to be paid of instalments, by due date; without a period all"),
    Measure("new_customers", "新增客户", "new customers", "count", CUSTOMERS,
            When(moment=Customer.created_at), "count", without=("customer",)),
    Measure("activities", "跟进次数", "activities", "count", ACTIVITIES,
            When(moment=Activity.at), "count", until_now=True,
            about="what has happened; appointments ahead do not count"),
    Measure("tickets", "工单数", "tickets", "count", TICKETS, OPENED, "count",
            about="service requests, by the day they were opened"),
    Measure("response_time", "首次响应时间", "first response time", "hours", TICKETS, OPENED,
            "mean", where=(Ticket.first_reply_at.is_not(None),), value=_wait, per=3600,
            about="the mean time from opening to first reply of tickets opened in the period"),
    Measure("satisfaction", "满意度", "satisfaction", "score", TICKETS, OPENED, "mean",
            where=(Ticket.score.is_not(None),), value=lambda _times: Ticket.score,
            about="the mean score, 1 to 5, of tickets opened in the period"),
    Measure("leads", "线索数", "leads", "count", LEADS, When(moment=Lead.created_at), "count"),
    Measure("conversion_rate", "线索转化率", "conversion rate", "percent", LEADS,
            When(moment=Lead.created_at), "rate", times=100, without=("stage",),
            part=or_(Lead.status == "converted", Lead.customer_id.is_not(None)),
            about="leads created in the period that have become customers"),
    Measure("commission", "提成", "commission", "money", DEALS, CLOSED, "sum",
            where=(in_stage("won"),), value=_amount, without=NO_STAGE, setting=COMMISSION_SETTING,
            about="revenue times the workspace's commission_rate"),
    Measure("expenses", "费用", "expenses", "money", EXPENSES, When(day=Expense.at), "sum",
            value=lambda _times: Expense.amount),
)  # fmt: skip

BY_NAME = {measure.name: measure for measure in MEASURES}
