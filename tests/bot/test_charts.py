"""Charts are PNGs with readable Chinese, the same bytes for the same chart."""

import warnings
from decimal import Decimal
from struct import unpack

import pytest

from bot.charts import Language, render_png, short_number
from intents.reply import Chart, Series


def chart(kind: str, values: list[int], title: str = "第四季度销售额（万元）", **more) -> Chart:
    names = tuple(f"客户 {index}" for index in range(len(values)))
    series = (Series(name="销售额", values=tuple(Decimal(value) for value in values)),)
    return Chart(kind=kind, title=title, categories=names, series=series, **more)


def height(png: bytes) -> int:
    width, tall = unpack(">II", png[16:24])
    assert (png[:8], width) == (b"\x89PNG\r\n\x1a\n", 960)
    return tall


@pytest.mark.parametrize("kind", ["bar", "line", "funnel"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_is_drawn_with_every_glyph_and_always_alike(
    kind: str, language: Language
) -> None:
    wanted = chart(kind, [1_234_567, 89_000, 0, 12], unit="CNY")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that no font has is a warning
        first = render_png(wanted, language)
    assert height(first) > 300
    assert render_png(wanted, language) == first


def test_more_than_twelve_bars_are_cut_and_the_title_says_so() -> None:
    twelve, twenty = chart("bar", [5] * 12), chart("bar", [5] * 20)
    assert height(render_png(twenty, "zh")) == height(render_png(twelve, "zh"))
    assert render_png(twenty, "zh") != render_png(twelve, "zh")


def test_names_are_no_markup() -> None:
    """A dollar sign would begin a formula, and a broken formula would be an error."""
    assert height(render_png(chart("bar", [3, -2], title=r"$\frac{ A$1_b & <b>"), "en"))


@pytest.mark.parametrize("kind", ["bar", "line", "funnel"])
def test_charts_of_nothing_or_only_noughts_are_drawn(kind: str) -> None:
    assert height(render_png(chart(kind, []), "zh"))
    assert height(render_png(chart(kind, [0]), "en"))


def test_several_series_and_a_long_line() -> None:
    names = tuple(f"2026-{day:03}" for day in range(900))
    one = Series(name="CNY", values=tuple(Decimal(day % 31) for day in range(900)))
    two = Series(name="USD", values=tuple(Decimal(day % 17) for day in range(900)))
    long = Chart(kind="line", title="Revenue", categories=names, series=(one, two), unit="%")
    assert height(render_png(long, "en"))


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("0", "0", "0"),
        ("63.15", "63.2", "63.2"),
        ("1.75", "1.75", "1.75"),
        ("9800", "9,800", "9.8k"),
        ("350000", "35万", "350k"),
        ("10005534", "1,001万", "10M"),
        ("120000000", "1.2亿", "120M"),
        ("-50000", "-5万", "-50k"),
        ("2500000000", "25亿", "2.5B"),
    ],
)
def test_numbers_are_short_in_each_language(value: str, zh: str, en: str) -> None:
    assert short_number(Decimal(value), "zh") == zh
    assert short_number(Decimal(value), "en") == en
