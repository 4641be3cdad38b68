"""Automation: what handlers ask about the rules that run by themselves, which know no handlers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, JsonValue

if TYPE_CHECKING:
    from crm_store.repositories.workspace import Workspace
    from intents.context import Context

Words = tuple[str, str]
"""The same in Chinese and in English."""


@dataclass(frozen=True)
class RuleInfo:
    """A rule as people know it: `settings` are those that hold now."""

    name: str
    kind: str | None
    label: Words
    does: Words
    audience: str
    purpose: str | None
    settings: BaseModel


@dataclass(frozen=True)
class Expected:
    """Something that a rule will post: when (UTC), to whom, about which customer, and why."""

    rule: RuleInfo
    due: datetime
    recipient: str
    customer: str
    reason: Words


class Automation(Protocol):
    """The rules."""

    def rules(self, workspace: "Workspace", kind: str | None = None) -> list[RuleInfo]:
        """The rules, of a kind or all, with their settings."""

    def rule(self, workspace: "Workspace", name: str) -> RuleInfo | None:
        """The rule of that name."""

    def change(self, workspace: "Workspace", name: str, **values: JsonValue) -> None:
        """Set some of a rule's settings. Raises ValueError for what none can be."""

    def expected(
        self, context: "Context", kind: str | None, days: Sequence[date], most: int
    ) -> list[Expected]:
        """What will be posted on these days, of what the actor sees; the earliest first.

        `kind` is a kind of rules or a rule's name.
        """
