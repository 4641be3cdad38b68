"""set_rule: when and how reminders come, or that they stop."""

import json
from typing import Literal

from pydantic import JsonValue

from crm_store.models import Customer
from crm_store.noted_settings import RULE, mute, note_setting
from crm_store.repositories.notices import Notices
from crm_store.scope import Language
from intents.automation import RuleInfo
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, RefusedError, ref
from intents.intent import MANAGERS, AnyIntent, Effect, Intent
from intents.reminders.greeting import NAMES, template_key, template_of, unknown_names
from intents.reminders.rule_settings import all_settings, changes_of, label_of, meant, shown
from intents.reminders.rule_words import Wanted, wanted
from intents.reply import AnyBlock, Button, Change, Reply, Text, say
from intents.slots import Slots, TextSlot
from intents.understand.text import is_chinese


class SetRule(Slots):
    """Which reminders, and how they are to be."""

    kind: Literal["birthday", "renewal", "churn", "payment", "stalled_deal", "task", "care"]
    setting: TextSlot


class RestoreRule(Slots):
    """Which rule, and the settings that it had (JSON)."""

    rule: TextSlot
    setting: TextSlot


class WordGreeting(Slots):
    """The birthday greeting in new words."""

    message: TextSlot


def handle(slots: SetRule, context: Context) -> Reply:
    """Change what the sentence says of the rules of that kind; old and new are shown."""
    want = wanted(slots.setting, context)
    rules = meant(context.rules.rules(context.store.workspace, slots.kind), want)
    if not rules:
        raise _no_rule(context)
    if want.template is not None:
        return _template(slots.kind, want.template, context)
    if want.customer is not None and want.on is not None:
        return _for_customer(rules, want.customer, want.on, context)
    changed = [_changed(rule, want, context) for rule in rules if changes_of(rule, want)]
    if not changed:
        raise _not_understood(rules, context)
    blocks = tuple(block for block, _ in changed)
    return Reply(blocks=blocks, buttons=tuple(button for _, button in changed))


def _changed(rule: RuleInfo, want: Wanted, context: Context) -> tuple[AnyBlock, Button]:
    """What changed of a rule, and the button that takes it back."""
    changes = changes_of(rule, want)
    before = {name: _plain(getattr(rule.settings, name)) for name in changes}
    _change(rule, changes, context)
    fields = tuple(
        (label_of(rule, name, context), shown(before[name], context), shown(value, context))
        for name, value in changes.items()
    )
    title = context.say(*rule.label)
    held = json.dumps(before, ensure_ascii=False)
    label = context.say(f"恢复“{title}”", f"Undo: {title}")
    button = ask(label, "restore_rule", rule=rule.name, setting=held)
    return Change(op="update", title=title, fields=fields), button


def _change(rule: RuleInfo, changes: dict[str, JsonValue], context: Context) -> None:
    workspace = context.store.workspace
    before = workspace.setting(RULE + rule.name)
    try:
        context.rules.change(workspace, rule.name, **changes)
    except ValueError as error:
        label = context.say(*rule.label)
        raise RefusedError(
            context.say(f"“{label}”不能这样设置：{error}", f"{label} cannot be set so: {error}"),
            context.say("换一个数再说一次。", "Say it again with another number."),
        ) from error
    note_setting(context.work, RULE + rule.name, before)
    if any(isinstance(value, int | list) for value in changes.values()):
        Notices(context.store.session).look_again(rule.name, context.today, context.now)


def restore(slots: RestoreRule, context: Context) -> Reply:
    """A rule has the settings again that it had."""
    rule = context.rules.rule(context.store.workspace, slots.rule)
    if rule is None:
        raise _no_rule(context)
    values: dict[str, JsonValue] = json.loads(slots.setting)
    _change(rule, values, context)
    title = context.say(*rule.label)
    shown_values = [
        f"{label_of(rule, name, context)} {shown(value, context)}" for name, value in values.items()
    ]
    joined = context.say("，", ", ").join(shown_values)
    return say(context.say(f"✓ “{title}”已恢复：{joined}。", f"✓ {title}: back to {joined}."))


def _for_customer(rules: list[RuleInfo], named: RecordRef, on: bool, context: Context) -> Reply:
    """No reminders about one customer for anybody, or again."""
    customer = context.load(Customer, named)
    for rule in rules:
        mute(context.work, rule.name, customer, None, muted=not on)
    labels = context.say("、", ", ").join(context.say(*rule.label) for rule in rules)
    name = customer.name
    on_again = f"好，{name} 的“{labels}”恢复了。", f"{labels}: on again for {name}."
    no_more = f"好，{name} 不再有“{labels}”。", f"No more {labels} for {name}."
    text = context.say(*(on_again if on else no_more))
    resume = f"恢复{name}的提醒", f"resume reminders for {name}"
    stop = f"关掉{name}的提醒", f"stop reminders for {name}"
    kind, again = rules[0].kind, context.say(*(stop if on else resume))
    button = ask(context.say("撤销", "Undo"), "set_rule", kind=kind, setting=again)
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(customer),))


def _template(kind: str, template: str, context: Context) -> Reply:
    """The words of a greeting, in the language that they are written in."""
    if kind != "birthday":
        raise RefusedError(
            context.say("这类提醒没有可以改的祝福语。", "These have no greeting to be worded."),
            context.say("可以改生日祝福语。", "The birthday greeting can be worded."),
        )
    _refuse_unknown(template, context)
    language: Language = "zh" if any(map(is_chinese, template)) else "en"
    before = template_of(kind, language, context.store.workspace)
    key = template_key(kind, language)
    own = context.store.workspace.setting(key)
    context.store.workspace.set(key, template)
    note_setting(context.work, key, own)
    label = context.say("生日祝福语", "Birthday greeting")
    fields = ((context.say("内容", "text"), before, template),)
    button = ask(context.say("撤销", "Undo"), "set_rule", kind=kind, setting=f"template: {before}")
    return Reply(blocks=(Change(op="update", title=label, fields=fields),), buttons=(button,))


def _refuse_unknown(template: str, context: Context) -> None:
    names = "、".join(f"{{{name}}} {zh}" for name, (zh, _) in NAMES.items())
    english = ", ".join(f"{{{name}}} ({en})" for name, (_, en) in NAMES.items())
    try:
        unknown = unknown_names(template)
    except ValueError:
        unknown = ["{"]
    if unknown:
        raise RefusedError(
            context.say(
                f"祝福语里的 {unknown[0]} 我不认识。", f"I do not know {unknown[0]} in it."
            ),
            context.say(f"可以用：{names}", f"There is: {english}"),
        )


def _plain(value: object) -> JsonValue:
    plain: JsonValue = list(value) if isinstance(value, tuple) else value  # type: ignore[assignment]
    return plain


def _no_rule(context: Context) -> RefusedError:
    return RefusedError(
        context.say("没有这种提醒。", "There are no reminders of that kind."),
        context.say("说“有哪些提醒”看看有什么。", "Ask “what reminders are there?”"),
    )


def _not_understood(rules: list[RuleInfo], context: Context) -> RefusedError:
    """What can be set, as it is now."""
    separator = context.say("，", ", ")
    settings = {
        context.say(*rule.label): separator.join(map(" ".join, all_settings(rule, context)))
        for rule in rules
    }
    lines = [f"{label}: {values}" for label, values in settings.items()]
    return RefusedError(
        context.say("没听懂要怎么改。现在是：\n", "I did not get what to change. It is now:\n")
        + "\n".join(lines),
        context.say("比如“提前三天”“早上十点”“关掉”。",
                    "For example “three days before”, “at 10 am”, “turn it off”."),
    )  # fmt: skip


set_rule = Intent(
    "set_rule",
    MANAGERS,
    SetRule,
    Effect.WRITE,
    ("设置提醒规则", "set when reminders come"),
    handle,
)

word_greeting: AnyIntent = Intent(
    "word_greeting",
    MANAGERS,
    WordGreeting,
    Effect.WRITE,
    ("修改生日祝福语", "change the words of the birthday greeting"),
    lambda slots, context: _template("birthday", slots.message, context),
)

restore_rule: AnyIntent = Intent(
    "restore_rule",
    MANAGERS,
    RestoreRule,
    Effect.WRITE,
    ("恢复提醒规则", "set a rule back"),
    restore,
    carried=("rule", "setting"),
)
