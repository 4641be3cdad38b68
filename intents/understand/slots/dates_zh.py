"""Days in Chinese: 后天, 下周三, 12月3号, 三天后, 月底."""

import re
from datetime import date, timedelta

from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.days import day_of, month_of, quarter_of, shift, week_of, year_of
from intents.understand.slots.sense import (
    Context,
    Handler,
    Sense,
    chosen_day,
    day_of_month,
    month_day,
    on_day,
    over,
)
from intents.understand.slots.when import Period

N = r"(?:\d{1,3}|[一二两三四五六七八九十廿卅]{1,4})"
UNITS = {
    "天": "d", "日": "d", "周": "w", "星期": "w", "礼拜": "w", "月": "m", "季度": "q", "年": "y",
    "工作日": "b",
}  # fmt: skip
# 三个月 and 半个月, but 三月 is March; 两天, 两周 and 两年 take no 个.
AMOUNT = (
    rf"(?P<n>{N}|半|几|[俩仨])(?P<half>个半|个)?(?P<u>(?<=[个俩仨])月|(?<=个)季度|(?<=个)礼拜|(?<=个)工作日"
    rf"|个?星期|工作日|礼拜|天|日|周|年)"
)
_NEAR = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨儿": -1, "今天": 0, "今日": 0,
    "今儿": 0, "当天": 0, "明天": 1, "明日": 1, "明儿": 1, "后天": 2, "后日": 2, "大后天": 3,
    "昨个": -1, "今个": 0, "明个": 1, "尋日": -1, "寻日": -1, "琴日": -1, "噚日": -1, "聽日": 1, "听日": 1,
}  # fmt: skip
_WEEKDAYS = "一二三四五六日天"
_REL = r"上上个?|下下个?|上个?|下个?|这个?|本|当"
_YEAR = r"(?P<y>(?:19|20)\d\d|二零[一二三四]?[零一二三四五六七八九]{1,2})"
# 周总 and 周三桥 are people, 下周三次会议 is three meetings, 每周三 and 一周三次 are habits.
_NOT_WEEKDAY = (
    "(?![次程个场家台名位份条件笔桥鸣峰宝龙虎凤娃郎妹姐哥爷叔伯嫂婆公]|总(?![部结共额数量体计]))"
)
_NOT_DAY = "(?![楼线机仓门店厅库桌车馆院柜路工员位房客铺码牌])"


def amount(match: re.Match[str]) -> tuple[int, str]:
    """A length of time as a count and its unit; half a month is 15 days, half a year 6 months."""
    unit = UNITS[match["u"].removeprefix("个")]
    if match["n"] == "半":
        return {"m": (15, "d"), "y": (6, "m"), "d": (1, "d")}.get(unit, (1, unit))
    count = {"几": 3, "仨": 3}.get(match["n"]) or int(chinese_value(match["n"]) or 0)
    if match["half"] == "个半":
        return (count * 30 + 15, "d") if unit == "m" else (count, unit)
    return count, unit


def relative(word: str | None) -> int:
    """上上 -2, 上 -1, 这/本 0, 下 1, 下下 2."""
    plain = (word or "").removesuffix("个")
    return {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(plain, 0)


def _near(match: re.Match[str], ctx: Context) -> Sense:
    return on_day(ctx.today + timedelta(days=_NEAR[match["d"]]))


def _weekday(match: re.Match[str], ctx: Context) -> Sense | None:
    """A bare weekday of the past is before today: who means today says so."""
    index = int(match["n"]) - 1 if match["n"].isdigit() else min(_WEEKDAYS.index(match["n"]), 6)
    if match["rel"]:
        return on_day(week_of(ctx.today, relative(match["rel"])).start + timedelta(days=index))
    return bare_weekday(index, ctx)


def bare_weekday(index: int, ctx: Context) -> Sense:
    """The next such weekday, today included; or the last one before today."""
    ahead = (index - ctx.today.weekday()) % 7
    return on_day(
        ctx.today + timedelta(days=ahead if ctx.prefer == "future" else ahead - 7), "week"
    )


def year_number(text: str) -> int:
    """2026, 二零二六 or 26."""
    digits = int(text) if text.isdigit() else int(chinese_value(text) or 0)
    return digits if digits > 99 else 2000 + digits


def _full(match: re.Match[str], _: Context) -> Sense | None:
    parts = (year_number(match["y"]), _int(match["m"]), _int(match["d"]))
    days = day_of(*parts)
    return None if days is None else Sense(days)


def _int(text: str) -> int:
    return int(chinese_value(text) or 0)


def _month_day(match: re.Match[str], ctx: Context) -> Sense | None:
    return month_day(_int(match["m"]), _int(match["d"]), ctx)


def _day(match: re.Match[str], ctx: Context) -> Sense | None:
    return day_of_month(_int(match["d"]), ctx)


def _month_and_day(match: re.Match[str], ctx: Context) -> Sense | None:
    month = month_of(ctx.today, relative(match["rel"])).start
    days = day_of(month.year, month.month, _int(match["d"]))
    return None if days is None else Sense(days)


def _after(match: re.Match[str], ctx: Context) -> Sense:
    return on_day(shift(ctx.today, *amount(match)))


def _ago(match: re.Match[str], ctx: Context) -> Sense:
    count, unit = amount(match)
    return on_day(shift(ctx.today, -count, unit))


def _within(match: re.Match[str], ctx: Context) -> Sense | None:
    """三天内: the days from now to then, or back to then."""
    count, unit = amount(match)
    if ctx.prefer == "past":
        return over(Period(shift(ctx.today, -count, unit), ctx.today))
    return over(Period(ctx.today, shift(ctx.today, count, unit)))


def _month_end(_: re.Match[str], ctx: Context) -> Sense:
    return on_day(month_of(ctx.today).end, "month")


def _quarter_end(_: re.Match[str], ctx: Context) -> Sense:
    return on_day(quarter_of(ctx.today).end, "year")


def _year_end(_: re.Match[str], ctx: Context) -> Sense:
    return on_day(year_of(ctx.today).end, "year")


def _year_start(_: re.Match[str], ctx: Context) -> Sense | None:
    return month_day(1, 1, ctx)


def _middle_of_year(_: re.Match[str], ctx: Context) -> Sense | None:
    return month_day(6, 30, ctx)


def _on_monthday(day: int) -> Handler:
    return lambda _, ctx: day_of_month(day, ctx)


def _quarter_start(_: re.Match[str], ctx: Context) -> Sense | None:
    starts = (quarter_of(ctx.today, k).start for k in range(-1, 2))
    days: list[Period | None] = [Period(s, s) for s in starts]
    return chosen_day(days, ctx, "year")


def _soon(days: int) -> Handler:
    return lambda _, ctx: on_day(ctx.today + timedelta(days=days))


def _compact(match: re.Match[str], _: Context) -> Sense | None:
    day = date.fromisoformat(match[0]) if _is_day(match[0]) else None
    return None if day is None else on_day(day)


def _is_day(text: str) -> bool:
    return day_of(int(text[:4]), int(text[4:6]), int(text[6:])) is not None


_M = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = (
    r"(?P<d>[12]\d|3[01]|0?[1-9]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    r"|三十一?|[一二三四五六七八九])"
)
_BOUND = r"(?<![\d./$¥€£-])(?<!\d:)"

CHINESE: list[tuple[str, Handler]] = [
    (
        r"(?P<d>大前天|前[天日]|昨[天日儿个]|今[天日儿]|今个(?!月|年|季|周|星期)|当天|明[天日儿]|明个(?!月|年)|[尋寻琴噚]日|[聽听]日(?!报|子)|大后天|(?<!今)后[天日])"
        r"(?!津)",
        _near,
    ),
    (
        rf"(?<![每一两二三四五六七八九十\d第])(?P<rel>{_REL})?(?:周|星期|礼拜)的?"
        rf"(?P<n>一(?![共些直起定样般下](?!午))|[二三四五六日天]|[1-6](?!\d|[.:]\d)){_NOT_WEEKDAY}",
        _weekday,
    ),
    (rf"{_YEAR}年{_M}月{_D}[号日]?(?!\d|个月)", _full),
    (rf"(?<![\d十])(?:{_M}月(?:份)?的?{_D}[号日])", _month_day),
    (
        rf"(?<![\d十第])(?:{_M}月{_D})"
        rf"(?![\d.:/%点万千百个台套席时折成天周元块人家次期十份件kKwW]|分)",
        _month_day,
    ),
    (rf"(?P<rel>{_REL})月的?{_D}[号日]", _month_and_day),
    (
        r"(?P<rel>这个|下个|上个|本)月的?(?P<d>[12]\d|3[01]|二?十[一二三四五六七八九]?|三十一?)"
        r"(?=\s*(?:$|[，,。；;！!？?]|之?前|以前|上午|下午|早上|晚上|中午|见面|开会|交货|发货|到货|到期))",
        _month_and_day,
    ),
    (rf"(?<![\d第十路街.:/$¥-]){_D}(?:号{_NOT_DAY}|日(?![元本常均]))", _day),
    (rf"{AMOUNT}(?:之后|以后|过后|后)", _after),
    (rf"再?过{AMOUNT}(?!内)", _after),
    (rf"(?!\d+日){AMOUNT}(?:之前|以前|前)", _ago),
    (rf"{AMOUNT}(?:之内|以内|内)", _within),
    (r"月底|月末|月尾", _month_end),
    (r"月初", _on_monthday(1)),
    (r"(?<!\d)(?<![一二三四五六七八九十])月中(?![国间心文标])", _on_monthday(15)),
    (r"季度?末|季度底|季末", _quarter_end),
    (r"季度?初", _quarter_start),
    (r"年底|年末|年尾|年终(?!奖)", _year_end),
    (r"年初", _year_start),
    (r"年中(?!国|间)", _middle_of_year),
    (r"过两天", _soon(2)),
]
# Written with figures only: the same in both languages.
FIGURES: list[tuple[str, Handler]] = [
    (
        rf"{_BOUND}(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)"
        r"(?P<d>[12]\d|3[01]|0?[1-9])(?=T\d|\D|$)(?!\.\d)",
        _full,
    ),
    (
        r"(?<![\d.A-Za-z$¥€£-])(?P<m>1[0-2]|[1-9])\.(?P<d>[12]\d|3[01]|0?[1-9])"
        r"(?=[号日]|\s?(?:之?前|以前|上午|下午|早上|晚上|中午|交货|发货|到货|到期|开会|签(?!名)))",
        _month_day,
    ),
    (
        r"(?<![\d.A-Za-z-])20[1-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d.A-Za-z])",
        _compact,
    ),
]
