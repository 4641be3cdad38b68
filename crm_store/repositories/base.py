"""The base of the repositories: what is visible, by key, by name."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from crm_store.models import Base, Customer, NameKey
from crm_store.scope import Actor

R = TypeVar("R", bound=Base)

KEPT = 256
"""So many queries of somebody's are kept: to put one together takes longer than to run it."""


class Repository(Generic[R]):
    """Records of one kind that the actor may see and that are not in the recycle bin."""

    model: ClassVar[type[Any]]

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session = session
        self.actor = actor

    def visible(self) -> ColumnElement[bool]:
        """The condition under which a record exists for the actor. Subclasses narrow it."""
        raise StaffOnlyError(type(self).__name__)

    def query(self, *, deleted: bool = False) -> Select[R]:
        """Every record that the actor may see; those in the recycle bin with `deleted`."""
        model = self.model
        gone = model.deleted_at.is_not(None) if deleted else model.deleted_at.is_(None)
        return select(model).where(gone, self.visible())

    def get(self, key: int, *, deleted: bool = False) -> R | None:
        """The record of that key, or None where the actor may not see it."""
        one = _of_key(type(self), self.actor, deleted)  # type: ignore[arg-type]
        found: R | None = self.session.scalar(one, {"key": key})
        return found

    def each(self, *, deleted: bool = False) -> Select[R]:
        """As `query()`, for records that are picked by their keys: looked at one by one.

        Databases would else go through all that the actor may see, once for every key.
        """
        return self.query(deleted=deleted)

    def each_ever(self) -> Select[R]:
        """As `each()`, those in the recycle bin among them."""
        return select(self.model).where(self.visible())

    def many(self, keys: Sequence[int]) -> list[R]:
        """The visible ones of these keys, in the order of the keys."""
        found = self.session.scalars(self.each().where(self.model.id.in_(keys)))
        by_key = {record.id: record for record in found}
        return [by_key[key] for key in keys if key in by_key]

    def named(self, keys: Sequence[str], forms: Sequence[str], limit: int = 10) -> list[R]:
        """Records that one of these name keys names, in one of these forms."""
        naming = select(NameKey.record_id).where(
            NameKey.kind == self.model.__kind__, NameKey.key.in_(keys), NameKey.form.in_(forms)
        )
        query = self.query().where(self.model.id.in_(naming)).order_by(self.model.id)
        return list(self.session.scalars(query.limit(limit)))

    def first_of(self, query: Select[R]) -> R | None:
        """The oldest record of a query of this repository, as an example of its kind."""
        return self.session.scalar(query.order_by(None).order_by(self.model.id).limit(1))

    def count(self, query: Select[R], most: int | None = None) -> int:
        """How many records a query of this repository has; none beyond `most` are counted."""
        if most is not None:
            few = query.order_by(None).with_only_columns(self.model.id).limit(most).subquery()
            return self.session.scalar(select(func.count()).select_from(few)) or 0
        counted = query.order_by(None).with_only_columns(func.count(), maintain_column_froms=True)
        return self.session.scalar(counted) or 0

    def add(self, record: R) -> R:
        """Add a record and give it its key."""
        self.session.add(record)
        self.session.flush()
        return record


class StaffOnlyError(TypeError):
    """A repository that declares no visibility was queried: a mistake of the programmer."""


@lru_cache(maxsize=KEPT)
def _of_key(repository: type[Repository[R]], actor: Actor, deleted: bool) -> Select[R]:
    """The record of the `key` that is given when it is run, as that actor sees it."""
    each = repository(Session(), actor).each(deleted=deleted)
    return each.where(repository.model.id == bindparam("key"))


def sees_work(actor: Actor, user_id: int) -> bool:
    """Whether all that is a colleague's own exists for the actor."""
    return actor.is_staff and (actor.sees is None or user_id in actor.sees)


def in_users(column: InstrumentedAttribute[int | None], actor: Actor) -> ColumnElement[bool]:
    """The column names one of the users whose records the actor sees."""
    if actor.sees is None:
        return true()
    return column.in_(actor.sees) if actor.sees else false()


def customer_visible(actor: Actor, *, pool: bool = True) -> ColumnElement[bool]:
    """Whether a customer row exists for the actor: own, the team's, shared, or in the pool."""
    if actor.sees_all:
        return true()
    if actor.is_visitor:
        return false()
    if actor.role == "customer":
        return Customer.id == actor.customer_id
    ways = [in_users(Customer.owner_id, actor)]
    mates = [key for key in actor.teammates if key not in (actor.sees or ())]
    if mates:
        ways.append(and_(Customer.shared.is_(True), Customer.owner_id.in_(mates)))
    if pool:
        ways.append(Customer.owner_id.is_(None))
    return or_(*ways)


def child_visible(
    actor: Actor,
    customer_id: InstrumentedAttribute[Any],
    user_id: InstrumentedAttribute[int | None] | None,
    only: int | InstrumentedAttribute[Any] | None = None,
) -> ColumnElement[bool]:
    """Whether a record of a customer exists for the actor: by its own user or by its customer.

    A customer of the public pool is everybody's, but what one colleague does with it is not; what
    belongs to nobody at all is. Where the record's customer is known, `only` is its key (or the
    record's own column), so that one customer is looked at and not all that the actor has.
    """
    if actor.sees_all:
        return true()
    if actor.is_visitor:
        return false()  # and not what belongs to no customer
    if actor.role == "customer":
        return customer_id == actor.customer_id
    return or_(*child_ways(actor, customer_id, user_id, only))


def child_ways(
    actor: Actor,
    customer_id: InstrumentedAttribute[Any],
    user_id: InstrumentedAttribute[int | None] | None,
    only: int | InstrumentedAttribute[Any] | None = None,
) -> list[ColumnElement[bool]]:
    """The ways in which a customer's record exists for a colleague who does not see all."""
    known = true() if only is None else Customer.id == only
    of_record = customer_id.class_
    owned = select(Customer.id).where(known, customer_visible(actor, pool=False))
    pool = select(Customer.id).where(known, Customer.owner_id.is_(None))
    owned, pool = owned.correlate(of_record), pool.correlate(of_record)
    if user_id is not None:  # the record's own column first, for which no customer is looked up
        of_nobody = and_(user_id.is_(None), or_(customer_id.is_(None), customer_id.in_(pool)))
        return [in_users(user_id, actor), customer_id.in_(owned), of_nobody]
    if only is None:  # each way has an index of its own
        return [customer_id.in_(owned), customer_id.in_(pool)]
    seen = select(Customer.id).where(known, customer_visible(actor)).correlate(of_record)
    return [customer_id.in_(seen)]
