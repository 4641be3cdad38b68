"""Context: what a handler has at hand: who asks, the records as they may see them, the time."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from crm_store.models import Record
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from intents.automation import Automation
from intents.call import Call, Narrowing, RecordRef
from intents.history import Afterwards, History
from intents.memory import Memory
from intents.reply import Button
from intents.slots import Period

M = TypeVar("M", bound=Record)


class RecordGoneError(LookupError):
    """A record that a call names is not there any more, or not for this person."""

    def __init__(self, ref: RecordRef) -> None:
        super().__init__(ref.name)
        self.ref = ref


class RefusedError(ValueError):
    """A request that cannot be carried out: a sentence to the person, and what to do next."""

    def __init__(self, text: str, hint: str = "", buttons: tuple[Button, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
        self.buttons = buttons


@dataclass(frozen=True)
class Context:
    """One turn, as a handler sees it. `work` is there for intents that write.

    `afterwards` takes what is to be done with the reply when the store is not held any more;
    `call` is the one that is carried out.
    """

    actor: Actor
    store: Store
    now: datetime
    memory: Memory = field(default_factory=Memory)
    unit: UnitOfWork | None = None
    history: History | None = None
    afterwards: list[Afterwards] = field(default_factory=list)
    automation: Automation | None = None
    call: Call | None = None

    @property
    def work(self) -> UnitOfWork:
        """The unit of work of a writing turn."""
        if self.unit is None:
            raise TypeError("An intent that only reads was asked to write.")
        return self.unit

    @property
    def of_team(self) -> bool:
        """Whether the work of the speaker's whole team is asked about (`Call.of_team`)."""
        return self.call is not None and self.call.of_team

    @property
    def most(self) -> int | None:
        """How many of a list are wanted, where that is said (`Call.most`)."""
        return self.call.most if self.call else None

    @property
    def currency(self) -> str | None:
        """The currency in which a figure is wanted (`Call.currency`)."""
        return self.call.currency if self.call else None

    @property
    def narrowed(self) -> Narrowing:
        """What a figure is asked of beside its slots (`Call.narrowed`)."""
        return self.call.narrowed if self.call else Narrowing()

    @property
    def rules(self) -> Automation:
        """The rules that run by themselves."""
        if self.automation is None:
            raise TypeError("A turn without rules was asked about them.")
        return self.automation

    @property
    def today(self) -> date:
        """The actor's own date."""
        return self.now.astimezone(self.actor.timezone).date()

    def say(self, zh: str, en: str) -> str:
        """The one of two sentences that is in the actor's language."""
        return self.actor.zh_en(zh, en)

    def load(self, model: type[M], ref: RecordRef, *, deleted: bool = False) -> M:
        """The record that a slot names; RecordGoneError where it is not there for the actor."""
        repository: Any = self.store.by_kind[model.__kind__]
        record: M | None = repository.get(ref.id, deleted=deleted)
        if record is None:
            raise RecordGoneError(ref)
        return record

    def moment(self, when: datetime | date, default: time = time(0, 0)) -> datetime:
        """A local day or minute as an aware time in UTC; a day alone is at `default`."""
        local = when if isinstance(when, datetime) else datetime.combine(when, default)
        return local.replace(tzinfo=self.actor.timezone).astimezone(UTC)

    def span(self, period: Period) -> tuple[datetime, datetime]:
        """The start of a period's first day and the end of its last, aware, in UTC."""
        return self.moment(period.start), self.moment(period.end + timedelta(days=1))

    def local(self, moment: datetime) -> datetime:
        """An aware time on the actor's wall clock."""
        return moment.astimezone(self.actor.timezone)


def ref(record: Any) -> RecordRef:
    """A reference to a record, by the name that people use."""
    kind: str = record.__kind__
    for attribute in ("title", "number", "name") if kind == "task" else _NAMED_BY.get(kind, ()):
        if value := getattr(record, attribute, None):
            return RecordRef(kind=kind, id=record.id, name=str(value))
    return RecordRef(kind=kind, id=record.id, name=str(getattr(record, "name", record.id)))


_NAMED_BY = {
    "quote": ("number",), "contract": ("number",), "order": ("number",), "ticket": ("number",),
    "activity": ("summary", "kind"), "payment": ("due",), "expense": ("purpose",),
}  # fmt: skip
