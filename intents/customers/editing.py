"""Changing one field of a customer or a contact, which update_customer and update_contact share."""

import re
from typing import Any

from crm_store.kinds import Column, Kind
from crm_store.models import Contact, Customer
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.customers.field_values import (
    LONGEST,
    clean,
    clears,
    plain_value,
    shown,
    user_value,
)
from intents.customers.fields import Field, field_names, find_field, new_field_name
from intents.intent import MANAGERS
from intents.pattern import Pattern
from intents.reply import Button, Reply, Text

MOST_PARENTS = 20
NEVER_EMPTY = frozenset({"name", "kind", "shared", "customer"})
_ADD = Pattern(r"^(?:加上?|添加|新增|打上|add|\+)\s*[:：]?\s*", re.IGNORECASE)
_REMOVE = Pattern(
    r"^(?:去掉|删除|删掉|移除|取消|不要|remove|delete|drop|-)\s*[:：]?\s*", re.IGNORECASE
)


def preview_edit(field: str, value: str, kind: Kind, context: Context) -> Reply | None:
    """None where there is such a field; else the question whether to add it, with this value."""
    if find_field(field, kind, context) is not None:
        return None
    name, label = new_field_name(field, context), kind.label(context.actor.language)
    text = context.say(
        f"{label}没有“{name}”这个字段。要加上它，并填“{shown(value)}”吗？",
        f"A {label} has no field “{name}”. Add it, with the value “{shown(value)}”?",
    )
    names = field_names(kind, context)
    hint = context.say(f"现有字段：{names}。", f"The fields are: {names}.")
    return Reply(blocks=(Text(text=f"{text}\n{hint}"),))


def edit(record: Customer | Contact, field: str, value: str, kind: Kind, context: Context) -> Reply:
    """Set a field, adding it where it is new; the reply's change card shows old -> new."""
    found = find_field(field, kind, context)
    if found is None:
        found = Field(new_field_name(field, context))
        context.store.workspace.add_custom_field(kind.name, found.name)
    before = _held(record, found)
    buttons = _set(record, found, value, context)
    name, label = record.name, found.label(context)
    if _held(record, found) == before:
        text = context.say(
            f"{name} 的{label}已经是这样了。", f"The {label} of {name} is so already."
        )
    else:
        text = context.say(f"已更新 {name} 的{label}。", f"Updated the {label} of {name}.")
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=(ref(record),))


def _held(record: Customer | Contact, field: Field) -> Any:
    if field.column is None:
        return record.custom.get(field.name)
    return getattr(record, field.column.attribute)


def _set(
    record: Customer | Contact, field: Field, value: str, context: Context
) -> tuple[Button, ...]:
    column = field.column
    if column is None:
        kept = {key: held for key, held in record.custom.items() if key != field.name}
        added = {} if clears(value) else {field.name: clean(value)[:LONGEST]}
        record.custom = kept | added
    elif column.type == "tags":
        return _tag(record, value, context)
    else:
        setattr(record, column.attribute, _value(record, column, value, context))
    return ()


def _value(record: Customer | Contact, column: Column, text: str, context: Context) -> Any:
    if not column.editable:
        label = column.label(context.actor.language)
        raise RefusedError(context.say(f"{label}不能修改。", f"The {label} cannot be changed."))
    if column.type == "user":
        return owner_value(record, text, context)
    if clears(text) and column.type != "flag":
        return _empty(column, context)
    if column.type == "customer":
        return _customer(record, column, text, context)
    return plain_value(column, text, context)


def _empty(column: Column, context: Context) -> None:
    if column.name in NEVER_EMPTY:
        label = column.label(context.actor.language)
        raise RefusedError(context.say(f"{label}不能为空。", f"The {label} cannot be empty."))


def owner_value(record: Customer | Contact, text: str, context: Context) -> int | None:
    """The new owner's key, None for the public pool; RefusedError where a rep gives it away."""
    if clears(text) or text.strip().casefold() in ("公海", "pool", "public pool", "nobody"):
        return None
    user = user_value(text, context)
    taken = isinstance(record, Customer) and record.owner_id is None
    own = user.id == context.actor.user_id and taken
    same = isinstance(record, Customer) and record.owner_id == user.id
    if not (own or same or context.actor.role in MANAGERS):
        raise RefusedError(
            context.say("换负责人需要经理来做。", "Only a manager gives a customer another owner."),
            context.say(f"可以请你的经理说“把{record.name}分给{user.name}”。",
                        f"Ask your manager to say “assign {record.name} to {user.name}”."),
        )  # fmt: skip
    return user.id


def _customer(record: Customer | Contact, column: Column, text: str, context: Context) -> int:
    store = context.store
    matches = store.names.find(text, "customer")
    if len(matches) != 1:
        names = context.say("、", ", ").join(match.name for match in matches[:5])
        raise RefusedError(
            context.say(f"“{shown(text)}”可能是：{names}。", f"“{shown(text)}” may be {names}.")
            if matches
            else context.say(f"没有找到叫“{shown(text)}”的客户。",
                             f"I found no customer called “{shown(text)}”."),
            context.say("请说全名。", "Please give the full name."),
        )  # fmt: skip
    key = matches[0].id
    if isinstance(record, Customer) and record.id in _above(key, record.id, context):
        raise RefusedError(
            context.say(
                f"{record.name} 不能归在它自己下面。", f"{record.name} cannot be under itself."
            )
        )
    return key


def _above(key: int, stop: int, context: Context) -> list[int]:
    """The keys of the customers above one, up to the one looked for."""
    keys = [key]
    while keys[-1] != stop and len(keys) < MOST_PARENTS:
        customer = context.store.customers.get(keys[-1])
        if customer is None or customer.parent_id is None:
            break
        keys.append(customer.parent_id)
    return keys


def _tag(record: Customer | Contact, value: str, context: Context) -> tuple[Button, ...]:
    """Add tags, or remove them where the value says so; a button takes off one that was there."""
    assert isinstance(record, Customer)
    remove = bool(_REMOVE.match(value)) and not clears(value)
    text = _REMOVE.sub("", value) if remove else _ADD.sub("", value)
    tags = [tag for part in re.split(r"[;；,，、]", text) if (tag := clean(part).strip("“”\"'"))]
    if clears(value):
        record.tags = ()
    elif remove:
        gone = {tag.casefold() for tag in tags}
        record.tags = tuple(tag for tag in record.tags if tag.casefold() not in gone)
    else:
        held = {tag.casefold() for tag in record.tags}
        fresh = tuple(tag for tag in tags if tag.casefold() not in held)
        record.tags = (*record.tags, *fresh)
        return () if fresh else _take_off(record, tags, context)
    return ()


def _take_off(customer: Customer, tags: list[str], context: Context) -> tuple[Button, ...]:
    return tuple(
        ask(context.say(f"去掉“{tag}”", f"Remove “{tag}”"), "update_customer",
            customer=ref(customer), field="tags", value=f"-{tag}")
        for tag in tags
    )  # fmt: skip
