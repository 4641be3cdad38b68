'''Rule: what happens by itself, declared once.

From a declaration come `guanxi run-rules`, `set_rule`, `list_reminders`, docs/rules and the tests.
To write one, add its file to scheduler/rules/ and one line to scheduler/rules/__init__.py:

    class PaymentSettings(Settings):
        """Whoever looks after the contract is told before a payment is due."""

        days: int = Field(3, ge=0, le=90, description="天数之前 | days ahead")

    def find(look: Look[PaymentSettings]) -> Iterator[Finding]:
        """The payments that are due that many days from now."""
        due = look.day + timedelta(days=look.settings.days)
        for payment in payments_due(look.store, due):        # one indexed statement, streamed
            yield Finding(
                key=f"payment:{payment.id}:{due}",           # stable, whatever the text says
                reason=(f"{due} 到期", f"due {due}"),         # "why did I get this?"
                user_id=payment.owner_id,                    # None: nobody's, so the service team's
                customer_id=payment.customer_id,
                subject=("payment", payment.id),
                facts={"due": due.isoformat()},              # what the text needs, as JSON
            )

    def compose(finding: Finding, context: Context) -> Reply | None:
        """What is said, in the recipient's language and scope; None where there is no more to."""

    payment = Rule(
        "payment", "payment", ("到期回款", "payments due"),
        ("款项到期前提醒负责人", "tells the owner before a payment is due"),
        "staff", PaymentSettings, find, compose, rank=70,
    )

`find` is run for a day, before anybody is asked anything: it must be one statement that an index
answers and that is streamed (`look.store.session.execute(query.execution_options(yield_per=500))`,
columns and no records), for a workspace has a million customers. It lives in crm_store/repositories
or crm_store/metrics. It finds for everybody; who gets what when, consent, working days, zones, the
daily cap and mutings are the runner's (scheduler/runner.py). `compose` is called once for each
notice that is really posted, in the recipient's own scope, and may look records up.

A rule's test is a table of records and days (tests/scheduler/playing.py):

    def test_a_payment_is_announced(play: Play) -> None:
        payment = play.add(Payment(...))
        assert play.day("2026-11-23", "payment") == [("方晴", "posted", "云帆科技 ¥350,000 ...")]

`python -m scheduler.reference` writes docs/rules anew; a test fails where that was forgotten.
Numbers that `set_rule` reads go into fields named days, before, overdue, owner, manager or minutes.
'''

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from crm_store.store import Store
from intents.context import Context
from intents.reply import Reply

Audience = Literal["staff", "customer"]
Words = tuple[str, str]
"""The same in Chinese and in English."""


class Settings(BaseModel):
    """What every rule can be told. A field's description is "中文 | English", for the reference."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: bool = Field(True, description="开启 | on")
    hour: int = Field(9, ge=0, le=23, description="几点 | hour")

    def matters_for(self) -> timedelta | None:
        """How late it is still worth posting, where a setting says so; None: as the rule does."""
        return None


class CustomerSettings(Settings):
    """What a rule that writes to customers can be told besides."""

    hour: int = Field(10, ge=0, le=23, description="几点 | hour")
    approval: bool = Field(False, description="先给负责人过目 | the owner decides first")
    unanswered: Literal["send", "skip"] = Field(
        "skip", description="没人答复时 | if nobody answers"
    )


S = TypeVar("S", bound=Settings)


@dataclass(frozen=True)
class Look(Generic[S]):
    """What a rule looks at: the whole store, one local day, and its settings.

    `start` and `end` are the moments that are looked at, in UTC: the day from midnight to midnight
    of the recipients' clock, or for a `timed` rule what has passed since it last mattered.
    """

    store: Store
    day: date
    settings: S
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Finding:
    """Something to say to one person, before it has a text.

    `key` is stable: what it is about and when, never how it is worded. `user_id` is the colleague
    who is told, and for a message to a customer the one who looks after them; `to_manager` means
    whoever leads that colleague. `at` is the moment (UTC) of a `timed` rule's notice.
    """

    key: str
    reason: Words
    user_id: int | None = None
    customer_id: int | None = None
    contact_id: int | None = None
    subject: tuple[str, int] | None = None
    facts: dict[str, JsonValue] = field(default_factory=dict)
    to_manager: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Rule(Generic[S]):
    """What happens by itself.

    `kind` is the word by which `set_rule` and `list_reminders` know it (the catalogue's), None for
    one of which they have no word. `label` is its name to a person, `does` a sentence. `rank` is
    its importance under the daily cap, 0 to 100; from URGENT on nothing holds it back. It is worth
    posting for `matters_for` after its time. What falls on a day off is told on the next working
    day, or on the last one before with `ahead`; a rule that speaks of its own day `alone` tells
    nothing of days off and days missed. A `timed` rule is looked at all the time, since it goes by
    the minute. What is not `capped` comes however much did that day. `purpose` is the consent that
    a customer must have given, None for what is part of a contract or a request of theirs.
    """

    name: str
    kind: str | None
    label: Words
    does: Words
    audience: Audience
    settings: type[S]
    find: Callable[[Look[S]], Iterator[Finding]]
    compose: Callable[[Finding, Context], Reply | None]
    rank: int = 50
    matters_for: timedelta = timedelta(days=7)
    ahead: bool = False
    alone: bool = False
    timed: bool = False
    capped: bool = True
    purpose: Literal["greetings", "offers"] | None = "greetings"

    def __post_init__(self) -> None:
        if self.audience == "customer" and not issubclass(self.settings, CustomerSettings):
            raise TypeError(f"{self.name} writes to customers: its settings are CustomerSettings.")


URGENT = 90

AnyRule = Rule[Any]
