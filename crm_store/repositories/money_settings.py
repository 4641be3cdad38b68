"""The workspace's currency, exchange rates and commission, as somebody sets them."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from pydantic import JsonValue
from sqlalchemy import delete

from crm_store.models import ExchangeRate
from crm_store.repositories.workspace import Workspace

BASE_CURRENCY = "base_currency"
COMMISSION_RATE = "commission_rate"
EXCHANGE_RATES = "exchange_rates"
MOST_PERCENT = 100
EARLIEST = date(1900, 1, 1)


def set_base_currency(workspace: Workspace, value: JsonValue) -> None:
    """Set it; rates into another one go, since they would convert wrongly. Raises ValueError."""
    code = _code(value)
    if workspace.base_currency not in (None, code):
        workspace.session.execute(delete(ExchangeRate))
    workspace.set(BASE_CURRENCY, code)


def set_commission_rate(workspace: Workspace, value: JsonValue) -> None:
    """Set it, in percent of revenue. Raises ValueError."""
    percent = _number(str(value).removesuffix("%"))
    if percent > MOST_PERCENT:
        raise ValueError(f"{value}; it is a percentage, such as 5")
    workspace.set(COMMISSION_RATE, f"{percent.normalize():f}")


def set_exchange_rates(workspace: Workspace, value: JsonValue, on: date) -> None:
    """Set what one unit of each currency is in the base currency from that day on.

    Earlier days keep their rates; where a currency had none, they get this one. Raises ValueError.
    """
    if workspace.base_currency is None:
        raise ValueError("set base_currency first, the currency that the others turn into")
    if not isinstance(value, dict):
        raise ValueError(f"{value}; rates are written {{'USD': 7.12}}")
    rates = {_code(name): _number(str(rate)) for name, rate in value.items()}
    held = workspace.rates(on)
    for name, rate in rates.items():
        _replace(workspace, name, rate, on if name in held else EARLIEST)


def rates_on(workspace: Workspace, on: date) -> dict[str, JsonValue] | None:
    """The rates of a day as they are set; None where there are none."""
    held = workspace.rates(on)
    return {
        name: f"{held[name]:f}" for name in sorted(held) if name != workspace.base_currency
    } or None


def _replace(workspace: Workspace, currency: str, rate: Decimal, on: date) -> None:
    """One rate a currency and day."""
    same = (ExchangeRate.currency == currency, ExchangeRate.valid_from == on)
    workspace.session.execute(delete(ExchangeRate).where(*same))
    workspace.session.add(ExchangeRate(currency=currency, rate=f"{rate:f}", valid_from=on))


def _code(value: JsonValue) -> str:
    code = str(value).strip().upper()
    if re.fullmatch(r"[A-Z]{3}", code) is None:
        raise ValueError(f"{value}; a currency is a code of three letters, such as USD")
    return code


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        number = Decimal(0)
    if not number.is_finite() or number <= 0:
        raise ValueError(f"{text}; it has to be a number above 0")
    return number
