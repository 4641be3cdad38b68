"""Measures whole turns on a store of any size: `python -m bench.turns --help`."""

import json
import platform
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.cast import Speaker, cast
from bench.chat_process import ChatProcess, chat_process
from bench.make_store import DEFAULT_FOLDER, Dialect, store_url
from bench.measure import Measured, Meter, TimedReader
from bench.sizes import HOME, Sizes
from bot.bootstrap import spare_what_stays
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.scope import Language
from intents.catalogue import INTENTS
from intents.intent import Effect

MESSAGES = Path(__file__).with_name("messages.yaml")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
QUICK, ANALYTIC, RATIO = 50.0, 500.0, 3.0
ANALYTICS = ("query_metric", "show_funnel", "show_forecast")
WHOLE_FILES = ("export_data",)
"""Work that grows with what it is asked to take along; measured, and held to no figure."""

TALK = ("greet", "thank", "help", "confirm", "cancel")
"""Read no records, so that there is no SQL to compare with."""

console = Console(width=None if Console().is_terminal else 120)


@dataclass(frozen=True)
class Figures:
    """One intent's turns: how many (and how many of them read as meant), in milliseconds."""

    intent: str
    turns: int
    as_meant: int
    p50: float
    p95: float
    recognition: float
    sql: float
    limit: float | None
    is_lookup: bool

    @property
    def ratio(self) -> float:
        """The whole turn, in multiples of its bare SQL and recognition."""
        return self.p50 / max(self.sql + self.recognition, 0.001)

    @property
    def met(self) -> bool:
        """Whether the intent reaches what issue 2 asks."""
        quick = self.limit is None or self.p95 <= self.limit
        return quick and (not self.is_lookup or self.ratio <= RATIO)


Dialogues = Mapping[str, Mapping[Language, Sequence[str | Sequence[str]]]]


def measure(meter: Meter, speakers: Sequence[Speaker], only: Sequence[str]) -> list[Measured]:
    """Every message by every speaker, after each was said once to warm up."""
    messages: Dialogues = yaml.safe_load(MESSAGES.read_text("utf-8"))
    wanted = [name for name in messages if name in INTENTS and (not only or name in only)]
    for name in wanted:
        for _, speaker, lines in list(_turns(name, messages, speakers))[::7]:
            meter.say(name, speaker, lines)
    found = []
    for name in track(wanted, "measuring", console=console):
        found += [
            meter.say(*turn)
            for _ in _times(name, messages)
            for turn in _turns(name, messages, speakers)
        ]
    return found


def _times(name: str, messages: Dialogues) -> range:
    """Intents of which few things are said are said more often."""
    said = sum(len(lines) for lines in messages[name].values())
    return range(max(1, round(8 / said)))


def _turns(
    name: str, messages: Dialogues, speakers: Sequence[Speaker]
) -> Iterator[tuple[str, Speaker, list[str]]]:
    for speaker in speakers:
        if not INTENTS[name].allows(speaker.actor):
            continue
        for language in LANGUAGES:
            for said in messages[name][language]:
                lines = [said] if isinstance(said, str) else list(said)
                words = speaker.words(language)
                yield name, speaker, [line.format(**words) for line in lines]


def summary(measured: Sequence[Measured]) -> list[Figures]:
    """The figures of each intent."""
    by_intent: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        by_intent[one.intent].append(one)
    return [_figures(name, turns) for name, turns in by_intent.items()]


def _figures(name: str, turns: Sequence[Measured]) -> Figures:
    whole = sorted(one.turn for one in turns)
    limit = ANALYTIC if name in ANALYTICS else QUICK
    return Figures(
        intent=name,
        turns=len(turns),
        as_meant=sum(name in (one.recognised, "confirm") for one in turns),
        p50=median(whole),
        p95=whole[min(len(whole) - 1, int(len(whole) * 0.95))],
        recognition=median(one.recognition for one in turns),
        sql=median([one.sql for one in turns if one.sql is not None] or [0.0]),
        limit=None if name in WHOLE_FILES else limit,
        is_lookup=INTENTS[name].effect is Effect.READ
        and name not in (*ANALYTICS, *WHOLE_FILES, *TALK),
    )


def table(figures: Sequence[Figures], title: str) -> Table:
    """The figures as they are printed."""
    shown = Table(title=title, title_justify="left")
    for heading in ("intent", "n", "as meant", "p50", "p95", "recognition", "SQL", "ratio", "met"):
        shown.add_column(heading, justify="left" if heading == "intent" else "right")
    for one in figures:
        times = (f"{value:.1f}" for value in (one.p50, one.p95, one.recognition, one.sql))
        ratio = f"{one.ratio:.1f}" if one.is_lookup else ""
        met = "[green]yes" if one.met else "[red]no"
        shown.add_row(one.intent, str(one.turns), str(one.as_meant), *times, ratio, met)
    return shown


def tell_slowest(measured: Sequence[Measured], most: int) -> None:
    """Print the slowest turns, and those that were not read as meant."""
    for one in sorted(measured, key=lambda one: -one.turn)[:most]:
        console.print(
            f"{one.turn:7.1f} ms (recognition {one.recognition:.1f}, SQL {one.sql or 0:.1f}, "
            f"{one.statements} statements) {one.speaker} {one.intent}: {one.said} -> {one.reply}",
            markup=False,
        )
    for one in measured if most else ():
        if one.recognised != one.intent:
            console.print(f"{one.intent} read as {one.recognised}: {one.said}", markup=False)


def tell_process(process: ChatProcess) -> None:
    """Print what `guanxi chat` takes."""
    console.print(
        f"guanxi chat: first reply {process.first_reply:.2f} s after its start; "
        f"{process.resident:.0f} MB resident after some turns, {process.peak:.0f} MB at most"
    )


def main(
    database: Annotated[Dialect, typer.Option(help="Which database.")] = "sqlite",
    customers: Annotated[int, typer.Option(help="How many customers.")] = 100_000,
    folder: Annotated[Path, typer.Option(help="Where stores are kept.")] = DEFAULT_FOLDER,
    only: Annotated[list[str] | None, typer.Option(help="Only this intent.")] = None,
    slowest: Annotated[int, typer.Option(help="Show so many of the slowest turns.")] = 0,
    cpu: Annotated[bool, typer.Option(help="Processor time, on a machine that is busy.")] = False,
    to_json: Annotated[Path | None, typer.Option(help="Write every turn to this file.")] = None,
) -> None:
    """Print, per intent, what a whole turn takes beside its recognition and its bare SQL."""
    url = store_url(database, Sizes(customers), folder, console.print)
    store = Database(url)
    speakers = cast(store, HOME)
    process = chat_process(url, folder / "home", speakers[0].sender.name, _some_lines(speakers[0]))
    clock = time.process_time if cpu else time.perf_counter
    meter = Meter(store, TimedReader(clock), Defaults("zh", HOME))
    meter.reader.warm()
    spare_what_stays()
    measured = measure(meter, speakers, only or [])
    unit = "milliseconds of processor time" if cpu else "milliseconds"
    title = f"{database}, {customers:,} customers, {unit}, {platform.machine()}"
    console.print(table(summary(measured), title))
    tell_process(process)
    tell_slowest(measured, slowest)
    if to_json:
        text = json.dumps([asdict(one) for one in measured], ensure_ascii=False, indent=1)
        to_json.write_text(text, "utf-8")


def _some_lines(speaker: Speaker) -> list[str]:
    """Lines that load all that a process loads in time: a card, a chart, a list, a change."""
    words = speaker.words("zh")
    return [
        f"{words['customer']}最近怎么样？",
        "本季度各行业的销售额",
        "本季度漏斗怎么样？",
        "我手上有哪些商机",
        f"提醒我下周三给{words['customer']}发报价",
    ]


if __name__ == "__main__":
    typer.run(main)
