"""Recipients: the colleagues and customers of a batch of findings, read together."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from crm_store.actors import Defaults, actor_of_customer, actor_of_user, zone_of
from crm_store.models import Contact, Customer, User
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.people import by_keys
from crm_store.repositories.workspace import CachedWorkspace
from crm_store.scope import Actor, Language
from crm_store.whereabouts import clock_of
from intents.understand.text import is_chinese
from scheduler.rule import Finding


class People:
    """Who gets what, within one unit of work; `actors` are those made for earlier ones."""

    def __init__(
        self,
        session: Session,
        defaults: Defaults,
        findings: Sequence[Finding],
        actors: dict[int, Actor],
    ) -> None:
        self._session = session
        self._defaults = defaults
        self._addresses = Addresses(session)
        self._actors = actors
        self._service: User | None = None
        self._managers: dict[int, User | None] = {}
        self._users = by_keys(session, User, [one.user_id for one in findings])
        self._customers = by_keys(session, Customer, [one.customer_id for one in findings])
        self._contacts = by_keys(session, Contact, [one.contact_id for one in findings])
        self._workspace = CachedWorkspace(session)
        self.zone = zone_of(self._workspace.setting("timezone"), defaults.timezone)

    def colleague(self, finding: Finding) -> User | None:
        """The colleague of a finding: who it names, else whoever looks after what is nobody's.

        None only where there is no colleague at all.
        """
        user = self._users.get(finding.user_id or 0)
        if user is not None and finding.to_manager:
            user = self._manager_of(user) or user
        return user or self._nobodys()

    def _manager_of(self, user: User) -> User | None:
        if user.id not in self._managers:
            self._managers[user.id] = self._addresses.manager_of(user)
        return self._managers[user.id]

    def _nobodys(self) -> User | None:
        if self._service is None:
            team = self._addresses.service_team()
            self._service = team[0] if team else None
        return self._service

    def customer(self, finding: Finding) -> Customer | None:
        """The customer of a finding, if they are still there."""
        return self._customers.get(finding.customer_id or 0)

    def contact(self, finding: Finding) -> Contact | None:
        """The contact of a finding, if they are still there."""
        return self._contacts.get(finding.contact_id or 0)

    def zone_of(self, user: User | None) -> ZoneInfo:
        """A colleague's clock; the workspace's for everybody else."""
        return zone_of(user.timezone, self.zone) if user is not None else self.zone

    def clock_of(self, finding: Finding) -> ZoneInfo:
        """A customer's clock: their telephone number's, else the workspace's."""
        customer, contact = self.customer(finding), self.contact(finding)
        if customer is None:
            return self.zone
        phone = (contact.phone if contact else None) or customer.phone
        language: Language = "zh" if any(map(is_chinese, customer.name)) else "en"
        return clock_of(phone, language, self.zone)

    def actor(self, user: User) -> Actor:
        """A colleague with what they may see."""
        if user.id not in self._actors:
            self._actors[user.id] = actor_of_user(
                self._session, user, self._defaults, self._workspace
            )
        return self._actors[user.id]

    def actor_of_customer(self, customer: Customer, contact: Contact | None) -> Actor:
        """A customer's person."""
        return actor_of_customer(self._session, customer, contact, self._defaults, self._workspace)
