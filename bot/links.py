"""One-time sign-in links to the console."""

import hashlib
import secrets
from datetime import datetime, timedelta

from crm_store.database import Database
from crm_store.models import User
from crm_store.repositories.accounts import Accounts

VALID_FOR = timedelta(minutes=15)


def new_link(database: Database, user: User, base: str, now: datetime) -> str:
    """A URL under `base` that signs this colleague in, once, within 15 minutes."""
    token = secrets.token_hex(32)  # no "-" or "_", which programs leave out at the end of a link
    with database.writing() as session:
        Accounts(session).add_token(user, _digest(token), now + VALID_FOR)
    return f"{base}/link/{token}"


def take_link(database: Database, token: str, now: datetime) -> int | None:
    """The key of the colleague whom a token signs in; None where it is used up or unknown."""
    with database.writing() as session:
        return Accounts(session).take_token(_digest(token), now)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
