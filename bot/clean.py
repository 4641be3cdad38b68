"""What comes in from outside is made fit to be kept."""

from pydantic import JsonValue

LOST = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    """Text without what no store can keep: NUL is left out, half a surrogate pair replaced.

    PostgreSQL keeps no NUL in text, and a lone surrogate has no form in UTF-8.
    """
    kept = text.replace("\0", "")
    try:
        kept.encode()
    except UnicodeEncodeError:
        return "".join(LOST if "\ud800" <= char <= "\udfff" else char for char in kept)
    return kept


def clean_json(value: JsonValue) -> JsonValue:
    """A JSON value whose texts, names included, are all clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_json(item) for item in value]
    if isinstance(value, dict):
        return {clean(name): clean_json(item) for name, item in value.items()}
    return value
