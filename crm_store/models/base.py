"""The base of every mapped class: column types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, MetaData, Numeric, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

AMOUNT_SCALE = 4

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class StoreError(ValueError):
    """A value that the store refuses; the message is a sentence for a developer."""


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal of four places, exact on both databases.

    SQLite has no decimals, only floats: there the amount is a whole number of ten-thousandths, so
    that SUM is exact too. PostgreSQL keeps NUMERIC(20, 4).
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(BigInteger())
        return dialect.type_descriptor(Numeric(20, AMOUNT_SCALE))

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        exact = Decimal(value).quantize(Decimal(1).scaleb(-AMOUNT_SCALE))
        return int(exact.scaleb(AMOUNT_SCALE)) if dialect.name == "sqlite" else exact

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        exact = Decimal(value)
        return exact.scaleb(-AMOUNT_SCALE) if dialect.name == "sqlite" else exact


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC; a naive one is refused rather than guessed at."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise StoreError("A time needs a time zone before it is stored.")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TagList(TypeDecorator[tuple[str, ...]]):
    """Tags as `;a;b;` in one column, so that one LIKE finds a whole tag on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str:
        tags = [tag.strip() for tag in value or () if tag.strip()]
        return f";{';'.join(dict.fromkeys(tags))};" if tags else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple(tag for tag in (value or "").split(";") if tag)


class Base(DeclarativeBase):
    """Every table has a whole-number key that is never used again."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        datetime: UtcDateTime(),
        Decimal: ExactDecimal(),
        str: Text(),
    }

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, sort_order=-1)


def utc_now() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


class Record:
    """A business record: soft delete, creation and change times, optimistic locking.

    `version` rises with every change; an UPDATE names the version that was read, so the second of
    two people who change one record at once is told (StaleDataError) and overwrites nothing.
    """

    __kind__: ClassVar[str]

    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version, "eager_defaults": False}
