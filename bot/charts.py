"""Charts as PNG: bars, lines and funnels with Chinese text, made to be read on a phone."""

import importlib.util
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

from intents.reply import Chart, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Language = Literal["zh", "en"]

FONT_FILE = "NotoSansCJKsc-Regular.otf"
WIDTH, DOTS = 6.4, 150
MOST_BARS, MOST_POINTS, MOST_TICKS = 12, 400, 6
LABEL_WIDTH, TITLE_WIDTH, AXIS_WIDTH = 16, 56, 64
INK, FAINT, RULE, GROUND = "#1f2933", "#616e7c", "#e4e7eb", "#ffffff"
COLOURS = ("#2f6fde", "#e8833a", "#3a9d6e", "#8d5bd6", "#c9444d", "#5f7285")
_one_at_a_time = Lock()  # rc_context is the whole process's, and turns run in threads
STEPS: dict[Language, tuple[tuple[int, str], ...]] = {
    "zh": ((10**8, "亿"), (10**4, "万")),
    "en": ((10**9, "B"), (10**6, "M"), (10**3, "k")),
}


def render_png(chart: Chart, language: Language) -> bytes:
    """The chart as a PNG, 960 pixels wide; the same chart always gives the same bytes.

    A bar chart of more than 12 categories shows the first 12 and says so in its title; a line of
    more than 400 points the last 400. Values are short: 万 and 亿 in Chinese, k, M, B in English.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    fonts = [_font_family(), "DejaVu Sans"]
    with _one_at_a_time, rc_context({"font.family": fonts, "text.parse_math": False}):
        figure = _figure(chart, language)
        target = BytesIO()
        FigureCanvasAgg(figure)
        figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def short_number(value: Decimal, language: Language) -> str:
    """A number in few characters: 1,450 · 35万 · 1.2亿 · 350k · 1.2M."""
    for size, name in STEPS[language]:
        if abs(value) >= size:
            return f"{_plain(value / size)}{name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    places = 0 if abs(value) >= 1000 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@cache
def _font_family() -> str:
    """The name of the font with Chinese characters, from the mplfonts package's own files.

    The package itself is not imported: that would register all of its fonts.
    """
    from matplotlib import font_manager

    found = importlib.util.find_spec("mplfonts")
    if found is None or found.origin is None:
        return "sans-serif"
    path = Path(found.origin).parent / "fonts" / FONT_FILE
    font_manager.fontManager.addfont(str(path))
    return font_manager.FontProperties(fname=str(path)).get_name()


def _figure(chart: Chart, language: Language) -> "Figure":
    from matplotlib.figure import Figure

    shown = _cut(chart)
    if not any(one.values for one in shown.series):
        return _blank(chart, language)
    figure = Figure(figsize=(WIDTH, _height(shown)), dpi=DOTS, facecolor=GROUND)
    axes = figure.add_subplot()
    _quiet(axes)
    if chart.kind == "line":
        _draw_lines(axes, shown, language)
    elif chart.kind == "funnel":
        _draw_funnel(axes, shown, language)
    else:
        _draw_bars(axes, shown, language)
    _title(figure, chart, shown, language)
    return figure


def _blank(chart: Chart, language: Language) -> "Figure":
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, 1.6), dpi=DOTS, facecolor=GROUND)
    figure.text(0.03, 0.88, _short(chart.title, TITLE_WIDTH), fontsize=13, color=INK, va="top")
    words = "没有数据" if language == "zh" else "No data"
    figure.text(0.5, 0.35, words, fontsize=11, color=FAINT, ha="center")
    return figure


def _cut(chart: Chart) -> Chart:
    kept = slice(-MOST_POINTS, None) if chart.kind == "line" else slice(MOST_BARS)
    series = tuple(Series(name=one.name, values=one.values[kept]) for one in chart.series)
    return chart.model_copy(update={"categories": chart.categories[kept], "series": series})


def _height(chart: Chart) -> float:
    if chart.kind == "line":
        return 3.6
    per_row = 0.42 if chart.kind == "funnel" or len(chart.series) < 2 else 0.3 * len(chart.series)
    return 1.3 + max(per_row * len(chart.categories), 0.8)


def _quiet(axes: "Axes") -> None:
    axes.set_facecolor(GROUND)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, labelsize=10, colors=FAINT)


def _title(figure: "Figure", chart: Chart, shown: Chart, language: Language) -> None:
    title = _short(chart.title, TITLE_WIDTH)
    left_out = len(chart.categories) - len(shown.categories)
    if left_out:
        title += f"（另有 {left_out} 项）" if language == "zh" else f" (+{left_out} more)"
    height = figure.get_figheight()
    figure.text(0.03, 1 - 0.16 / height, title, fontsize=13, color=INK, va="top")
    if chart.unit:
        unit = f"单位：{chart.unit}" if language == "zh" else f"in {chart.unit}"
        figure.text(0.03, 1 - 0.46 / height, unit, fontsize=9.5, color=FAINT, va="top")
    if len(chart.series) > 1:
        figure.axes[0].legend(
            loc="lower right", bbox_to_anchor=(1, 1), ncols=len(chart.series), frameon=False,
            fontsize=9.5, labelcolor=INK, handlelength=1, borderpad=0,
        )  # fmt: skip
    figure.tight_layout(rect=(0.02, 0.01, 0.98, 1 - 0.68 / height))


def _draw_bars(axes: "Axes", chart: Chart, language: Language) -> None:
    """Bars lie, so that long names are read without turning one's head; the first is on top."""
    rows, count = range(len(chart.categories)), max(len(chart.series), 1)
    thick = 0.72 / count
    for index, one in enumerate(chart.series):
        places = [row + (index - (count - 1) / 2) * thick for row in rows]
        values = [float(value) for value in one.values]
        bars = axes.barh(places, values, height=thick * 0.94, color=_colour(index), label=one.name)
        labels = [_labelled(value, chart, language) for value in one.values]
        axes.bar_label(bars, labels, padding=4, fontsize=10, color=INK)
    axes.set_yticks(rows, [_short(name) for name in chart.categories], fontsize=10.5, color=INK)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    low, high = _bounds(chart.series)
    axes.set_xlim(min(low * 1.25, 0), max(high * 1.18, low and 0) or 1)
    if low < 0:
        axes.axvline(0, color=RULE, linewidth=1)


def _draw_lines(axes: "Axes", chart: Chart, language: Language) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    places = range(len(chart.categories))
    for index, one in enumerate(chart.series):
        values = [float(value) for value in one.values]
        few = len(values) <= 31
        axes.plot(
            places, values, color=_colour(index), linewidth=2, label=one.name,
            marker="o" if few else None, markersize=4.5, clip_on=False,
        )  # fmt: skip
        _label_ends(axes, one, chart, language, _colour(index))
    names = [_short(name, LABEL_WIDTH + 2) for name in chart.categories]
    ticks = _ticks(names)
    axes.set_xticks(ticks, [names[tick] for tick in ticks])
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _place: short_number(Decimal(str(value)), language))
    )
    axes.grid(axis="y", color=RULE, linewidth=0.8)
    axes.set_axisbelow(True)
    low, high = _bounds(chart.series)
    axes.set_ylim(min(low * 1.15, 0), max(high * 1.18, low and 0) or 1)
    axes.set_xlim(-0.04 * len(places), len(places) - 1 + 0.12 * len(places))


def _label_ends(axes: "Axes", one: Series, chart: Chart, language: Language, colour: str) -> None:
    """The last value and, in a single line, the highest one are written beside their points."""
    if not one.values:
        return
    last = len(one.values) - 1
    marked = {last}
    if len(chart.series) == 1:
        marked.add(max(range(last + 1), key=lambda place: one.values[place]))
    for place in sorted(marked):
        above = place != last
        axes.annotate(
            _labelled(one.values[place], chart, language), (place, float(one.values[place])),
            xytext=(0, 8) if above else (8, 0), textcoords="offset points", fontsize=10,
            ha="center" if above else "left", va="baseline" if above else "center", color=colour,
        )  # fmt: skip


def _draw_funnel(axes: "Axes", chart: Chart, language: Language) -> None:
    """Centred bars; beside each what it holds and, in grey, its share of the one before."""
    values = chart.series[0].values if chart.series else ()
    widest = float(max(values, default=Decimal(0))) or 1.0
    for row, value in enumerate(values):
        width = float(value)
        shade = 1 - 0.55 * row / max(len(values) - 1, 1)
        axes.barh(row, width, left=-width / 2, height=0.78, color=COLOURS[0], alpha=shade)
        axes.text(
            widest * 0.56, row, _labelled(value, chart, language), va="center", fontsize=10.5,
            color=INK,
        )  # fmt: skip
        if row and values[row - 1]:
            share = f"{value * 100 / values[row - 1]:.0f}%"
            axes.text(widest * 0.86, row, share, va="center", ha="right", fontsize=10, color=FAINT)
    rows = range(len(chart.categories))
    axes.set_yticks(rows, [_short(name) for name in chart.categories], fontsize=10.5, color=INK)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.set_xlim(-widest * 0.52, widest * 0.9)


def _labelled(value: Decimal, chart: Chart, language: Language) -> str:
    return short_number(value, language) + ("%" if chart.unit == "%" else "")


def _short(name: str, room: int = LABEL_WIDTH) -> str:
    """A name cut to the room there is; a Chinese character takes that of two letters."""
    kept = ""
    for char in " ".join(name.split()):
        room -= 2 if ord(char) > 0x2E7F else 1
        if room < 0:
            return kept.rstrip() + "…"
        kept += char
    return kept


def _ticks(names: Sequence[str]) -> list[int]:
    """As many places as their names have room for, evenly apart, the last one among them."""
    longest = max((len(name) for name in names), default=1)
    most = max(min(MOST_TICKS, AXIS_WIDTH // (longest + 3)), 2)
    step = max(-(-len(names) // most), 1)
    return sorted(range(len(names) - 1, -1, -step))


def _bounds(series: Sequence[Series]) -> tuple[float, float]:
    values = [float(value) for one in series for value in one.values]
    return min([0.0, *values]), max([0.0, *values])


def _colour(index: int) -> str:
    return COLOURS[index % len(COLOURS)]
