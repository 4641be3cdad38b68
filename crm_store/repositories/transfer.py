"""The queries of import and export: records by the values of their columns, and whole kinds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from crm_store.kinds import Kind
from crm_store.models import CustomField, Order, OrderLine, Record, Stage, Team, Territory, User
from crm_store.store import Store

CHUNK = 500


class TransferQueries:
    """What an import looks up and an export reads, in the actor's scope."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.session = store.session
        self._titles: dict[str, dict[int, str]] = {}

    def matching(self, kind: Kind, wanted: Mapping[str, set[Any]]) -> list[Any]:
        """The visible records whose attributes are all among the wanted values, oldest first."""
        repository = self.store.by_kind[kind.name]
        conditions = [_among(getattr(kind.model, name), values) for name, values in wanted.items()]
        query = repository.query().where(*conditions).order_by(repository.model.id)
        return list(self.session.scalars(query))

    def taken(self, kind: Kind, attribute: str, values: set[str]) -> set[str]:
        """Which values of a unique attribute exist at all, were it in the recycle bin."""
        column = getattr(kind.model, attribute)
        return set(self.session.scalars(select(column).where(column.in_(values))))

    def by_id(self, kind: Kind, keys: Sequence[int]) -> list[Any]:
        """Records that this import has itself written."""
        model: Any = kind.model
        return list(self.session.scalars(select(model).where(model.id.in_(keys))))

    def exported(self, kind: Kind) -> Select[Any]:
        """The records of a kind that are exported: every visible one."""
        return self.store.by_kind[kind.name].query()

    def everything(self, kind: Kind) -> Iterator[Any]:
        """The exported records of a kind, in chunks by key."""
        query = self.exported(kind).order_by(self.store.by_kind[kind.name].model.id)
        yield from self.session.scalars(query.execution_options(yield_per=CHUNK))

    def count(self, kind: Kind, most: int) -> int:
        """How many records of a kind are exported; none beyond `most` are counted."""
        return self.store.by_kind[kind.name].count(self.exported(kind), most)

    def lines(self, orders: Sequence[Order]) -> list[OrderLine]:
        """The lines of these orders, oldest first."""
        wanted = OrderLine.order_id.in_([order.id for order in orders])
        return list(self.session.scalars(select(OrderLine).where(wanted).order_by(OrderLine.id)))

    def title(self, kind: Kind, attribute: str, key: int) -> str:
        """The name or number of a visible record, or nothing; those of a kind are read once."""
        if kind.name not in self._titles:
            repository = self.store.by_kind[kind.name]
            columns = (repository.model.id, getattr(repository.model, attribute))
            rows = self.session.execute(repository.query().with_only_columns(*columns))
            self._titles[kind.name] = {row[0]: row[1] for row in rows}
        return self._titles[kind.name].get(key, "")

    def custom_fields(self, kind: Kind) -> list[str]:
        """The fields that the workspace added to a kind, by name."""
        names = select(CustomField.name).where(CustomField.kind == kind.name)
        return sorted(self.session.scalars(names))

    def teams(self) -> dict[str, Team]:
        """Every team by its name."""
        return {team.name: team for team in self.session.scalars(select(Team))}

    def territories(self) -> dict[str, Territory]:
        """Every territory by its name."""
        return {place.name: place for place in self.session.scalars(select(Territory))}

    def users_named(self, names: set[str]) -> dict[str, User]:
        """Colleagues by name."""
        query = self.store.users.query().where(User.name.in_(names))
        return {user.name: user for user in self.session.scalars(query)}

    def add_stage(self, name: str) -> Stage:
        """A new open stage, between the last open one and the one after it."""
        stages = self.store.workspace.stages.all
        last = max((s for s in stages if s.outcome == "open"), key=lambda s: s.position)
        after = min((s.position for s in stages if s.position > last.position), default=10**6)
        stage = Stage(key=name, name_zh=name, name_en=name, probability=last.probability)
        stage.position, stage.outcome = (last.position + after) // 2, "open"
        self.session.add(stage)
        self.session.flush()
        self.store.workspace.forget_stages()
        return stage


def _among(column: Any, values: set[Any]) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = column.in_(values - {None})
    return or_(condition, column.is_(None)) if None in values else condition


def is_unique(kind: Kind) -> bool:
    """Whether the store itself allows each key of the kind only once."""
    return bool(_table(kind.model).columns[kind.key[0]].unique) if _has_key(kind) else False


def _has_key(kind: Kind) -> bool:
    return kind.key[0] in _table(kind.model).columns


def _table(model: type[Record]) -> Any:
    return model.__mapper__.local_table  # type: ignore[attr-defined]
