"""Numbers as people write them in files: whole, money, percentages."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from unicodedata import normalize

from crm_store.models.base import AMOUNT_SCALE
from crm_store.transfer.errors import CellRefusedError

LARGEST_WHOLE = 2**31 - 1
LARGEST_AMOUNT = Decimal(10) ** 14
DOLLARS = ("USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MXN")
SIGNS: dict[str, tuple[str, ...]] = {
    "$": DOLLARS, "US$": ("USD",), "HK$": ("HKD",), "NT$": ("TWD",), "S$": ("SGD",),
    "A$": ("AUD",), "C$": ("CAD",), "¥": ("CNY", "JPY"), "€": ("EUR",), "£": ("GBP",),
    "₩": ("KRW",), "₹": ("INR",), "元": ("CNY",), "人民币": ("CNY",), "RMB": ("CNY",),
    "块": ("CNY",), "美元": ("USD",), "欧元": ("EUR",), "英镑": ("GBP",), "港币": ("HKD",),
    "港元": ("HKD",), "日元": ("JPY",), "円": ("JPY",), "韩元": ("KRW",), "台币": ("TWD",),
    "新台币": ("TWD",), "新元": ("SGD",), "卢布": ("RUB",), "₽": ("RUB",),
}  # fmt: skip
"""What a sign or word before or after an amount may stand for, the likeliest first."""
SCALES = {"万": 10_000, "亿": 100_000_000, "k": 1_000, "": 1}

_MONEY = re.compile(
    r"(?P<before>[^\d+\-.,(]*)(?P<open>\()?(?P<sign>[+\-]?)(?P<inner>[^\d.,)]*)"
    r"(?P<digits>\d[\d., '’]*|[.,]\d+)(?P<scale>万|亿|k)?\)?(?P<after>\D*)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Amount:
    """An amount and the currencies that its sign or code may stand for (none without one)."""

    value: Decimal
    currencies: tuple[str, ...] = ()


def read_whole(text: str) -> int:
    """A whole number; raises CellRefusedError."""
    value = read_decimal(text)
    if value != value.to_integral_value() or abs(value) > LARGEST_WHOLE:
        raise CellRefusedError("这里要一个整数。", "A whole number is needed here.")
    return int(value)


def read_decimal(text: str) -> Decimal:
    """A number without a currency; raises CellRefusedError."""
    amount = read_amount(text)
    if amount.currencies:
        raise CellRefusedError("这里要一个数字，不带币种。", "A plain number is needed here.")
    return amount.value


def read_amount(text: str) -> Amount:
    """Money with or without its sign or code; raises CellRefusedError."""
    found = _MONEY.fullmatch(normalize("NFKC", text).strip())
    if found is None:
        raise _no_amount()
    value = _digits(found["digits"]) * SCALES[(found["scale"] or "").lower()]
    if found["sign"] == "-" or found["open"]:
        value = -value
    if abs(value) >= LARGEST_AMOUNT:
        raise CellRefusedError("这个数太大了。", "This number is too large.")
    marks = [found[group].strip() for group in ("before", "inner", "after")]
    return Amount(_exact(value), _currencies([mark for mark in marks if mark]))


def read_currency(text: str) -> str:
    """A currency's three-letter code, from its code, sign or name; raises CellRefusedError."""
    return _currencies([normalize("NFKC", text).strip()])[0]


def read_percent(text: str, scale: int) -> int:
    """A percentage, 0 to 100: `60%`, `60`, or a share where `scale` is 100 (0.6)."""
    written = normalize("NFKC", text).strip()
    value = read_decimal(written.removesuffix("%"))
    value = value if written.endswith("%") else value * scale
    if not 0 <= value <= 100:
        raise CellRefusedError("百分比要在 0 到 100 之间。", "A percentage lies between 0 and 100.")
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _currencies(marks: list[str]) -> tuple[str, ...]:
    if not marks:
        return ()
    mark = " ".join(marks)
    known = SIGNS.get(mark) or SIGNS.get(mark.upper())
    if known:
        return known
    if _CODE.fullmatch(mark.upper()) and mark.isascii():
        return (mark.upper(),)
    raise CellRefusedError(f"“{mark}”不是已知的币种。", f'"{mark}" is no currency that is known.')


def _digits(text: str) -> Decimal:
    plain = re.sub(r"[ '’]", "", text)
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma > dot and (dot >= 0 or re.fullmatch(r"\d*,\d{1,2}", plain)):
        plain = plain.replace(".", "").replace(",", ".")  # 1.234,50 and 12,5
    elif comma >= 0 and not re.fullmatch(r"\d{1,3}(,\d{2,4})*,\d{3,4}(\.\d*)?", plain):
        raise _no_amount()
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        raise _no_amount() from None


def _exact(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-AMOUNT_SCALE), ROUND_HALF_UP)


def _no_amount() -> CellRefusedError:
    return CellRefusedError(
        "这里要一个数字，例如 12,500.00。", "A number is needed here, such as 12,500.00."
    )
