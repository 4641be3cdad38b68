"""Who is signed in, and what the page is told about them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import JsonValue
from sqlalchemy.orm import Session
from starlette.requests import Request

from bot.bootstrap import App
from bot.channel import Sender
from bot.identity import default_user
from bot.web.errors import signed_out
from bot.web.suggestions import suggestions
from crm_store.actors import actor_of_user
from crm_store.repositories.accounts import Accounts
from crm_store.scope import Actor
from crm_store.store import Store

CHANNEL = "web"
TITLE = "Guanxi"


@dataclass(frozen=True)
class Person:
    """A signed-in colleague."""

    id: int
    actor: Actor

    @property
    def conversation(self) -> str:
        """The one conversation that this person has in the console."""
        return f"user:{self.id}"

    @property
    def sender(self) -> Sender:
        """This person as the pipeline is told of them."""
        return Sender(kind="user", name=self.actor.name)


def find_person(app: App, session: Session, key: object, demo: bool) -> Person | None:
    """The colleague of a session; in the demo, where there is none yet, the first admin."""
    user = Accounts(session).get(key) if isinstance(key, int) else None
    if user is None and demo:
        user = default_user(session)
    return None if user is None else Person(user.id, actor_of_user(session, user, app.defaults))


def require_person(app: App, session: Session, request: Request, demo: bool) -> Person:
    """The colleague of a request. Raises ApiError (401) where nobody is signed in."""
    person = find_person(app, session, request.session.get("user"), demo)
    if person is None:
        raise signed_out()
    request.state.language = person.actor.language
    return person


def describe_session(app: App, key: object, demo: bool) -> dict[str, JsonValue]:
    """What the page needs to know to start."""
    with app.database.reading() as session:
        person = find_person(app, session, key, demo)
        now = datetime.now(UTC)
        return {
            "user": None if person is None else _described(person.actor),
            "demo": demo,
            "people": _people(app, session) if demo else [],
            "suggestions": [*suggestions(Store(session, person.actor, now))] if person else [],
            "title": TITLE,
        }


def _described(actor: Actor) -> JsonValue:
    return {"name": actor.name, "role": actor.role, "language": actor.language}


def _people(app: App, session: Session) -> JsonValue:
    return [
        {
            "id": user.id,
            "name": user.name,
            "role": user.role,
            "team": team,
            "language": user.language or app.defaults.language,
        }
        for user, team in Accounts(session).all()
    ]
