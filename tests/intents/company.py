"""The people of the tests, and what they say and press."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from crm_store.database import Database
from crm_store.models import Base, Record, Team, User
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.undo import undo_change
from crm_store.unit_of_work import UnitOfWork
from intents.buttons import mention
from intents.call import Answer, Ask, Call, RecordRef, Undo
from intents.context import Context, RecordGoneError, RefusedError, ref
from intents.dispatch import perform, prepare, refusal, writes
from intents.memory import Memory
from intents.outcome import Outcome
from intents.reply import Reply

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""A Monday, 10:00 in Shanghai."""
TODAY = date(2026, 11, 23)
SHANGHAI = ZoneInfo("Asia/Shanghai")

R = TypeVar("R", bound=Base)

FANG, AMY, GAO, BOB, WENDY, ADA = (
    "方晴", "Amy Chen", "高峰", "Bob Stone", "Wendy Xu", "Ada",
)  # fmt: skip
_PEOPLE = (
    (FANG, "rep", "华东", "zh"), (AMY, "rep", "华东", "en"), (GAO, "manager", "华东", "zh"),
    (BOB, "rep", "West", "en"), (WENDY, "manager", "West", "en"), (ADA, "admin", None, "en"),
)  # fmt: skip


class Company:
    """A store with six colleagues in it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOW
        self.actors: dict[str, Actor] = {}
        self._root = Actor("root", "admin", "en", SHANGHAI, "CNY", sees=None)
        self._add_people()

    def _add_people(self) -> None:
        with UnitOfWork(self.database, self._root, NOW) as unit:
            teams = {name: Team(name=name) for name in ("华东", "West")}
            unit.session.add_all(teams.values())
            unit.session.flush()
            users = {}
            for name, role, team, language in _PEOPLE:
                team_id = teams[team].id if team else None
                users[name] = User(name=name, role=role, team_id=team_id, language=language)
                unit.session.add(users[name])
            unit.session.flush()
            teams["华东"].manager_id, teams["West"].manager_id = users[GAO].id, users[WENDY].id
        for user in users.values():
            self.actors[user.name] = _actor(user, list(users.values()))

    def user_id(self, name: str) -> int:
        """A colleague's key."""
        return self.actors[name].user_id or 0

    def add(self, record: R) -> R:
        """Keep a record; made now unless it says when."""
        with UnitOfWork(self.database, self._root, self.now) as unit:
            if isinstance(record, Record) and record.created_at is None:
                record.created_at = self.now
            unit.session.add(record)
        return record

    def change(self, record: R) -> None:
        """Keep a record as it is now."""
        with UnitOfWork(self.database, self._root, self.now) as unit:
            unit.session.merge(record)

    def get(self, record: R) -> R:
        """A record as the store has it now."""
        with self.database.reading() as session:
            found = session.get(type(record), record.id)
            assert found is not None
            return found

    def all(self, model: type[R]) -> list[R]:
        """Every row of a table."""
        with self.database.reading() as session:
            return list(session.query(model).order_by(model.id))

    def store(self, name: str) -> "Any":
        """A reading store of a person (a context manager)."""
        return _Reading(self.database, self.actors[name], self.now)

    def ask(self, name: str, intent: str, /, **slots: Any) -> Outcome:
        """What a person gets who makes a call; records may be given as they are."""
        values = {key: _slot(value) for key, value in slots.items()}
        return self.carry_out(name, [Call(intent=intent, slots=values)])

    def carry_out(self, name: str, calls: list[Call], *, confirmed: bool = False) -> Outcome:
        """Carry calls out as the pipeline does: read, and write only where it is needed."""
        actor = self.actors[name]
        with self.database.reading() as session:
            context = Context(actor, Store(session, actor, self.now), self.now, Memory())
            ready = prepare(calls, context, confirmed=confirmed)
            if isinstance(ready, Outcome):
                return ready
            if not writes(ready):
                try:
                    return perform(ready, context)
                except (RefusedError, RecordGoneError) as error:
                    return Outcome(reply=refusal(error, context.actor))
        try:
            with UnitOfWork(self.database, actor, self.now, intent=calls[0].intent) as unit:
                return perform(ready, Context(actor, unit.store, self.now, Memory(), unit))
        except (RefusedError, RecordGoneError) as error:
            return Outcome(reply=refusal(error, context.actor))

    def press(self, name: str, outcome: Outcome, label: str) -> Outcome:
        """Press a button of a reply, by its label."""
        button = next(one for one in outcome.reply.buttons if one.label == label)
        action = button.action
        if isinstance(action, Ask):
            return self.carry_out(name, [action.call])
        if isinstance(action, Undo):
            return self.undo(name, action.change)
        return self._answer(name, outcome, action)

    def _answer(self, name: str, outcome: Outcome, answer: Answer) -> Outcome:
        question = outcome.question
        assert question is not None
        assert question.id == answer.question
        if answer.value == "yes":
            return self.carry_out(name, list(question.calls), confirmed=True)
        option = question.options[int(answer.value) - 1]
        if option.call is not None:
            return self.carry_out(name, [option.call])
        assert question.slot is not None
        value = mention(option.record) if option.record else option.text
        return self.carry_out(name, [question.calls[0].with_slots(**{question.slot: value})])

    def undo(self, name: str, change: int | None) -> Outcome:
        """Take a change back."""
        assert change is not None
        with UnitOfWork(self.database, self.actors[name], self.now) as unit:
            undo_change(unit, change)
            unit.finish()
            return Outcome(
                reply=Reply(blocks=()), changes=tuple(unit.changes), change_id=unit.change_id
            )


class _Reading:
    def __init__(self, database: Database, actor: Actor, now: datetime) -> None:
        self._scope = database.reading()
        self._actor, self._now = actor, now

    def __enter__(self) -> Store:
        return Store(self._scope.__enter__(), self._actor, self._now)

    def __exit__(self, *error: Any) -> None:
        self._scope.__exit__(*error)


def said(outcome: Outcome) -> str:
    """All that a reply says, a line a text."""
    return "\n".join(_texts([block.model_dump() for block in outcome.reply.blocks]))


def labels(outcome: Outcome) -> list[str]:
    """The labels of a reply's buttons."""
    return [button.label for button in outcome.reply.buttons]


def changes(outcome: Outcome) -> list[tuple[str, str, str]]:
    """What was done to which record: operation, kind, name."""
    return [(change.op, change.kind, change.record) for change in outcome.changes]


def fields(outcome: Outcome, index: int = 0) -> dict[str, Any]:
    """The columns of a change, [old, new]."""
    return outcome.changes[index].fields


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() if key != "type" for text in _texts(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts(part)]
    return []


def _slot(value: Any) -> Any:
    if isinstance(value, Record):
        return mention(ref(value))
    if isinstance(value, RecordRef):
        return mention(value)
    return value.isoformat() if isinstance(value, date) else value


def _actor(user: User, users: list[User]) -> Actor:
    mates = [one.id for one in users if one.team_id == user.team_id and user.team_id]
    sees = {"admin": None, "manager": tuple(mates)}.get(user.role, (user.id,))
    actor = Actor(user.name, "rep", "zh", SHANGHAI, "CNY", user_id=user.id, sees=sees)
    english = {"language": "en", "currency": "USD"} if user.language == "en" else {}
    teammates = tuple(mate for mate in mates if mate != user.id)
    return replace(actor, role=user.role, teammates=teammates, **english)  # type: ignore[arg-type]
