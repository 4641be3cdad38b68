"""Where a customer's person is, as far as their telephone number tells: country and clock."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crm_store.scope import Language

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME: dict[Language, str] = {"zh": "CN", "en": "US"}
"""Whose numbering plan a number without a country code is read by."""


def country_of(phone: str | None, language: Language) -> str | None:
    """The ISO code of a telephone number's country; None where it tells none."""
    from phonenumbers import region_code_for_number

    number = _number(phone, language)
    return region_code_for_number(number) if number is not None else None


def clock_of(phone: str | None, language: Language, default: ZoneInfo) -> ZoneInfo:
    """The zone of a telephone number; the default where it tells none, or several."""
    from phonenumbers.timezone import time_zones_for_number

    number = _number(phone, language)
    zones = time_zones_for_number(number) if number is not None else ()
    return ZoneInfo(zones[0]) if len(zones) == 1 and "/" in zones[0] else default


def _number(phone: str | None, language: Language) -> "PhoneNumber | None":
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        number = parse(phone or "", HOME[language])
    except NumberParseException:
        return None
    return number if is_valid_number(number) else None
