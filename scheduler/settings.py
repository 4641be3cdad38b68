"""A rule's settings as the workspace has them: `rule:<name>`, an object with what differs."""

from typing import TypeVar, cast

from pydantic import JsonValue, ValidationError

from crm_store.repositories.workspace import Workspace
from scheduler.rule import AnyRule, Settings

S = TypeVar("S", bound=Settings)


def settings_of(rule: AnyRule, workspace: Workspace) -> Settings:
    """What the workspace set, over the defaults; what cannot be read is as if never set."""
    try:
        return cast(Settings, rule.settings.model_validate(own_settings(rule, workspace)))
    except ValidationError:
        return cast(Settings, rule.settings())


def own_settings(rule: AnyRule, workspace: Workspace) -> dict[str, JsonValue]:
    """What the workspace set of a rule."""
    given = workspace.setting(f"rule:{rule.name}")
    return dict(given) if isinstance(given, dict) else {}


def change_settings(rule: AnyRule, workspace: Workspace, **values: JsonValue) -> Settings:
    """Set some of a rule's settings. Raises ValidationError for what none can be."""
    given = {**own_settings(rule, workspace), **values}
    settings = cast(Settings, rule.settings.model_validate(given))
    workspace.set(f"rule:{rule.name}", given)
    return settings
