"""`guanxi user` and `guanxi link`: who may talk to the CRM."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.start import CommandError, say, start, stop, tell

if TYPE_CHECKING:
    from datetime import datetime

    from bot.bootstrap import App
    from crm_store.models import User

app = typer.Typer(help="Add and list the people who may talk to the CRM.", no_args_is_help=True)


class RoleName(StrEnum):
    """What a colleague may do."""

    rep = "rep"
    manager = "manager"
    admin = "admin"


class LanguageName(StrEnum):
    """What a colleague is answered in."""

    zh = "zh"
    en = "en"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The full name, as people say it.")]


@app.command("add")
def add(
    name: Name,
    role: Annotated[RoleName, typer.Option(help="What they may see and do.")] = RoleName.rep,
    team: Annotated[str | None, typer.Option(help="Their team; made if there is none.")] = None,
    language: Annotated[LanguageName | None, typer.Option(help="What to answer in.")] = None,
    email: Annotated[str | None, typer.Option(help="Their e-mail address.")] = None,
    slack: Annotated[str | None, typer.Option(help="Their Slack member ID (U…).")] = None,
) -> None:
    """Add a person.

    A rep sees what they own and what is shared with the team, a manager the team's records, an
    admin everything.
    """
    from crm_store.models import User

    made = start()
    user = User(name=_proper(made, name), role=role.value, email=email, slack_id=slack)
    user.language = language.value if language else None
    _store(made, user, team)
    tell(say(made, f"已添加：{user.name}（{role.value}）", f"Added: {user.name} ({role.value})"))


@app.command("set")
def change(
    name: Name,
    email: Annotated[str | None, typer.Option(help="Their e-mail address.")] = None,
    slack: Annotated[str | None, typer.Option(help="Their Slack member ID (U…).")] = None,
) -> None:
    """Say by which e-mail address or Slack account a person is known."""
    from datetime import UTC, datetime

    from crm_store.actors import system_actor
    from crm_store.repositories.accounts import Accounts
    from crm_store.unit_of_work import UnitOfWork

    made = start()
    actor = system_actor(made.defaults)
    with UnitOfWork(made.database, actor, datetime.now(UTC), intent="user_set") as unit:
        user = Accounts(unit.session).named(name)
        if user is None:
            raise _nobody(made, name)
        user.email = email or user.email
        user.slack_id = slack or user.slack_id
    tell(say(made, f"已保存：{name}", f"Saved: {name}"))


@app.command("list")
def list_all(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List the people."""
    from crm_store.repositories.accounts import Accounts

    made = start()
    with made.database.reading() as session:
        people = [_described(user, team) for user, team in Accounts(session).all()]
    if as_json:
        tell(json.dumps(people, ensure_ascii=False, indent=2))
    elif people:
        _print_table(people)
    else:
        tell(
            say(made, "还没有人。添加一个：guanxi user add 姓名 --role admin",
                "Nobody yet. Add somebody: guanxi user add NAME --role admin")
        )  # fmt: skip


def link(
    name: Name,
    telegram: Annotated[
        bool, typer.Option("--telegram", help="For a customer's person, to be known on Telegram.")
    ] = False,
) -> None:
    """Print a link that signs a person in to the web console.

    It works once, within 15 minutes; one for Telegram within 7 days.
    """
    from datetime import UTC, datetime

    if telegram:
        tell(_telegram_link(start(), name, datetime.now(UTC)))
        return

    from bot.links import new_link
    from bot.web.address import address
    from crm_store.repositories.accounts import Accounts

    made = start()
    with made.database.reading() as session:
        user = Accounts(session).named(name)
    if user is None:
        raise _nobody(made, name)
    base = address(made.settings.guanxi_web_host, made.settings.guanxi_web_port)
    tell(new_link(made.database, user, base, datetime.now(UTC)))


def _telegram_link(made: "App", name: str, now: "datetime") -> str:
    from bot.telegram.link_for import link_for
    from intents.context import RefusedError

    try:
        return link_for(made, name, now)
    except RefusedError as error:
        raise stop(" ".join(part for part in (error.text, error.hint) if part)) from None


def _nobody(made: "App", name: str) -> CommandError:
    return stop(
        say(made, f"没有叫“{name}”的人。guanxi user list 列出所有人。",
            f"Nobody is called “{name}”. `guanxi user list` lists the people.")
    )  # fmt: skip


def _proper(made: "App", name: str) -> str:
    from bot.clean import clean

    proper = " ".join(clean(name).split())
    if not proper:
        raise stop(say(made, "姓名不能为空。", "A person needs a name."))
    return proper


def _store(made: "App", user: "User", team: str | None) -> None:
    """Add a user to the store, as whoever sets this machine up."""
    from datetime import UTC, datetime

    from crm_store.actors import system_actor
    from crm_store.repositories.accounts import Accounts
    from crm_store.unit_of_work import UnitOfWork

    actor = system_actor(made.defaults)
    with UnitOfWork(made.database, actor, datetime.now(UTC), intent="user_add") as unit:
        accounts = Accounts(unit.session)
        if accounts.named(user.name, deleted=True) is not None:
            raise stop(
                say(made, f"已经有叫“{user.name}”的人了，请换一个能区分的姓名。",
                    f"Somebody is called “{user.name}” already; use a name that tells them apart.")
            )  # fmt: skip
        joined = accounts.team(team.strip()) if team and team.strip() else None
        user.team_id = joined.id if joined else None
        unit.store.users.add(user)
        if joined and user.role == "manager" and joined.manager_id is None:
            joined.manager_id = user.id


def _described(user: "User", team: str | None) -> dict[str, str | None]:
    return {
        "name": user.name,
        "role": user.role,
        "team": team,
        "language": user.language,
        "email": user.email,
        "slack_id": user.slack_id,
        "telegram_id": user.telegram_id,
    }


def _print_table(people: list[dict[str, str | None]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*people[0])
    for person in people:
        table.add_row(*[Text(value or "") for value in person.values()])
    Console().print(table)
