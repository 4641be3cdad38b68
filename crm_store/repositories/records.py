"""What each kind of record's repository adds to the base: above all, who sees it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from crm_store.models import (
    Campaign,
    Contact,
    Customer,
    Expense,
    Lead,
    Order,
    PointsEntry,
    Product,
    Quote,
    Segment,
    Stage,
    Target,
    Team,
    User,
)
from crm_store.repositories.base import (
    R,
    Repository,
    child_visible,
    customer_visible,
    in_users,
)
from crm_store.scope import Actor

_USER_NAMES = select(User.id, User.name).where(User.id.in_(bindparam("keys", expanding=True)))
SENT_QUOTES = ("sent", "accepted")


def hides_work(customer: Customer, actor: Actor) -> bool:
    """Whether colleagues' own work with a customer that the actor sees is not theirs to see."""
    return customer.owner_id is None and not actor.sees_all


def holder(customer: Customer, actor: Actor) -> dict[str, object]:
    """The values of a `held` query."""
    return {"customer": customer.id, "sees": actor.sees or ()}


class CustomersBase(Repository[Customer]):
    """Customers: own, shared with the team, the team's for a manager, and the public pool."""

    model = Customer

    def visible(self) -> ColumnElement[bool]:
        return customer_visible(self.actor)


class ChildRepository(Repository[R]):
    """Records that belong to a customer, and perhaps to a colleague (`user_column`)."""

    user_column: str | None = "owner_id"

    def visible(
        self, customer_id: int | InstrumentedAttribute[int | None] | None = None
    ) -> ColumnElement[bool]:
        """As the base has it; quicker where the records' customer is known (0: they have none)."""
        customer: InstrumentedAttribute[int | None] = self.model.customer_id
        user: InstrumentedAttribute[int | None] | None = (
            getattr(self.model, self.user_column) if self.user_column else None
        )
        return child_visible(self.actor, customer, user, customer_id)

    def each(self, *, deleted: bool = False) -> Select[R]:
        """As the base has it; every record's own customer is looked at."""
        model = self.model
        gone = model.deleted_at.is_not(None) if deleted else model.deleted_at.is_(None)
        return select(model).where(gone, self.visible(model.customer_id))

    def each_ever(self) -> Select[R]:
        """As the base has it; every record's own customer is looked at."""
        return select(self.model).where(self.visible(self.model.customer_id))

    def about(self, customer_id: int) -> Select[R]:
        """The visible ones of one customer."""
        model = self.model
        return select(model).where(
            model.customer_id == customer_id, model.deleted_at.is_(None), self.visible(customer_id)
        )

    def by(self, user_id: int) -> Select[R]:
        """The visible ones of one colleague: all, where the actor sees that colleague's work."""
        model = self.model
        user = getattr(model, self.user_column or "")
        if self.actor.sees is not None and user_id not in self.actor.sees:
            return self.query().where(user == user_id)
        return select(model).where(user == user_id, model.deleted_at.is_(None))

    def of_colleagues(self) -> Select[R]:
        """Those of all colleagues whose work the actor sees."""
        user = getattr(self.model, self.user_column or "")
        return select(self.model).where(self.model.deleted_at.is_(None), in_users(user, self.actor))

    def at(self, customer: Customer) -> Select[R]:
        """Those of a customer that the actor may see, found by the customer's key alone.

        What belongs to a customer that one sees is seen; only in the public pool a colleague's own
        work is not (the same records as `query()`, without looking through one's customers).
        """
        model = self.model
        query = select(model).where(model.customer_id == customer.id, model.deleted_at.is_(None))
        if self.user_column is None or not hides_work(customer, self.actor):
            return query
        user = getattr(model, self.user_column)
        return query.where(or_(user.is_(None), in_users(user, self.actor)))

    @classmethod
    def held(cls, hidden: bool) -> Select[R]:
        """As `at()`, of the customer and the colleagues that `holder` gives when it is run.

        Putting a query together takes longer than it takes to run, so this one is to be kept.
        """
        model = cls.model
        query = select(model).where(
            model.customer_id == bindparam("customer"), model.deleted_at.is_(None)
        )
        if cls.user_column is None or not hidden:
            return query
        user = getattr(model, cls.user_column)
        return query.where(or_(user.is_(None), user.in_(bindparam("sees", expanding=True))))

    def of_customer(self, customer_id: int) -> list[R]:
        """The visible ones of one customer, in the order they were made."""
        return list(self.session.scalars(self.about(customer_id).order_by(self.model.id)))


class SharedRepository(Repository[R]):
    """Records that all staff see, and customers do not."""

    def visible(self) -> ColumnElement[bool]:
        return true() if self.actor.is_staff else false()


class Contacts(ChildRepository[Contact]):
    """People at customers: visible as their customer is."""

    model = Contact
    user_column = None

    def alike(self, customer: Customer, new: Contact) -> list[Contact]:
        """Contacts of a customer with the name, telephone or e-mail address of a new one."""
        same = [Contact.name == new.name]
        same += [Contact.phone == new.phone] if new.phone else []
        same += [Contact.email == new.email] if new.email else []
        return list(self.session.scalars(self.at(customer).where(or_(*same)).order_by(Contact.id)))


class Quotes(ChildRepository[Quote]):
    """Quotations; those that were sent, for a customer."""

    model = Quote

    def visible(
        self, customer_id: int | InstrumentedAttribute[int | None] | None = None
    ) -> ColumnElement[bool]:
        seen = super().visible(customer_id)
        return seen if self.actor.is_staff else and_(seen, Quote.status.in_(SENT_QUOTES))


class Orders(ChildRepository[Order]):
    """Orders: visible as their customer is."""

    model = Order
    user_column = None


class Expenses(ChildRepository[Expense]):
    """Expenses."""

    model = Expense
    user_column = "user_id"


class Points(ChildRepository[PointsEntry]):
    """The points ledger: visible as its customer is."""

    model = PointsEntry
    user_column = None


class Leads(Repository[Lead]):
    """Leads: own ones, the team's for a manager, and those that nobody has yet."""

    model = Lead

    def visible(self) -> ColumnElement[bool]:
        if not self.actor.is_staff:
            return false()
        return in_users(Lead.owner_id, self.actor) | Lead.owner_id.is_(None)


class Targets(Repository[Target]):
    """Sales targets of oneself, of one's team, and the company's for those who see all."""

    model = Target

    def visible(self) -> ColumnElement[bool]:
        return in_users(Target.user_id, self.actor) if self.actor.is_staff else false()

    def of(self, user_id: int, period: str) -> Target | None:
        """The target of one person and period."""
        query = self.query().where(Target.user_id == user_id, Target.period == period)
        return self.session.scalar(query.order_by(Target.id.desc()).limit(1))


class Products(Repository[Product]):
    """The catalogue, which everybody sees."""

    model = Product

    def visible(self) -> ColumnElement[bool]:
        return true()


class Segments(SharedRepository[Segment]):
    """Segments."""

    model = Segment


class Campaigns(SharedRepository[Campaign]):
    """Campaigns."""

    model = Campaign

    def names(self, limit: int = 300) -> list[tuple[int, str]]:
        """Keys and names of the newest campaigns, for matching words."""
        query = self.query().with_only_columns(Campaign.id, Campaign.name)
        rows = self.session.execute(query.order_by(Campaign.id.desc()).limit(limit))
        return [(row[0], row[1]) for row in rows]


class Users(SharedRepository[User]):
    """Colleagues: everybody knows their names, but not everybody sees their work (`sees`)."""

    model = User

    def names(self, keys: Sequence[int]) -> dict[int, str]:
        """The names of these users."""
        rows = self.session.execute(_USER_NAMES, {"keys": list(keys)})
        return {row.id: row.name for row in rows}

    def leads(self) -> list[tuple[str, int, str]]:
        """Each team that has a manager: the team's name, the manager's key and name."""
        query = select(Team.name, User.id, User.name).join(User, User.id == Team.manager_id)
        query = query.where(User.deleted_at.is_(None)).order_by(Team.id)
        return [(team, key, name) for team, key, name in self.session.execute(query)]

    def hold(self, *users: User) -> None:
        """Keep these in the session, so that telling of thousands of changes reads none again."""
        self._held = (*getattr(self, "_held", ()), *users)

    def sees(self, user: User) -> bool:
        """Whether the actor may ask about this colleague's work."""
        return self.actor.sees is None or user.id in self.actor.sees


class Stages:
    """The workspace's stages, in order."""

    def __init__(self, rows: Sequence[Stage]) -> None:
        self.all = sorted(rows, key=lambda stage: stage.position)
        self._by_key = {stage.key: stage for stage in self.all}

    def get(self, key: str) -> Stage | None:
        """The stage of that key."""
        return self._by_key.get(key)

    def name(self, key: str, language: str) -> str:
        """What people call that stage."""
        stage = self._by_key.get(key)
        return key if stage is None else (stage.name_zh if language == "zh" else stage.name_en)

    def keys(self, outcome: str) -> list[str]:
        """The keys of the stages of an outcome: open, won or lost."""
        return [stage.key for stage in self.all if stage.outcome == outcome]
