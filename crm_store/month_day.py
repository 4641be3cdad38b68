"""The month and day of a date as one number (1123 is 23 November), which both databases index."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class month_day(GenericFunction[int]):  # noqa: N801
    """`month_day(Contact.birthday)`: an index on it finds birthdays without looking at years."""

    type = Integer()
    inherit_cache = True


@compiles(month_day, "sqlite")
def _sqlite(element: month_day, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(strftime('%m%d', {compiler.process(element.clauses, **kw)}) AS INTEGER)"


@compiles(month_day, "postgresql")
def _postgresql(element: month_day, compiler: SQLCompiler, **kw: Any) -> str:
    column = compiler.process(element.clauses, **kw)
    day = f"EXTRACT(MONTH FROM {column}) * 100 + EXTRACT(DAY FROM {column})"
    return f"CAST({day} AS INTEGER)"
