"""Whether a call is valid by the Bot API's own description (../shared/data/telegram/api.json)."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]
DESCRIPTION = Path(__file__).parents[4] / "shared" / "data" / "telegram" / "api.json"


class BrokenRuleError(Exception):
    """A call that the platform would refuse; the text is its answer's description."""


@lru_cache(maxsize=1)
def description() -> Json | None:
    """The methods and types; None where the description is not here."""
    if not DESCRIPTION.is_file():
        return None
    loaded: Json = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return loaded


def read_call(method: str, given: Json) -> Json:
    """The parameters as values, checked. `given` are texts, and bytes where a file is uploaded."""
    api = description()
    if api is None:
        return {name: _loosely(value) for name, value in given.items()}
    if method not in api["methods"]:
        raise BrokenRuleError(f"Not Found: method {method}")
    return _fields(method, api["methods"][method].get("fields", []), _decoded(method, given, api))


def _decoded(method: str, given: Json, api: Json) -> Json:
    types = {field["name"]: field["types"] for field in api["methods"][method].get("fields", [])}
    uploads = {name for name, value in given.items() if isinstance(value, bytes)}
    found: Json = {}
    for name, value in given.items():
        if name in uploads and name not in types:
            continue  # the bytes of an attach:// reference
        if name not in types:
            raise BrokenRuleError(f"{method} has no parameter {name}")
        text = isinstance(value, str) and "String" not in types[name]
        found[name] = _json(method, name, value) if text else value
        if text is False and "Integer" in types[name] and str(value).lstrip("-").isdigit():
            found[name] = int(value)
    return found


def _json(method: str, name: str, value: str) -> Any:
    if value.startswith("attach://"):
        return value.encode()
    try:
        return json.loads(value)
    except ValueError:
        raise BrokenRuleError(f"{method}: {name} is no JSON: {value[:60]}") from None


def _fields(owner: str, fields: list[Json], held: Json) -> Json:
    for field in fields:
        if field["required"] and field["name"] not in held:
            raise BrokenRuleError(f"{owner}: {field['name']} is missing")
    by_name = {field["name"]: field for field in fields}
    for name, value in held.items():
        if name not in by_name:
            raise BrokenRuleError(f"{owner} has no field {name}")
        if not any(_is(kind, value) for kind in by_name[name]["types"]):
            kinds = by_name[name]["types"]
            raise BrokenRuleError(f"{owner}: {name} is none of {kinds}: {str(value)[:80]}")
    return held


def _is(kind: str, value: Any) -> bool:
    """Whether a value is of a type, as the description names types."""
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(_is(kind[9:], one) for one in value)
    plain: dict[str, type | tuple[type, ...]] = {
        "Integer": int, "String": str, "Boolean": bool, "Float": (int, float), "InputFile": bytes,
        "True": bool,
    }  # fmt: skip
    if kind in plain:
        right = isinstance(value, plain[kind])
        return right and (kind in ("Boolean", "True") or not isinstance(value, bool))
    return isinstance(value, dict) and _is_object(kind, value)


def _is_object(kind: str, value: Json) -> bool:
    api = description()
    assert api is not None
    declared = api["types"][kind]
    if declared.get("subtypes"):
        return any(_is_object(one, value) for one in declared["subtypes"])
    try:
        _fields(kind, declared.get("fields", []), value)
    except BrokenRuleError:
        return False
    return True


def _loosely(value: Any) -> Any:
    """Without the description: what is JSON, as JSON."""
    if isinstance(value, str) and (value[:1] in "[{" or value.lstrip("-").isdigit()):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
