"""Telephone numbers and addresses of mail in a message."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

EMAIL = Pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
PHONE = Pattern(
    r"(?<![A-Za-z0-9.@+-])(?:"
    r"\+\d{1,3}[\s-]?(?:\(\d{1,4}\)[\s-]?)?\d(?:[\s-]?\d){5,12}"
    r"|\(\d{2,4}\)[\s-]?\d{3,4}[\s-]?\d{3,4}"
    r"|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}"
    r"|[48]00-?\d{3,4}-?\d{3,4}"
    r"|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,5}|0\d{9,11}"
    r"|\d{3,4}-\d{7,8}|\d{3}[\s-]\d{3}[\s-]\d{4}|\d{3}-\d{4}|\d{4}[\s-]\d{4}|\d{7,8}(?!\d)"
    r")(?![A-Za-z0-9@]|[.-]\d)"
)
_LABELLED = Pattern(
    r"(?:电话|手机|座机|号码|联系方式|\btel|\bphone|\bmobile|\bcell|\bnumber)[a-z]*(?:号码?|号)?"
    r"(?:改成|换成|改为|换了|是|为|更新为|to|is|:|：|\s|，|,)*(\+?\(?\d[\d\s()-]{4,}\d)",
    re.I,
)


def phone_in(text: str) -> str | None:
    """The first telephone number, as it is written."""
    match = _LABELLED.search(text)
    if match is not None:
        return match[1].strip()
    found = [m[0].strip() for m in PHONE.finditer(text) if not _is_date(m[0])]
    return found[0] if found else None


def _is_date(text: str) -> bool:
    """2026-12 and 20261203 are days."""
    return bool(re.fullmatch(r"(?:19|20)\d\d[-\s]?(?:0[1-9]|1[0-2])(?:[-\s]?[0-3]\d)?", text))


def phone_said(request: Request) -> SlotValue:
    """The telephone number that a message gives."""
    return phone_in(EMAIL.sub(lambda m: " " * len(m[0]), request.text))


def email_said(request: Request) -> SlotValue:
    """The address of mail that a message gives."""
    match = EMAIL.search(request.text)
    return match[0] if match else None


def details(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers and addresses of mail stand."""
    found = [m.span() for m in EMAIL.finditer(text)]
    return found + [m.span() for m in PHONE.finditer(text)]
