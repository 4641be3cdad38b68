"""A rule's settings as people read them, and what a wish changes in them."""

from collections.abc import Iterator

from pydantic import JsonValue

from intents.automation import RuleInfo
from intents.context import Context
from intents.reminders.rule_words import Wanted

BEFORE = ("before", "days")
LATE = ("overdue", "owner", "after", "days")
LATE_FOR_MANAGERS = ("manager", *LATE)
"""Fields that a number of days is for, the likeliest first."""


def changes_of(rule: RuleInfo, want: Wanted) -> dict[str, JsonValue]:
    """The settings of a rule that a wish changes, with their new values."""
    fields = type(rule.settings).model_fields
    changes: dict[str, JsonValue] = {}
    if want.days:
        likely = (LATE_FOR_MANAGERS if want.to_manager else LATE) if want.late else BEFORE
        name = next((name for name in likely if name in fields), None)
        if name is not None:
            several = isinstance(getattr(rule.settings, name), tuple)
            changes[name] = list(want.days) if several else want.days[0]
    for name in ("on", "hour", "minutes", "approval", "unanswered"):
        value: JsonValue = getattr(want, name)
        if value is not None and name in fields:
            changes[name] = value
    if changes and "on" not in changes and not getattr(rule.settings, "on", True):
        changes["on"] = True  # whoever says when wants it
    return changes


def meant(rules: list[RuleInfo], want: Wanted) -> list[RuleInfo]:
    """The rules that a wish is about: reminders of colleagues, or messages to customers."""
    if want.approval is not None or want.unanswered or want.template:
        return [one for one in rules if one.audience == "customer"]
    return [one for one in rules if want.whom in (None, one.audience)] or rules


def label_of(rule: RuleInfo, name: str, context: Context) -> str:
    """What people call a setting."""
    zh, _, en = (type(rule.settings).model_fields[name].description or name).partition("|")
    return context.say(zh.strip(), (en or zh).strip())


def shown(value: object, context: Context) -> str:
    """A setting's value as people read it."""
    if isinstance(value, bool):
        return context.say("是", "yes") if value else context.say("否", "no")
    if isinstance(value, list | tuple):
        return context.say("、", ", ").join(str(one) for one in value)
    words = {"send": ("照发", "send it"), "skip": ("不发", "do not send")}
    return context.say(*words[str(value)]) if str(value) in words else str(value)


def all_settings(rule: RuleInfo, context: Context) -> Iterator[tuple[str, str]]:
    """Every setting of a rule with its value."""
    for name in type(rule.settings).model_fields:
        yield label_of(rule, name, context), shown(getattr(rule.settings, name), context)
