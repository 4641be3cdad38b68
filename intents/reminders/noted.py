"""How a change of a rule's settings, of a greeting's words or of a muting is told afterwards."""

from collections.abc import Iterator

from crm_store.kinds import KINDS
from crm_store.models import AuditEntry
from crm_store.noted_settings import RULE
from crm_store.repositories.history import MUTED
from intents.context import Context
from intents.format import EMPTY
from intents.reminders.rule_settings import label_of, shown


def subject_of(entry: AuditEntry, context: Context) -> str:
    """What was changed: a rule, a greeting, or what is said about a customer."""
    if entry.op == MUTED:
        return f"{KINDS[entry.kind].label(context.actor.language)} · {entry.name}"
    if entry.name.startswith(RULE):
        rule = context.say("提醒规则", "reminder rule")
        return f"{rule} · {_label(entry.name.removeprefix(RULE), context)}"
    return context.say("生日祝福语", "Birthday greeting")


def change_of(entry: AuditEntry, context: Context) -> str:
    """What became of it, old -> new; nothing where that was erased."""
    if not entry.raw:
        return EMPTY
    if entry.op == MUTED:
        said = entry.raw["muting"]
        words = (
            ("不再提醒", "no more reminders") if said["muted"] else ("恢复提醒", "reminders again")
        )
        return f"{context.say(*words)}{context.say('：', ': ')}{_label(said['rule'], context)}"
    old, new = entry.raw["setting"]
    if isinstance(new, dict) or isinstance(old, dict):
        values = _values(entry.name.removeprefix(RULE), old or {}, new or {}, context)
        return context.say("；", "; ").join(values)
    return f"{old or EMPTY} → {new or EMPTY}"


def _values(
    name: str, old: dict[str, object], new: dict[str, object], context: Context
) -> Iterator[str]:
    rule = context.rules.rule(context.store.workspace, name)
    if rule is None:
        return
    for field, declared in type(rule.settings).model_fields.items():
        before, after = old.get(field, declared.default), new.get(field, declared.default)
        if before != after:
            told = f"{shown(before, context)} → {shown(after, context)}"
            yield f"{label_of(rule, field, context)}{context.say('：', ': ')}{told}"


def _label(name: str, context: Context) -> str:
    rule = context.rules.rule(context.store.workspace, name)
    return context.say(*rule.label) if rule else name
