"""The value of a field as a person says it, as the field's column holds it."""

import re
from datetime import date, datetime
from typing import Any
from unicodedata import normalize

from crm_store.kinds import Column
from crm_store.models import User
from crm_store.names import name_key
from crm_store.transfer.dates import read_moment
from crm_store.transfer.errors import CellRefusedError
from crm_store.transfer.words import read_flag, read_option
from intents.context import Context, RefusedError
from intents.format import word
from intents.pattern import Pattern
from intents.understand.slots.times import as_date, find_times

LONGEST = 2000
LONGEST_NAME = 200
CLEARING = frozenset(
    "清空 清除 空 空白 无 没有 删除 删掉 去掉 clear empty none blank remove delete nil".split()
)
_PHONE = Pattern(r"[+(]?[\d][\d\s().\-–/*#]*(?:(?:转|分机|ext\.?|x)\s*\d+)?", re.IGNORECASE)
_EMAIL = Pattern(r"[^@\s,;]+@[^@\s,;]+\.[^@\s.,;]{2,}")
_LEVEL = Pattern(r"([A-Za-z])\s*(?:级|类|level|grade|tier)?客?户?", re.IGNORECASE)


def clears(text: str) -> bool:
    """Whether a value says that the field is to be empty."""
    return name_key(text) in CLEARING or text.strip() in ("", "-", "—")


def name_value(text: str, context: Context) -> str:
    """A record's name; RefusedError where it is empty or far too long."""
    name = clean(text)
    if not name:
        raise RefusedError(context.say("名称不能为空。", "A name cannot be empty."))
    if len(name) > LONGEST_NAME:
        raise RefusedError(
            context.say(f"名称太长了（超过 {LONGEST_NAME} 个字）。",
                        f"That name is too long (over {LONGEST_NAME} characters)."),
            context.say("请说一个短一点的名称。", "Please give a shorter one."),
        )  # fmt: skip
    return name


def phone_value(text: str, context: Context) -> str:
    """A telephone number as it was given; RefusedError where it is none."""
    phone = normalize("NFKC", clean(text))
    if not _PHONE.fullmatch(phone) or not 5 <= sum(char.isdigit() for char in phone) <= 20:
        raise RefusedError(
            context.say(f"“{shown(text)}”不像电话号码。", f"“{shown(text)}” is no phone number."),
            context.say("比如 13800001111 或 021-55667788。", "For example +1 415 555 0100."),
        )
    return phone


def email_value(text: str, context: Context) -> str:
    """An e-mail address; RefusedError where it is none."""
    email = normalize("NFKC", clean(text)).removeprefix("mailto:")
    if not _EMAIL.fullmatch(email) or len(email) > 254:
        raise RefusedError(
            context.say(f"“{shown(text)}”不像邮箱地址。", f"“{shown(text)}” is no e-mail address."),
            context.say("比如 sales@example.com。", "For example sales@example.com."),
        )
    return email


def date_value(text: str, context: Context) -> date:
    """A date as files or people write it; RefusedError where it is none."""
    try:
        return read_moment(clean(text)).day
    except CellRefusedError as error:
        local = datetime.combine(context.today, datetime.min.time())
        found = find_times(text, local, "past")
        if len(found) == 1 and found[0].value.kind == "date":
            return as_date(found[0].value)
        raise RefusedError(
            context.say(f"“{shown(text)}”不是日期。", f"“{shown(text)}” is no date."),
            error.sentence(context.actor),
        ) from None


def level_value(text: str) -> str:
    """A level: `a级` is A, any other word is kept."""
    letter = _LEVEL.fullmatch(clean(text))
    return letter[1].upper() if letter else clean(text)


def user_value(text: str, context: Context) -> User:
    """The colleague of that name, or the speaker; RefusedError where it is not one person."""
    store = context.store
    if name_key(text) in ("我", "自己", "我自己", "本人", "me", "myself", "i"):
        own = store.users.get(context.actor.user_id or 0)
        if own is not None:
            return own
    matches = store.names.find(text, "user")
    if len(matches) != 1:
        names = context.say("、", ", ").join(match.name for match in matches)
        raise RefusedError(
            context.say(
                f"没有叫“{shown(text)}”的同事。", f"No colleague is called “{shown(text)}”."
            )
            if not matches
            else context.say(
                f"“{shown(text)}”可能是：{names}。", f"“{shown(text)}” may be {names}."
            ),
            context.say("请说全名。", "Please give the full name."),
        )
    user: User | None = store.users.get(matches[0].id)
    assert user is not None
    return user


def plain_value(column: Column, text: str, context: Context) -> Any:
    """The value of a column that names no other record; RefusedError where the text is none."""
    if column.name == "level":
        return level_value(text)
    match column.type:
        case "phone":
            return phone_value(text, context)
        case "email":
            return email_value(text, context)
        case "date":
            return date_value(text, context)
        case "choice":
            return _choice(column, text, context)
        case "flag":
            return _flag(text, context)
        case _:
            return name_value(text, context) if column.name == "name" else clean(text)[:LONGEST]


def _choice(column: Column, text: str, context: Context) -> str:
    option = read_option(text, column.options)
    if option is None:
        options = context.say("、", ", ").join(word(one, context.actor) for one in column.options)
        label = column.label(context.actor.language)
        raise RefusedError(
            context.say(
                f"{label}不能是“{shown(text)}”。", f"The {label} cannot be “{shown(text)}”."
            ),
            context.say(f"可以是：{options}。", f"It can be: {options}."),
        )
    return option


def _flag(text: str, context: Context) -> bool:
    flag = read_flag(text)
    if flag is None:
        raise RefusedError(
            context.say(
                f"“{shown(text)}”不是“是”或“否”。", f"“{shown(text)}” is neither yes nor no."
            )
        )
    return flag


def clean(text: str) -> str:
    """A text without what no store can hold, and without spaces around it."""
    return text.replace("\x00", "").strip()


def shown(text: str) -> str:
    """A typed text as an error message quotes it: not longer than a line."""
    return text if len(text) <= 60 else f"{text[:59]}…"
