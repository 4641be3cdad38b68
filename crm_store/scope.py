"""Actor: who is asking, and therefore which records exist for them."""

from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo

Role = Literal["rep", "manager", "admin", "customer"]
Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Actor:
    """The person of a turn.

    `sees` are the keys of the users whose records they see (None: everybody's, for an admin);
    `teammates` those whose *shared* customers they see as well. A customer has a `customer_id`
    and no user, and sees what is that customer's alone; a visitor is a customer without one, who
    sees the products and nothing else. `account` is what they chat from ("telegram:12345"), empty
    where others read along; `trusted` says whether that is surely theirs. Somebody who has not
    chosen a language (`chose_language` false) is answered in the one that they write.
    """

    name: str
    role: Role
    language: Language
    timezone: ZoneInfo
    currency: str
    user_id: int | None = None
    customer_id: int | None = None
    contact_id: int | None = None
    sees: tuple[int, ...] | None = ()
    teammates: tuple[int, ...] = ()
    team_ids: tuple[int, ...] = field(default=())
    chose_language: bool = True
    account: str = ""
    trusted: bool = True

    @property
    def sees_all(self) -> bool:
        """Whether nothing is hidden from this person."""
        return self.role == "admin"

    @property
    def is_staff(self) -> bool:
        """Whether this is a colleague and no customer."""
        return self.role != "customer"

    @property
    def is_visitor(self) -> bool:
        """Whether this is somebody of whom nothing is known: a customer without a record."""
        return self.role == "customer" and self.customer_id is None

    @property
    def manages(self) -> bool:
        """Whether this person leads others: a manager or an admin."""
        return self.role in ("manager", "admin")

    def zh_en(self, zh: str, en: str) -> str:
        """The one of the two sentences that is in this person's language."""
        return zh if self.language == "zh" else en
