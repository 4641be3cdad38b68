"""Text made ready for matching: simplified characters, plain digits, numbers of documents hidden.

Patterns need to know one writing only. Every change but one keeps the length; the spaces between
digits and Chinese characters are dropped ("12 月 3 号"), so positions are mapped back at the end.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from intents.pattern import Pattern
from intents.understand.slots.span import Found, T

HIDDEN = "\0"  # stands for each character of a phone, document number, address of mail or web

_TRADITIONAL = (
    "兩萬億點號週禮個後這來幾雙農曆節國慶陰臘閏時鐘過間內開從現塊錢圓幣歐鎊韓臺聖誕勞動婦兒價優讓減"
)
_SIMPLIFIED = (
    "两万亿点号周礼个后这来几双农历节国庆阴腊闰时钟过间内开从现块钱圆币欧镑韩台圣诞劳动妇儿价优让减"
)
_TRADITIONAL_2 = "參貳陸單條張臺間萬終當華約電話機會貨樓線門無還將給"
_SIMPLIFIED_2 = "叁贰陆单条张台间万终当华约电话机会货楼线门无还将给"
_WIDE = "０１２３４５６７８９：／．－（）～％＄￥〇’‘＋"
_PLAIN = "0123456789:/.-()~%$¥零''+"
_TABLE = str.maketrans(
    _TRADITIONAL + _TRADITIONAL_2 + _WIDE + "\u00a0\u3000",
    _SIMPLIFIED + _SIMPLIFIED_2 + _PLAIN + "  ",
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_FORMAL_RUN = Pattern("[壹贰叁肆伍陆柒捌玖拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+")

CJK = "\u3400-\u9fff"
_GAP = Pattern(rf"(?<=[0-9]) +(?=[{CJK}])|(?<=[{CJK}]) +(?=[0-9])")

CODES = "USD|CNY|RMB|EUR|GBP|JPY|HKD|TWD|NTD|KRW|SGD|AUD|CAD|INR|CHF|MYR|THB"
# Words that may stand before a hyphen and a number without making a document number of them.
_PLAIN_WORDS = (
    rf"{CODES}|FY|Q|H|mid|early|late|end|pre|post|to|at|by|from|till|until|next|last|"
    "jan[a-z]*|feb[a-z]*|mar|march|apr|april|may|june?|july?|aug|august|"
    "sept?|september|oct|october|nov|november|dec|december"
)
_HIDE = Pattern(
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|[A-Za-z0-9-]+\.(?:com|cn|net|org|io|ai)\b"
    r"|(?:https?://|www\.)[A-Za-z0-9:/?#._=&%~+-]+"
    # phones: Chinese mobiles, landlines with an area code, 400 lines, international, American
    r"|(?<![\d-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|(?<![\d-])0\d{2,3}-?\d{7,8}(?!\d)|(?<!\d)[48]00-\d{3,4}-\d{3,4}(?!\d)"
    r"|\+\d[\d ()-]{7,}\d|(?<![\d-])\(?\d{3}\)?[ -]\d{3}-\d{4}(?!\d)"
    r"|(?<![\d.,-])\d{3}-\d{4}(?![\d-]|\.\d)"
    # document numbers, and models such as S7-1200
    rf"|(?<![A-Za-z0-9])(?!(?i:{_PLAIN_WORDS})-?\d)"
    r"(?:[A-Za-z]{1,8}-\d+(?:-\d+)*|[A-Z]{1,6}\d{2,}(?:-\d+)*)(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(?![QH][1-4]-)[A-Za-z]+\d+-\d+(?![0-9])"
    r"|(?<![A-Za-z0-9])(?:so|po|inv|qt|ht|ct|tk|wo|rma)\d{2,}(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(?:SO|PO|INV|QT|HT|CT|TK|WO|RMA) \d{2,}(?![A-Za-z0-9])"
    r"|(?:单号|编号|号码|电话|手机号?|尾号|工号|税号|账号|卡号|邮编)[是为:]? ?[A-Za-z0-9-]+"
    r"|#\d+|\b(?i:no\.) ?\d+|\b[vV]\d+(?:\.\d+)*"
    # addresses with four parts and versions; 2026.12.3 and 1.200.000 are neither
    r"|(?<![\d.])(?!(?:19|20)\d\d\.|\d\d?\.\d\d?\.20\d\d(?![\d.])|\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,3}(?![\d.])"
    # house numbers: 人民路 88 号
    r"|(?<=[路街道弄巷]) ?\d+ ?号"
)


# Nobody writes a number of so many characters, and patterns would take ever longer over it.
_ENDLESS = Pattern(r"[\d零一二两三四五六七八九十百千万亿点.,']{25,}")


@dataclass(frozen=True)
class Prepared:
    """The text to match, and for each of its characters the place in the text as written."""

    text: str
    original: str
    places: list[int] | None

    def back(self, found: Found[T]) -> Found[T]:
        """The same find at its place in the text as written."""
        start, end = found.start, found.end
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return Found(start, end, found.value, self.original[start:end])

    def all_back(self, finds: Iterable[Found[T]]) -> list[Found[T]]:
        """Every find at its place in the text as written."""
        return [self.back(found) for found in finds]


def prepare(text: str) -> Prepared:
    """Make a text ready for the patterns of this package."""
    plain = _FORMAL_RUN.sub(lambda m: m[0].translate(_FORMAL), text.translate(_TABLE))
    for hide in (_HIDE, _ENDLESS):
        plain = hide.sub(lambda m: HIDDEN * len(m[0]), plain)
    if not _GAP.search(plain):
        return Prepared(plain, text, None)
    dropped = {i for m in _GAP.finditer(plain) for i in range(*m.span())}
    places = [i for i in range(len(plain)) if i not in dropped]
    return Prepared("".join(plain[i] for i in places), text, places)
