"""Dimensions: what a figure can be broken down by, declared once for every source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import func

from crm_store.metrics.periods import TimeUnit
from crm_store.metrics.sources import (
    CUSTOMER,
    MANAGER,
    OWNER,
    PRODUCT,
    TEAM,
    TERRITORY,
    Source,
    Sql,
)

Join = Literal["owner", "team", "manager", "territory", "customer", "product"]

JOINED: dict[Join, type] = {
    "owner": OWNER,
    "team": TEAM,
    "manager": MANAGER,
    "territory": TERRITORY,
    "customer": CUSTOMER,
    "product": PRODUCT,
}
ONWARD: dict[Join, Sql] = {
    "team": TEAM.id == OWNER.team_id,
    "manager": MANAGER.id == TEAM.manager_id,
    "territory": TERRITORY.id == TEAM.territory_id,
}


@dataclass(frozen=True)
class Grouping:
    """How a source's rows are grouped: by `key`, shown as `label`, with these outer joins.

    `via` names the join that alone decides the key: rows can then be added up by that reference
    before anything is joined. `one_each` says that every reference is a group of its own.
    """

    key: Sql
    label: Sql | None = None
    joins: tuple[Join, ...] = ()
    via: Join | None = None
    one_each: bool = False


@dataclass(frozen=True)
class Dimension:
    """One way to break a figure down. `of` is None for a source that has no such thing."""

    name: str
    zh: str
    en: str
    of: Callable[[Source], Grouping | None]
    about: str = ""
    unit: TimeUnit | None = None

    def label(self, language: str) -> str:
        """What people call it."""
        return self.zh if language == "zh" else self.en


def _of_people(key: Sql, label: Sql, *joins: Join) -> Callable[[Source], Grouping | None]:
    return lambda source: Grouping(key, label, joins, "owner", one_each=len(joins) == 1)


def _customer(source: Source) -> Grouping | None:
    if source.customer is None:
        return None
    if source.about is not CUSTOMER:
        return Grouping(source.about.id, source.about.name)
    return Grouping(CUSTOMER.id, CUSTOMER.name, ("customer",), "customer", one_each=True)


def _product(source: Source) -> Grouping | None:
    if source.product is None:
        return None
    return Grouping(PRODUCT.id, PRODUCT.name, ("product",), "product", one_each=True)


def _of_customer(column: str) -> Callable[[Source], Grouping | None]:
    """The source's own value where it has one, else its customer's."""

    def grouping(source: Source) -> Grouping | None:
        own = source.columns.get(column)
        if source.customer is None:
            return None if own is None else Grouping(_filled(own))
        of_customer = _filled(getattr(source.about, column))
        if own is None:
            joins = _to_customer(source)
            return Grouping(of_customer, None, joins, "customer" if joins else None)
        return Grouping(func.coalesce(_filled(own), of_customer), None, _to_customer(source))

    return grouping


def _own(column: str) -> Callable[[Source], Grouping | None]:
    def grouping(source: Source) -> Grouping | None:
        own = source.columns.get(column)
        return None if own is None else Grouping(_filled(own))

    return grouping


def _kind(source: Source) -> Grouping | None:
    return _own("kind")(source) or _of_customer("kind")(source)


def _region(source: Source) -> Grouping | None:
    to_territory: tuple[Join, ...] = ("owner", "team", "territory")
    if not source.sold_by_owner:
        return _of_customer("region")(source)
    if source.customer is None:
        return Grouping(TERRITORY.name, None, to_territory, "owner")
    place = func.coalesce(TERRITORY.name, _filled(source.about.region))
    return Grouping(place, None, (*to_territory, *_to_customer(source)))


def _to_customer(source: Source) -> tuple[Join, ...]:
    return ("customer",) if source.about is CUSTOMER else ()


def _filled(column: Sql) -> Sql:
    return func.nullif(column, "")


def _of_time(source: Source) -> Grouping | None:
    """Every source has dates; the measure says which, so the compiler makes the key."""
    return None


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("owner", "负责人", "owner", _of_people(OWNER.id, OWNER.name, "owner"),
              "who owns the deal, contract, customer or lead, did the activity or spent the money, "
              "or is assigned the ticket"),
    Dimension("team", "团队", "team", _of_people(TEAM.id, TEAM.name, "owner", "team"),
              "the team that the owner is in now"),
    Dimension("manager", "经理", "manager",
              _of_people(MANAGER.id, MANAGER.name, "owner", "team", "manager"),
              "the manager of the owner's team"),
    Dimension("customer", "客户", "customer", _customer),
    Dimension("product", "产品", "product", _product),
    Dimension("industry", "行业", "industry", _of_customer("industry"), "the customer's industry"),
    Dimension("region", "地区", "region", _region,
              "of deals, payments, activities, expenses and leads: the sales territory of the "
              "owner's team where it has one, else the customer's region; of customers and "
              "tickets: the customer's region"),
    Dimension("customer_region", "客户地区", "customer's region", _of_customer("region"),
              "the customer's region, whatever territory sells to it"),
    Dimension("source", "来源", "source", _of_customer("source"),
              "the deal's or lead's source, else the customer's"),
    Dimension("stage", "阶段", "stage", _own("stage"),
              "a deal's stage, a ticket's or a lead's status"),
    Dimension("level", "级别", "level", _of_customer("level"), "the customer's level"),
    Dimension("kind", "类型", "kind", _kind,
              "the kind of activity or ticket, an expense's purpose, else company or person"),
    Dimension("lost_reason", "输单原因", "lost reason", _own("lost_reason")),
    Dimension("competitor", "竞争对手", "competitor", _own("competitor")),
    Dimension("day", "日期", "day", _of_time, unit="day"),
    Dimension("week", "周", "week", _of_time, "from Monday", unit="week"),
    Dimension("month", "月份", "month", _of_time, unit="month"),
    Dimension("quarter", "季度", "quarter", _of_time, unit="quarter"),
    Dimension("year", "年份", "year", _of_time, unit="year"),
)  # fmt: skip

BY_NAME = {dimension.name: dimension for dimension in DIMENSIONS}
TIME_UNITS: tuple[str, ...] = get_args(TimeUnit)
