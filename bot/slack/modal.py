"""A form as a modal: its fields, what was typed into them, and the errors beside them."""

import json
from collections.abc import Mapping
from typing import Any

from bot.slack.blocks import Json, note, plain
from bot.slack.limits import INPUT, INPUT_LABEL, METADATA, OPTION_LABEL, OPTION_VALUE, VIEW_TITLE
from crm_store.scope import Language
from intents.call import Call, RecordRef, SlotValue
from intents.catalogue import INTENTS
from intents.reply import Form, FormField
from intents.slots import RECORD_SLOTS
from intents.understand.fill.request import known

SUBMITTED = "form"
VALUE = "value"
LONG_TEXTS = frozenset({"summary", "comment", "message", "resolution", "question", "reason"})
HINTS = {
    "datetime": ("比如：明天下午3点", "Such as: tomorrow 3pm"),
    "period": ("比如：本季度", "Such as: this quarter"),
    "money": ("比如：35万，或 $50k", "Such as: $50k"),
    "percent": ("比如：60%", "Such as: 60%"),
    "lines": ("比如：标准版 10 套，九折", "Such as: 10 Standard licences, 10% off"),
}


def view_of(
    form: Form, language: Language, about: Mapping[str, Any], record: Mapping[str, RecordRef]
) -> Json:
    """The modal of a form. `about` comes back with it; `record` are the records chosen already."""
    blocks = [_field(field, language, record.get(field.name)) for field in form.fields]
    wrong = [f"{field.label}: {field.error}" for field in form.fields if field.error]
    return {
        "type": "modal",
        "callback_id": SUBMITTED,
        "title": plain(form.title, VIEW_TITLE),
        "submit": plain(form.submit, VIEW_TITLE),
        "close": plain("取消" if language == "zh" else "Cancel", VIEW_TITLE),
        "private_metadata": packed({**about, "intent": form.intent}),
        "blocks": [*([note("\n".join(wrong))] if wrong else []), *blocks],
    }


def packed(about: Mapping[str, Any]) -> str:
    """What a view carries along, within Slack's limit."""
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    if len(text) > METADATA:
        slim = {key: value for key, value in about.items() if key != "attribution"}
        text = json.dumps(slim, ensure_ascii=False, separators=(",", ":"))
    return text


def about_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """What a view carried along; nothing where it is not ours."""
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def filled(view: Mapping[str, Any], intent: str) -> tuple[dict[str, str], Call]:
    """What was typed, by field; and the call with the records that were picked."""
    values: dict[str, str] = {}
    picked: dict[str, SlotValue] = {}
    for name, element in ((view.get("state") or {}).get("values") or {}).items():
        state = next(iter(element.values()), None) or {}
        chosen = state.get("selected_option") or {}
        kind = _kind_of(intent, name)
        if chosen and kind in RECORD_SLOTS and (record := _picked(chosen, kind)):
            values[name] = record.name
            picked[name] = known(record)
        else:
            values[name] = str(
                chosen.get("value") or state.get("selected_date") or state.get("value") or ""
            )
    return values, Call(intent=intent, slots=picked)


def option(record_id: int, kind: str, name: str) -> Json:
    """An entry of a menu of records."""
    return {"text": plain(name, OPTION_LABEL), "value": f"{kind}:{record_id}:{name}"[:OPTION_VALUE]}


def _kind_of(intent: str, name: str) -> str:
    specs = INTENTS[intent].specs if intent in INTENTS else ()
    return next((spec.type for spec in specs if spec.name == name), "")


def _picked(chosen: Mapping[str, Any], kind: str) -> RecordRef | None:
    parts = str(chosen.get("value") or "").split(":", 2)
    if len(parts) != 3 or parts[0] != kind or not parts[1].isdecimal():
        return None
    return RecordRef(kind=kind, id=int(parts[1]), name=parts[2])


def _field(field: FormField, language: Language, record: RecordRef | None) -> Json:
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain(field.label, INPUT_LABEL),
        "element": _element(field, language, record),
        "optional": not field.required,
    }
    if hint := HINTS.get(field.type):
        block["hint"] = plain(hint[0 if language == "zh" else 1], INPUT_LABEL)
    return block


def _element(field: FormField, language: Language, record: RecordRef | None) -> Json:
    if field.options:
        return _select(field, language)
    if field.type in RECORD_SLOTS:
        return _search(field, language, record)
    if field.type == "date" and (not field.value or _is_day(field.value)):
        day = {"initial_date": field.value} if field.value else {}
        return {"type": "datepicker", "action_id": VALUE, **day}
    text: Json = {"type": "plain_text_input", "action_id": VALUE, "max_length": INPUT}
    if field.name in LONG_TEXTS:
        text["multiline"] = True
    if field.value:
        text["initial_value"] = field.value[:INPUT]
    return text


def _select(field: FormField, language: Language) -> Json:
    options = [
        {"text": plain(label, OPTION_LABEL), "value": value[:OPTION_VALUE]}
        for value, label in field.options[:100]
    ]
    made: Json = {"type": "static_select", "action_id": VALUE, "options": options}
    chosen = [one for one in options if one["value"] == field.value]
    return {**made, "initial_option": chosen[0]} if chosen else made


def _search(field: FormField, language: Language, record: RecordRef | None) -> Json:
    prompt = f"搜索{field.label}" if language == "zh" else f"Search: {field.label}"
    made: Json = {
        "type": "external_select",
        "action_id": VALUE,
        "min_query_length": 0,
        "placeholder": plain(prompt, OPTION_LABEL),
    }
    return (
        {**made, "initial_option": option(record.id, record.kind, record.name)} if record else made
    )


def _is_day(text: str) -> bool:
    year, _, rest = text.partition("-")
    return len(text) == 10 and year.isdecimal() and rest[2:3] == "-"
