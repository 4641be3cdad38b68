"""Who talks in the measurements, and the records of theirs that they talk about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, select

from bench.names import is_chinese
from bench.sizes import NOW
from bot import identity
from bot.channel import Sender
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import Contact, Customer, Deal, User
from crm_store.scope import Actor, Language
from crm_store.store import Store

MOST = 400
"""Records of one speaker that are drawn from."""
SYLLABLES = "ba co di fu ga le mi no pa ri sa tu ve wo xi zo".split()
CHARACTERS = "沐澄霁岚珩瑾钧铎泓淼晖曜嶂砚"


@dataclass
class Speaker:
    """One who talks: a rep, a manager or the admin, with what may fill a message's gaps."""

    actor: Actor
    sender: Sender
    random: Random
    customers: dict[Language, Iterator[tuple[str, str]]] = field(default_factory=dict)
    deals: dict[Language, Iterator[str]] = field(default_factory=dict)
    users: Iterator[str] = field(default_factory=lambda: iter(()))

    def words(self, language: Language) -> dict[str, str]:
        """A value for every gap of a message in that language."""
        customer, contact = next(self.customers[language])
        return {
            "customer": customer,
            "contact": contact,
            "customer2": next(self.customers[language])[0],
            "deal": next(self.deals[language]),
            "user": next(self.users),
            "user2": next(self.users),
            "new": self._new_name(language),
        }

    def _new_name(self, language: Language) -> str:
        if language == "zh":
            return "".join(self.random.sample(CHARACTERS, 4))
        return "".join(self.random.choices(SYLLABLES, k=4)).capitalize()


def cast(database: Database, timezone: ZoneInfo) -> list[Speaker]:
    """A rep, a manager and the admin of a bench store."""
    with database.reading() as session:
        users = list(session.scalars(select(User).order_by(User.id)))
        reps = [user for user in users if user.role == "rep"]
        managers = [user for user in users if user.role == "manager"]
        admin = next(user for user in users if user.role == "admin")
        chosen = (reps[len(reps) // 2], managers[len(managers) // 2], admin)
        defaults = Defaults("zh", timezone)
        senders = [Sender(kind="user", name=user.name) for user in chosen]
        actors = [identity.resolve(session, one, "slack", defaults) for one in senders]
        common = _common_names(Store(session, actors[-1], NOW))
        return [
            _speaker(Store(session, actor, NOW), sender, common)
            for actor, sender in zip(actors, senders, strict=True)
        ]


def _common_names(store: Store) -> set[str]:
    """Names that several customers have, and so are a question and no name."""
    counted = Counter(store.session.scalars(select(Customer.name)))
    return {name for name, times in counted.items() if times > 1}


def _speaker(store: Store, sender: Sender, common: set[str]) -> Speaker:
    speaker = Speaker(store.actor, sender, Random(sender.name))
    customers = [row for row in _customers(store) if row[0] not in common]
    deals = _unique(list(store.session.scalars(_deal_names(store))))
    speaker.random.shuffle(customers)
    speaker.random.shuffle(deals)
    for language in ("zh", "en"):
        chinese = language == "zh"
        own = [row for row in customers if is_chinese(row[0]) is chinese]
        speaker.customers[language] = cycle(own)
        speaker.deals[language] = cycle([one for one in deals if is_chinese(one) is chinese])
    speaker.users = cycle(_colleagues(store))
    return speaker


def _customers(store: Store) -> list[tuple[str, str]]:
    """Customers of the speaker's own or the team's, each with one of its contacts."""
    query = store.customers.query().where(Customer.owner_id.is_not(None), Customer.kind != "person")
    live = and_(Contact.customer_id == Customer.id, Contact.deleted_at.is_(None))
    pairs = query.join(Contact, live).order_by(Customer.id.desc())
    columns = pairs.with_only_columns(Customer.name, Contact.name).limit(MOST)
    return [(customer, contact) for customer, contact in store.session.execute(columns)]


def _deal_names(store: Store) -> Select[str]:
    return store.deals.open().order_by(Deal.id).limit(MOST).with_only_columns(Deal.name)


def _unique(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times == 1]


def _colleagues(store: Store) -> list[str]:
    """Those whose work the speaker sees."""
    query = store.users.query().where(User.role == "rep").order_by(User.id)
    if store.actor.sees is not None:
        query = query.where(User.id.in_(store.actor.sees))
    return list(store.session.scalars(query.with_only_columns(User.name).limit(20)))
