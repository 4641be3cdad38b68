"""Times of day: 下午三点半, 15:00, 3:30 pm, "quarter to five", "in the morning"."""

import re
from datetime import datetime, timedelta

from intents.understand.slots.chinese_numerals import MEASURES, chinese_value
from intents.understand.slots.english_numerals import english_value
from intents.understand.slots.sense import Clock, Context, Handler, Part, Sense, on_day

_Z = r"(?:\d{1,2}|[一二两三四五六七八九十廿]{1,3})"
# 两点建议 and 三点要求 are points, not hours; 三点五万 is a number.
_NOT_POINTS = (
    "(?!意见|建议|要求|问题|说明|原因|内容|需求|改进|优势|想法|注意|补充|反馈|钱|都|也|儿|点|五万)"
)
_MINUTE = rf"(?P<m>{_Z})(?:分(?!之|钱|享)|(?![\d点{MEASURES}万千百亿%倍成.]))"
_PAST_HOUR = rf"(?:(?P<half>半)|(?P<q>[一1三3])刻|{_MINUTE}|整|钟(?!头))?"
_ZH_PARTS: dict[Part, str] = {
    "dawn": "凌晨|清晨|拂晓",
    "morning": "大清早|(?<![周期拜])一大?早|早上|早晨|上午|早间|午前",
    "noon": "中午|正午|晌午",
    "afternoon": "午后|下午(?!茶)",
    "evening": "傍晚|晚上|夜里|夜间|晚间|深夜|夜晚",
}
_ZH_SHORT: dict[str, Part] = {"早": "morning", "晚": "evening", "夜": "evening"}

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_H = rf"(?P<h>\d{{1,2}}|{_HOURS})"
_NOT_COUNT = (
    r"(?!\d|[.,:/%$€]\d|\s?%|\s?[万千百台席个套折]|[a-z]|\s[ap]\.?m\b|-\d|\s+(?:percent|pct|seats?|units?"
    r"|users?|million|"
    r"thousand|hundred|grand|dollars?|per|usd|eur|rmb|each|off|pieces?|sets?|licen\w+|days?|weeks?|"
    r"months?|years?|hours?|minutes?|points?|people|times|customers?|items?|and a half"
    r"|[A-Z][a-z]+ (?:St|Rd|Ave|Street|Road)))"
)
_NOT_AFTERNOON = {"a": 0, "p": 12}


def _int(text: str) -> int:
    value = english_value(text) if text.isascii() and text.isalpha() else chinese_value(text)
    return int(value or 0)


def _clock(hour: int, minute: int, *, sure: bool = False, weak: bool = False) -> Sense | None:
    if hour > 24 or minute > 59:
        return None
    return Sense(clock=Clock(hour, minute, sure=sure), weak=weak)


def _chinese(match: re.Match[str], _: Context) -> Sense | None:
    """三点半; a lone 一点 may mean "a little", so it counts only beside another time."""
    minute = 30 if match["half"] else _int(match["m"]) if match["m"] else 0
    if match["q"]:
        minute = 15 if match["q"] in "一1" else 45
    leading_zero = match["h"].startswith("0")
    return _clock(_int(match["h"]), minute, sure=leading_zero, weak=match[0] in ("一点", "1点"))


def _chinese_to(match: re.Match[str], _: Context) -> Sense | None:
    """差一刻五点, 五点差十分."""
    before = 15 if match["q"] else _int(match["m"])
    return _clock((_int(match["h"]) - 1) % 24, 60 - before)


def _digital(match: re.Match[str], _: Context) -> Sense | None:
    hour = int(match["h"])
    return _clock(hour, int(match["m"]), sure=match["h"].startswith("0") or hour > 12)


def _am_pm(match: re.Match[str], _: Context) -> Sense | None:
    hour = _int(match["h"].lower())
    if hour > 12:
        return _clock(hour, int(match["m"] or 0), sure=True)
    return _clock(hour % 12 + _NOT_AFTERNOON[match["ap"].lower()], int(match["m"] or 0), sure=True)


def _span(match: re.Match[str], _: Context) -> Sense | None:
    """3-4pm and 3-5点 begin at three."""
    first, second = int(match["h"]), int(match["h2"])
    later = match["ap"] is not None and match["ap"].lower() == "p" and first <= second
    sure = match["ap"] is not None
    return _clock(first + 12 if later and first < 12 else first, int(match["m"] or 0), sure=sure)


def _spoken(match: re.Match[str], _: Context) -> Sense | None:
    hour = _int(match["h"].lower())
    if hour > 12:
        return None
    away = {"half": 30, "quarter": 15}.get(match["n"].lower()) or _int(match["n"].lower())
    late = match["way"].lower() in ("past", "after")
    return _clock(hour if late else (hour - 1) or 12, away if late else 60 - away)


def _half_of_hour(match: re.Match[str], _: Context) -> Sense | None:
    """ "at half nine" is 9:30."""
    return _clock(_int(match["h"].lower()), 30)


def _hours_and_minutes(match: re.Match[str], _: Context) -> Sense | None:
    """14h, 14h30 and "at 1400" are times of day beside a day only: 12h may be a length."""
    return _clock(int(match["h"]), int(match["m"] or 0), sure=True, weak=True)


def _dotted(match: re.Match[str], _: Context) -> Sense | None:
    """ "8.15 on Thursday": an hour beside a day only, as it may be an amount."""
    return _clock(int(match["h"]), int(match["m"]), weak=True)


def _hour_before_part(match: re.Match[str], _: Context) -> Sense | None:
    """ "8 tonight": the hour of what follows."""
    return _clock(_int(match["h"].lower()), 0, weak=True)


def _between(match: re.Match[str], _: Context) -> Sense | None:
    """ "Between 2 and 3" begins at two; a bare one counts beside a day only."""
    first, second, ap = int(match["h"]), int(match["h2"]), (match["ap"] or "").lower()
    late = ap == "p" and first < 12 and first <= second
    return _clock(first + 12 if late else first, int(match["m"] or 0), sure=bool(ap), weak=not ap)


def _bare(match: re.Match[str], _: Context) -> Sense | None:
    """ "at 3" is a time of day; "by 3" only beside a day."""
    hour = _int(match["h"].lower())
    weak = match["lead"].lower() not in ("at", "@")
    return None if not 1 <= hour <= 12 else _clock(hour, 0, weak=weak)


def _exactly(hour: int) -> Handler:
    return lambda _m, _c: Sense(clock=Clock(hour, sure=True))


def _part(part: Part, *, weak: bool = False) -> Handler:
    return lambda _m, _c: Sense(clock=Clock(part=part), weak=weak)


def _part_on(part: Part, days: int) -> Handler:
    def read(_: re.Match[str], ctx: Context) -> Sense:
        day = ctx.today + timedelta(days=days)
        return Sense(on_day(day).days, clock=Clock(part=part))

    return read


def _short_part(match: re.Match[str], ctx: Context) -> Sense | None:
    """今早, 明晚."""
    days = {"今": 0, "当": 0, "明": 1, "后": 2, "昨": -1, "前": -2}[match["d"]]
    return _part_on(_ZH_SHORT[match["p"]], days)(match, ctx)


def _closing(_: re.Match[str], ctx: Context) -> Sense:
    """EOD is today, but "EOD Friday" is Friday."""
    return on_day(ctx.today, "closing")


def _later(match: re.Match[str], ctx: Context) -> Sense | None:
    """两小时后, "in 20 minutes"."""
    text = match["n"].lower()
    count = 0.5 if text.startswith(("半", "half")) else float(_int(text)) or 1.0
    hours = match["u"].lower().startswith(("小", "钟头", "h"))
    seconds = (count + (0.5 if match["and"] else 0)) * (3600 if hours else 60)
    sign = -1 if re.search("前|ago", match[0]) else 1
    return Sense(exact=_minute(ctx.now + timedelta(seconds=sign * seconds)))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


CHINESE: list[tuple[str, Handler]] = [
    (
        rf"(?<![\d.第:周])(?<!星期)(?<!礼拜)(?P<h>{_Z})(?:点{_NOT_POINTS}|时(?![间候段长效代光]|而)){_PAST_HOUR}",
        _chinese,
    ),
    (rf"差(?:(?P<q>一刻)|(?P<m>{_Z})分)钟?(?P<h>{_Z})点", _chinese_to),
    (rf"(?P<h>{_Z})点差(?:(?P<q>一刻)|(?P<m>{_Z})分)", _chinese_to),
    (r"(?<![\d.])(?P<h>\d{1,2})(?P<m>(?!))?[-~到](?P<h2>\d{1,2})点(?P<ap>(?!))?", _span),
    *[(rf"(?:{words})(?!好)", _part(part)) for part, words in _ZH_PARTS.items()],
    (r"(?P<d>[今明后昨前当])(?P<p>[早晚夜])(?!点|些|一)", _short_part),
    (r"早(?![点些一已就期前日])", _part("morning", weak=True)),
    (r"晚(?![点些一于期])", _part("evening", weak=True)),
    ("(?:半夜|午夜|零点|零时)", _exactly(24)),
    ("(?:下班|收工)之?前|当天内|今天之?内", _closing),
    (
        rf"再?过(?P<n>{_Z}|半)(?P<and>个半)?个?(?P<u>小时|钟头|分钟|刻钟)(?!之?[前内后])",
        _later,
    ),
    (
        rf"(?P<n>{_Z}|半)(?P<and>个半)?个?(?P<u>小时|钟头|分钟|刻钟)(?:之后|以后|后|之前|以前|前)",
        _later,
    ),
]

ENGLISH: list[tuple[str, Handler]] = [
    (r"(?<![\d.:$€£¥])(?P<h>\d{1,2})[:：](?P<m>\d\d)(?!\d|:?\d|\s*[ap]\.?m)", _digital),
    (
        rf"(?<![\d.:$/])\b(?P<h>\d{{1,2}}|{_HOURS})(?:[:.](?P<m>\d\d))?\s?(?P<ap>[ap])(?:\.m\."
        rf"|\.?m\b)",
        _am_pm,
    ),
    (
        r"(?<![\d.:$/])(?P<h>\d{1,2})(?::(?P<m>\d\d))?\s?(?P<a1>[ap]m)?\s?(?:-|–|to|till|until)\s?"
        r"(?P<h2>\d{1,2})(?::\d\d)?\s?(?P<ap>[ap])\.?m\b",
        _span,
    ),
    (
        rf"\b(?P<n>half|quarter|(?:five|ten|twenty(?:[ -]five)?|\d\d?)(?: minutes?)?)\s"
        rf"(?P<way>past|after)\s{_H}\b",
        _spoken,
    ),
    (
        rf"\b(?:a )?(?P<n>quarter|(?:five|ten|twenty)(?: minutes)?)\s(?P<way>to|of|before)\s"
        rf"(?P<h>{_HOURS}|\d{{1,2}})\b{_NOT_COUNT}",
        _spoken,
    ),
    (
        rf"\b(?P<lead>at|@|by|around|about|before|after|from|till|until)\s?{_H}\b"
        rf"(?:ish)?{_NOT_COUNT}",
        _bare,
    ),
    (rf"\b{_H}(?P<lead>)\s?o'?clock\b", lambda m, c: _clock(_int(m["h"].lower()), 0)),
    (
        rf"\bhalf\s(?P<h>{_HOURS})\b(?!\s(?:days?|weeks?|months?|years?|hours?|dozen|of|percent|million|units?)\b)",
        _half_of_hour,
    ),
    (r"(?<![\d.:$€£¥/-])(?P<h>[01]?\d|2[0-4])h(?P<m>[0-5]\d)?\b", _hours_and_minutes),
    (
        r"(?:(?<=\bat )|(?<=\bby )|(?<=\bme )|(?<=\bus )|(?<=\bfrom )|(?<=\buntil )|(?<=day )|(?<=tomorrow )|(?<=today ))"
        r"(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?![\d.,%]|\s?(?:k|m|bn|%|usd|eur|gbp|cny|dollars?|euros?|pounds?|hours?|percent)\b)",
        _dotted,
    ),
    (
        r"\bat (?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\b"
        r"(?=\s*(?:$|[.,;!?)]|(?:h|hrs|hours|on|tomorrow|today|tmrw?)\b))",
        _hours_and_minutes,
    ),
    (
        rf"(?<![\d.:$€£¥/-])\b{_H}(?=\s(?:to-?night|this (?:morning|afternoon|evening)"
        rf"|(?:tomorrow|tmrw?) (?:morning|afternoon|evening|night)|in the (?:morning|afternoon|evening)))",
        _hour_before_part,
    ),
    (
        r"\bbetween (?P<h>\d{1,2})(?::(?P<m>\d\d))? and (?P<h2>\d{1,2})(?::\d\d)?\s?"
        rf"(?:(?P<ap>[ap])\.?m\b|{_NOT_COUNT})",
        _between,
    ),
    (rf"(?<![\d.:$€£¥/-])\b{_H}(?=ish\b)ish", _hour_before_part),
    (r"\b(?:noon|midday|noontime)\b", _exactly(12)),
    (r"\bmidnight\b", _exactly(24)),
    (r"\bthis morning\b", _part_on("morning", 0)),
    (r"\bthis afternoon\b", _part_on("afternoon", 0)),
    (r"\b(?:this evening|to-?night|tonite)\b", _part_on("evening", 0)),
    (r"\blast (?:night|evening)\b", _part_on("evening", -1)),
    (r"\bin the (?:early )?morning\b", _part("morning")),
    (r"\bin the (?:late |early )?afternoon\b", _part("afternoon")),
    (r"\b(?:in the evening|at night)\b", _part("evening")),
    (r"\b(?:morning|first thing)\b", _part("morning", weak=True)),
    (r"\bafternoon\b", _part("afternoon", weak=True)),
    (r"\b(?:evening|night)\b", _part("evening", weak=True)),
    (r"\blunch ?time\b", _part("noon", weak=True)),
    (
        r"\b(?:by |at )?(?:the )?(?:EOD|COB|end of (?:the )?(?:business )?day|close of business)\b",
        _closing,
    ),
    (
        r"\bin (?P<n>half an?|an?|\d{1,3}|[a-z]+)(?P<and> and a half)? (?P<u>hours?|hrs?"
        r"|minutes?|mins?)\b(?! and a half)",
        _later,
    ),
    (
        r"\bin (?P<n>an?|one|two|three) (?P<u>hours?)(?P<and> and a half)\b",
        _later,
    ),
    (
        r"\b(?P<n>half an?|an?|\d{1,3}|[a-z]+)(?P<and> and a half)? (?P<u>hours?|hrs?"
        r"|minutes?|mins?)"
        r" (?:from now|later|ago)\b",
        _later,
    ),
]
