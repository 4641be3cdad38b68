"""The company that is being made: its session, its calendar and the keys given so far."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from crm_store.models import Base, Deal, IndexJob, NameKey, Record
from crm_store.name_index import NAMED, NUMBERED, name_rows
from crm_store.sample.days import SampleDays
from crm_store.unit_of_work import SEARCHED

FOUNDED_AGO = 800


class Company:
    """Writes records in bulk, with what a unit of work writes beside each: name keys, index jobs.

    A thousand records one by one would each be audited as somebody's change, and undone by "undo".
    """

    def __init__(self, session: Session, days: SampleDays) -> None:
        self.session = session
        self.days = days
        self.founded = days.past(FOUNDED_AGO, "09:00")
        self.zones: dict[str, ZoneInfo] = {}
        self.owners: dict[str, str | None] = {}
        self.deals: list[Deal] = []
        self._keys: dict[tuple[str, str], int] = {}

    def write(self, records: Sequence[Base], names: Iterable[str] = ()) -> None:
        """Insert these records of one class and remember their keys under these names."""
        for record in records:
            if isinstance(record, Record):
                record.created_at = record.created_at or self.founded
                record.updated_at = record.updated_at or record.created_at
        self.session.bulk_save_objects(records, return_defaults=True)
        self._write_beside([record for record in records if isinstance(record, Record)])
        table = type(records[0]).__tablename__
        self._keys |= {
            (table, name): record.id for name, record in zip(names, records, strict=False)
        }

    def _write_beside(self, records: Sequence[Record]) -> None:
        kinds = {record.__kind__ for record in records}
        if kinds & (NAMED | NUMBERED.keys()):
            keys = [row for record in records for row in name_rows(record)]
            self.session.execute(insert(NameKey), keys)
        if kinds & SEARCHED:
            jobs = [self._index_job(record) for record in records]
            self.session.execute(insert(IndexJob), jobs)

    def _index_job(self, record: Record) -> dict[str, object]:
        key: int = record.id  # type: ignore[attr-defined]
        return {"kind": record.__kind__, "record_id": key, "at": self.days.midnight}

    def key(self, model: type[Base], name: str) -> int:
        """The key of the record of that name. Raises KeyError for a name that was not written."""
        return self._keys[model.__tablename__, name]

    def maybe_key(self, model: type[Base], name: str | None) -> int | None:
        """The key of the record of that name, None for no name."""
        return None if name is None else self.key(model, name)

    def zone_of(self, customer: str) -> ZoneInfo:
        """The time zone of whoever looks after that customer."""
        return self.zones[self.owners[customer] or "周启明"]
