"""`python -m bench.understanding`: the phrases, a file of messages, or a folder of public data."""

import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bench.understanding import tables
from bench.understanding.baselines import baselines
from bench.understanding.figures import Answer, accuracy, grouped
from bench.understanding.folder import FolderError, load, shots
from bench.understanding.held_back import ROLES, HeldBack, training_examples
from bench.understanding.memory import resident
from bench.understanding.recognisers import (
    EncoderAlone,
    Engine,
    NgramsAlone,
    Recogniser,
    Remembering,
    answers_of,
)
from bench.understanding.tables import console, percent
from intents.understand.classifier import load_head
from intents.understand.fitting import Example

CONFUSIONS = 15


def main(
    folder: Annotated[
        Path | None, typer.Option(help="Train and test on this folder's labelled texts instead.")
    ] = None,
    shots_each: Annotated[int, typer.Option("--shots", help="Examples of each label.")] = 10,
    seed: Annotated[int, typer.Option(help="Of the draw of the examples.")] = 0,
    messages: Annotated[
        Path | None, typer.Option(help="Labelled messages (jsonl) to read on --home's store.")
    ] = None,
    home: Annotated[Path | None, typer.Option(help="The GUANXI_HOME of --messages.")] = None,
) -> None:
    """Accuracy, calibration, latency and memory of the recogniser, beside two baselines."""
    if messages is not None and home is None:
        raise typer.BadParameter("--messages are read on a store: give its folder with --home.")
    if folder is not None:
        _folder(folder, shots_each, seed)
    elif messages is not None and home is not None:
        _messages(messages, home)
    else:
        _phrases()


def _phrases() -> None:
    train = training_examples()
    before = resident()
    held = HeldBack(Remembering(), load_head())
    results = _beside_baselines(Engine(held.encoder, held.head), train, held.examples, before)
    answers = results["guanxi"]
    tables.contenders(results, f"{len(held.examples)} held-back phrases, {platform.machine()}")
    _voters(held, answers)
    _by_group(held, answers)
    tables.errors(answers, CONFUSIONS)
    tables.calibration(answers)
    tables.wrong_changes(answers, held.sure())
    _slots(held)


def _beside_baselines(
    engine: Engine, train: Sequence[Example], test: Sequence[Example], before: float
) -> dict[str, list[Answer]]:
    """What the engine, and after it each baseline that is installed, make of the texts.

    `before` are the resident megabytes before the engine was loaded.
    """
    results = {engine.name: answers_of(engine, test)}
    console.print(f"Encoder and models take {resident() - before:.0f} MB.")
    others, missing = baselines(engine.encoder)
    if missing:
        console.print(missing)
    for one in others:
        console.print(f"{one.name} learns {len(train):,} examples ...")
        one.learn(train)
        results[one.name] = answers_of(one, test)
    return results


def _voters(held: HeldBack, both: Sequence[Answer]) -> None:
    """What each voter adds: alone, together, and with the grammar before them."""
    voters: list[Recogniser] = [EncoderAlone(held.encoder, held.head), NgramsAlone(held.head)]
    shown = {one.name: answers_of(one, held.examples) for one in voters}
    tables.shares("Voters", {**shown, "both": both, "grammar, then both": held.with_grammar()})
    exact = held.grammar()
    right = percent(accuracy(exact))
    console.print(f"The grammar alone knows {len(exact)} of {len(both)} and reads {right} right.")


def _by_group(held: HeldBack, answers: Sequence[Answer]) -> None:
    tables.shares("By language", grouped(answers, held.languages))
    tables.shares("By domain", grouped(answers, held.domains))
    roles = {str(role): held.said_by(role) for role in ROLES}
    tables.shares("By role, read among what each may ask for", roles)


def _slots(held: HeldBack) -> None:
    from bench.understanding.slots_said import by_kind, slots_read
    from intents.understand.reader import Reader

    read = slots_read(held.phrases, Reader(held.encoder))
    tables.slots("Slots whose value a phrase tells, where its intent is right", by_kind(read))


def _messages(file: Path, home: Path) -> None:
    from bench.understanding.labelled import messages, slots_right

    read = messages(file, home)
    answers = [one.answer for one in read]
    tables.contenders({"understand": answers}, f"{len(read)} messages of {file.name}")
    whole = sum(one.all_right for one in read) / max(len(read), 1)
    console.print(f"Intent and every labelled slot right: {percent(whole)}")
    tables.shares("By language", grouped(answers, [one.language for one in read]))
    tables.shares("By role", grouped(answers, [one.role for one in read]))
    tables.slots("Slots, where the intent is right", slots_right(read))
    tables.errors(answers, CONFUSIONS)
    tables.calibration(answers)
    tables.wrong_changes(answers, [one.sure for one in read])


def _folder(folder: Path, count: int, seed: int) -> None:
    try:
        everything, test = load(folder)
    except FolderError as error:
        typer.echo(f"bench.understanding: {error}", err=True)
        raise typer.Exit(1) from None
    train = shots(everything, count, seed)
    before = resident()
    engine = Engine(Remembering())
    engine.learn(train)
    results = _beside_baselines(engine, train, test, before)
    labels = len({one.label for one in train})
    title = f"{folder.name}: {labels} labels, {count} examples each, {len(test):,} to read"
    tables.contenders(results, title)
    tables.rejecting(results["guanxi"])
    tables.calibration(results["guanxi"])
    tables.errors(results["guanxi"], CONFUSIONS)


if __name__ == "__main__":
    typer.run(main)
