"""Colleagues: the teams, managers and territories that their rows name."""

from crm_store.models import Team, Territory, User
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.kind_rules import ImportContext, KindRules


class UserRules(KindRules):
    """The rules of colleagues. Managers are looked up when all of the file is there."""

    def __init__(self, context: ImportContext) -> None:
        super().__init__(context)
        self._queries = context.queries
        self._session = context.queries.session
        self._teams = context.queries.teams()
        self._territories = context.queries.territories()
        self._managers: dict[str, str] = {}
        self._made: list[str] = []

    def complete(self, row: ParsedRow) -> None:
        super().complete(row)
        manager = row.values.pop("team_manager", None)
        name = row.values.pop("team", None) or (manager and self._team_of(manager))
        territory = row.values.pop("territory", None)
        if name is None:
            return
        team = self._team(name)
        row.values["team"] = team.id
        if territory is not None:
            team.territory_id = self._territory(territory).id
        if manager is not None:
            self._managers[name] = manager

    def finish(self) -> None:
        self._session.flush()
        users = self._queries.users_named(set(self._managers.values()))
        for name, manager in self._managers.items():
            team = self._teams[name]
            user = users.get(manager) or self._new_manager(manager, team)
            users[manager] = user
            team.manager_id = user.id
            if user.role == "rep" and "role" not in self.context.columns:
                user.role = "manager"
        self._session.flush()
        if self._made:
            names = ", ".join(self._made)
            self.report.note(
                f"经理没有自己的行，已新增为用户：{names}。",
                f"Managers without a row of their own were added as users: {names}.",
            )

    def _team_of(self, manager: str) -> str:
        led = {team.manager_id: team.name for team in self._teams.values() if team.manager_id}
        user = self._queries.users_named({manager}).get(manager) if led else None
        usual = self.actor.zh_en(f"{manager}的团队", f"{manager}'s team")
        return led.get(user.id, usual) if user else usual

    def _team(self, name: str) -> Team:
        if name not in self._teams:
            self._teams[name] = Team(name=name)
            self._session.add(self._teams[name])
            self._session.flush()
        return self._teams[name]

    def _territory(self, name: str) -> Territory:
        if name not in self._territories:
            self._territories[name] = Territory(name=name)
            self._session.add(self._territories[name])
            self._session.flush()
        return self._territories[name]

    def _new_manager(self, name: str, team: Team) -> User:
        user = User(name=name, role="manager", team_id=team.id)
        self._session.add(user)
        self._session.flush()
        self._made.append(name)
        return user
