"""Teams: who is in them, who leads them, and the sales regions that they belong to."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_store.models import Team, Territory, User


class NamedTeam(NamedTuple):
    """A team's key and name, and its manager's key."""

    id: int
    name: str
    manager_id: int | None


class Teams:
    """The teams: everybody knows their names, but not everybody sees their work.

    Their names and those of the sales regions are read once: a question is looked through for them
    several times.
    """

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def all(self) -> list[NamedTeam]:
        """Every team."""
        query = select(Team.id, Team.name, Team.manager_id).order_by(Team.id)
        return [NamedTeam(*row) for row in self.session.execute(query)]

    def of_user(self, user_id: int) -> NamedTeam | None:
        """The team that somebody leads, else the one that they are in."""
        teams = self.all
        own = self.session.scalar(select(User.team_id).where(User.id == user_id))
        led = next((team for team in teams if team.manager_id == user_id), None)
        return led or next((team for team in teams if team.id == own), None)

    def people(self, keys: Sequence[int]) -> tuple[int, ...]:
        """The keys of who is in these teams, and of who leads them; of leavers as well."""
        led = select(Team.manager_id).where(Team.id.in_(keys), Team.manager_id.is_not(None))
        query = select(User.id).where(User.team_id.in_(keys) | User.id.in_(led))
        return tuple(self.session.scalars(query.order_by(User.id)))

    def of_territory(self, name: str) -> list[NamedTeam]:
        """The teams that sell in a sales region."""
        found = select(Team.id).join(Territory, Territory.id == Team.territory_id)
        keys = set(self.session.scalars(found.where(Territory.name == name)))
        return [team for team in self.all if team.id in keys]

    @cached_property
    def territories(self) -> list[str]:
        """The names of the sales regions."""
        return list(self.session.scalars(select(Territory.name).order_by(Territory.id)))
