"""The workspace's own settings: currency, exchange rates, stages, custom fields."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pydantic import JsonValue
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from crm_store.models import CustomField, ExchangeRate, Stage, WorkspaceSetting
from crm_store.repositories.records import Stages

DEFAULT_STAGES = (
    ("qualification", "初步接洽", "Qualification", 10, "open"),
    ("needs", "需求确认", "Needs", 25, "open"),
    ("proposal", "方案报价", "Proposal", 50, "open"),
    ("negotiation", "谈判", "Negotiation", 75, "open"),
    ("won", "赢单", "Won", 100, "won"),
    ("lost", "输单", "Lost", 0, "lost"),
)
STAGE_STEP = 100
_STAGES = select(Stage)
_CUSTOM = (
    select(CustomField.name).where(CustomField.kind == bindparam("kind")).order_by(CustomField.id)
)
_SETTING = select(WorkspaceSetting.value).where(WorkspaceSetting.key == bindparam("key"))


class Workspace:
    """Settings that hold for everybody."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._stages: Stages | None = None
        self._custom: dict[str, list[str]] = {}

    def setting(self, key: str, default: JsonValue = None) -> JsonValue:
        """A setting's value, or the default where it was never set."""
        row = self.session.execute(_SETTING, {"key": key}).first()
        return default if row is None else row.value

    def set(self, key: str, value: JsonValue) -> None:
        """Set a setting."""
        row = self.session.scalar(select(WorkspaceSetting).where(WorkspaceSetting.key == key))
        if row is None:
            self.session.add(WorkspaceSetting(key=key, value=value))
        else:
            row.value = value
        self.session.flush()

    @property
    def base_currency(self) -> str | None:
        """The currency that figures are converted to, where the workspace has set one."""
        value = self.setting("base_currency")
        return value if isinstance(value, str) else None

    def rates(self, on: date) -> Mapping[str, Decimal]:
        """What one unit of each currency is in the base currency on that day."""
        query = (
            select(ExchangeRate)
            .where(ExchangeRate.valid_from <= on)
            .order_by(ExchangeRate.valid_from)
        )
        rates = {row.currency: Decimal(row.rate) for row in self.session.scalars(query)}
        base = self.base_currency
        return rates | ({base: Decimal(1)} if base else {})

    @property
    def stages(self) -> Stages:
        """The stages of a deal, in order."""
        if self._stages is None:
            self._stages = Stages(list(self.session.scalars(_STAGES)))
        return self._stages

    def forget_stages(self) -> None:
        """Read the stages anew when they are next asked for."""
        self._stages = None

    def add_default_stages(self) -> None:
        """The six stages of the import format, where the store has none."""
        if self.stages.all:
            return
        for index, (key, zh, en, probability, outcome) in enumerate(DEFAULT_STAGES):
            self.session.add(
                Stage(
                    key=key,
                    name_zh=zh,
                    name_en=en,
                    position=(index + 1) * STAGE_STEP,
                    probability=probability,
                    outcome=outcome,
                )
            )
        self.session.flush()
        self.forget_stages()

    def custom_fields(self, kind: str) -> list[str]:
        """The names of the fields that this workspace added to a kind."""
        if kind not in self._custom:
            self._custom[kind] = list(self.session.scalars(_CUSTOM, {"kind": kind}))
        return self._custom[kind]

    def add_custom_field(self, kind: str, name: str) -> None:
        """Add a field to a kind, once."""
        if name not in self.custom_fields(kind):
            self.session.add(CustomField(kind=kind, name=name))
            self.session.flush()
            self._custom[kind].append(name)


class CachedWorkspace(Workspace):
    """The settings as they were when they were first asked for: for work that only reads them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._read: dict[str, JsonValue] = {}

    def setting(self, key: str, default: JsonValue = None) -> JsonValue:
        """A setting's value, or the default where it was never set."""
        if key not in self._read:
            self._read[key] = super().setting(key)
        value = self._read[key]
        return default if value is None else value
