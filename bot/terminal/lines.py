"""JSON lines: one request a line in, one answer a line out, whatever comes in."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, JsonValue, ValidationError

from bot.clean import clean_json

YEARS = range(1900, 9000)

M = TypeVar("M", bound=BaseModel)
Answer = dict[str, JsonValue]


class RequestError(ValueError):
    """A line that is no valid request; the text is a sentence."""


def answer_lines(answer: Callable[[JsonValue], Answer], lines: Iterable[bytes]) -> Iterator[str]:
    """The answer to each line that is not blank; one that cannot be answered gets an error."""
    for number, raw in enumerate(lines):
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 0 else raw
        if line.strip():
            yield json.dumps(_answered(answer, line), ensure_ascii=False)


def run(
    answer: Callable[[JsonValue], Answer], after_first: Callable[[], None] | None = None
) -> None:
    """Answer standard input until it ends, each line as soon as it is there.

    `after_first` is done once, when the first answer is out.
    """
    for number, line in enumerate(answer_lines(answer, sys.stdin.buffer)):
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()
        if number == 0 and after_first is not None:
            after_first()


def parsed(model: type[M], value: JsonValue) -> M:
    """A request of that shape. Raises RequestError."""
    if not isinstance(value, dict):
        raise RequestError("A line has to be a JSON object.")
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        what = first["msg"].removeprefix("Value error, ")
        raise RequestError(f"{where}: {what}." if where else f"{what}.") from error


def local_moment(given: str, zone: ZoneInfo) -> datetime:
    """An ISO time as an aware one: local to that zone unless it names its own offset."""
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise RequestError(f"now: {given!r} is no time; 2026-11-23T10:00 is one.") from error
    if moment.year not in YEARS:
        raise RequestError(f"now: the year {moment.year} is out of reach.")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _answered(answer: Callable[[JsonValue], Answer], line: bytes) -> Answer:
    try:
        value: JsonValue = clean_json(json.loads(line.decode()))
    except UnicodeDecodeError:
        return {"error": "The line is not UTF-8."}
    except (ValueError, RecursionError) as error:
        return {"error": f"The line is no JSON: {error}."}
    try:
        return answer(value)
    except Exception as error:
        return {**_known(value), "error": _sentence(error)}


def _known(value: JsonValue) -> Answer:
    """What tells the program which of its lines this is about."""
    names = ("id", "conversation")
    return {name: value[name] for name in names if name in value} if isinstance(value, dict) else {}


def _sentence(error: Exception) -> str:
    from bot.commands.problems import sentence

    return sentence(error, "en")
