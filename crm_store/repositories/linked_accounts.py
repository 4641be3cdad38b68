"""Accounts on channels: whose they are, how sure that is, and whether they may be written to."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from crm_store.models import ChannelAccount, Contact, Customer, LinkToken

TELEGRAM = "telegram"
BOT = "telegram_bot"
"""The workspace's setting that holds the bot's name, which deep links have in them."""
CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 5
FEWEST_DIGITS = 7
LONGEST_COUNTRY_CODE = 3
SEPARATORS = (" ", "-", "(", ")", "+", ".", "/")


class LinkedAccounts:
    """Accounts and the tokens that link them, whoever asks. `account` is "channel:id"."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def find(self, account: str) -> ChannelAccount | None:
        """The account, if anything is known of it."""
        channel, _, external_id = account.partition(":")
        query = select(ChannelAccount).where(
            ChannelAccount.channel == channel, ChannelAccount.external_id == external_id
        )
        return self.session.scalar(query)

    def of(self, account: str) -> ChannelAccount:
        """The account, known from now on."""
        known = self.find(account)
        if known is None:
            channel, _, external_id = account.partition(":")
            known = ChannelAccount(channel=channel, external_id=external_id)
            self.session.add(known)
            self.session.flush()
        return known

    def link(
        self,
        account: str,
        customer_id: int,
        contact_id: int | None,
        now: datetime,
        *,
        verified: bool,
    ) -> ChannelAccount:
        """Say whose an account is from now on; `verified` where nobody else can have got it."""
        linked = self.of(account)
        linked.customer_id, linked.contact_id = customer_id, contact_id
        linked.linked_at = now
        linked.verified_at = now if verified else None
        linked.blocked_at = None
        self.session.flush()
        return linked

    def offer(
        self, token: str, customer_id: int, contact_id: int | None, expires_at: datetime
    ) -> None:
        """Keep the digest of a token that links whoever brings it, once."""
        row = LinkToken(digest=digest(token), purpose=TELEGRAM, expires_at=expires_at)
        row.customer_id, row.contact_id = customer_id, contact_id
        self.session.add(row)
        self.session.flush()

    def take(self, token: str, now: datetime) -> LinkToken | None:
        """Use a token up; None where it was used before, is too old or never was."""
        taken = (
            update(LinkToken)
            .where(
                LinkToken.digest == digest(token),
                LinkToken.purpose == TELEGRAM,
                LinkToken.used_at.is_(None),
                LinkToken.expires_at > now,
            )
            .values(used_at=now)
            .returning(LinkToken.id)
        )
        key = self.session.scalar(taken)
        return None if key is None else self.session.get(LinkToken, key)

    def by_phone(self, phone: str) -> list[Contact | Customer]:
        """The contacts, and the customers that are persons, who have this telephone number."""
        digits = re.sub(r"\D", "", phone)
        if len(digits) < FEWEST_DIGITS:
            return []
        contacts = select(Contact).where(
            Contact.deleted_at.is_(None),
            Contact.customer_id.is_not(None),
            _ends_alike(Contact.phone, digits),
        )
        persons = select(Customer).where(
            Customer.deleted_at.is_(None),
            Customer.kind == "person",
            _ends_alike(Customer.phone, digits),
        )
        found: list[Contact | Customer] = [*self.session.scalars(contacts)]
        found += self.session.scalars(persons)
        return [one for one in found if same_number(one.phone or "", digits)]

    def ask_code(self, linked: ChannelAccount, code: str, now: datetime) -> bool:
        """Expect a code from an account; False where an earlier one has not run out yet."""
        if linked.code_expires_at is not None and linked.code_expires_at > now:
            return False
        linked.code_digest = digest(f"{linked.id}:{code}")
        linked.code_expires_at, linked.code_tries = now + CODE_LASTS, 0
        return True

    def expects_code(self, linked: ChannelAccount | None, now: datetime) -> bool:
        """Whether an account has a code to bring."""
        return (
            linked is not None
            and linked.code_digest is not None
            and linked.code_expires_at is not None
            and linked.code_expires_at > now
        )

    def try_code(self, linked: ChannelAccount, code: str, now: datetime) -> bool:
        """Whether this is the code; then the account is verified. After five wrong ones none is."""
        right = self.expects_code(linked, now) and compare_digest(
            linked.code_digest or "", digest(f"{linked.id}:{code}")
        )
        if right:
            linked.verified_at, linked.code_digest, linked.code_expires_at = now, None, None
            return True
        linked.code_tries += 1
        if linked.code_tries >= MOST_TRIES:
            linked.code_digest = None
        return False

    def of_customer(self, customer_id: int) -> Sequence[ChannelAccount]:
        """All accounts of a customer and its people."""
        query = select(ChannelAccount).where(ChannelAccount.customer_id == customer_id)
        return self.session.scalars(query.order_by(ChannelAccount.id)).all()


def digest(secret: str) -> str:
    """What is kept of a token or code."""
    return sha256(secret.encode()).hexdigest()


def same_number(held: str, digits: str) -> bool:
    """Whether two numbers are one, of which one may be without its country code."""
    own = re.sub(r"\D", "", held)
    own = own.removeprefix("00") if held.strip().startswith("00") else own
    if own == digits:
        return True
    national = own.lstrip("0")
    longer, shorter = sorted((digits, national), key=len, reverse=True)
    return (
        len(shorter) >= FEWEST_DIGITS
        and longer.endswith(shorter)
        and len(longer) - len(shorter) <= LONGEST_COUNTRY_CODE
    )


def _ends_alike(column: InstrumentedAttribute[str | None], digits: str) -> ColumnElement[bool]:
    plain: ColumnElement[str | None] = func.coalesce(column, "")
    for mark in SEPARATORS:
        plain = func.replace(plain, mark, "")
    return plain.endswith(digits[-FEWEST_DIGITS:])
