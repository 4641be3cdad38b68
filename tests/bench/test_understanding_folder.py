"""The engine on a folder of labelled texts, as BANKING77 and CLINC150 are published."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from bench.understanding.__main__ import main
from bench.understanding.folder import FolderError, load, shots

CARD = ["my card has not come", "where is my new card", "card still not here", "no card yet"]
TOP_UP = ["top up failed", "my top up did not work", "why was the top up refused", "top up error"]
ODD = ["what is a good pizza", "sing me a song", "how tall is a giraffe", "who won last night"]

TEXTS = {"card_arrival": CARD, "top_up_failed": TOP_UP}


def write_csv(path: Path, column: str, texts: dict[str, list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["text", column])
        rows.writerows([text, label] for label, said in texts.items() for text in said)


def banking(folder: Path) -> Path:
    write_csv(folder / "train.csv", "category", {k: v[:3] for k, v in TEXTS.items()})
    write_csv(folder / "test.csv", "category", {k: v[3:] for k, v in TEXTS.items()})
    return folder


def clinc(folder: Path) -> Path:
    labelled = [[text, label] for label, said in TEXTS.items() for text in said]
    odd = [[text, "oos"] for text in ODD]
    parts = {
        "train": labelled[::2], "val": [], "test": labelled[1::2],
        "oos_train": odd[:2], "oos_val": [], "oos_test": odd[2:],
    }  # fmt: skip
    (folder / "data_full.json").write_text(json.dumps(parts), "utf-8")
    return folder


def test_banking77_is_read(tmp_path: Path) -> None:
    train, test = load(banking(tmp_path))
    assert [one.label for one in train] == ["card_arrival"] * 3 + ["top_up_failed"] * 3
    assert test[0].spoken == "no card yet"


def test_a_column_named_intent_will_do(tmp_path: Path) -> None:
    for name in ("train.csv", "test.csv"):
        write_csv(tmp_path / name, "intent", TEXTS)
    train, _ = load(tmp_path)
    assert {one.label for one in train} == set(TEXTS)


def test_lines_of_json_are_read(tmp_path: Path) -> None:
    line = json.dumps({"text": "Where IS my card", "label": "card_arrival"})
    for name in ("train.jsonl", "test.jsonl"):
        (tmp_path / name).write_text(f"{line}\n\n", "utf-8")
    ((one,), _) = load(tmp_path)
    assert (one.spoken, one.counted) == ("Where IS my card", "where is my card")


def test_clinc150_brings_what_is_out_of_scope(tmp_path: Path) -> None:
    train, test = load(clinc(tmp_path))
    assert Counter(one.label for one in train)["oos"] == 2
    assert Counter(one.label for one in test)["oos"] == 2


def test_what_a_folder_should_hold_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"train\.csv and test\.csv"):
        load(tmp_path)


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    for name in ("train.csv", "test.csv"):
        write_csv(tmp_path / name, "colour", TEXTS)
    with pytest.raises(FolderError, match=r"train\.csv has no column text"):
        load(tmp_path)


def test_so_many_shots_of_each_label_and_the_same_every_time(tmp_path: Path) -> None:
    train, _ = load(banking(tmp_path))
    drawn = shots(train, 2, seed=7)
    assert Counter(one.label for one in drawn) == {"card_arrival": 2, "top_up_failed": 2}
    assert drawn == shots(train, 2, seed=7)
    assert len(shots(train, 99, seed=0)) == len(train)


def test_the_engine_is_trained_on_the_folder_beside_the_baselines(tmp_path: Path) -> None:
    app = Typer()
    app.command()(main)
    result = CliRunner().invoke(app, ["--folder", str(clinc(tmp_path)), "--shots", "2"])
    assert result.exit_code == 0, result.output
    for word in (
        "guanxi",
        "TF-IDF + SVM",
        "out of scope",
        "3 labels, 2 examples each",
        "in scope right",
    ):
        assert word in result.output
    assert "semantic-router" in result.output  # its figures, or what to install


def test_a_folder_of_nothing_ends_with_a_sentence(tmp_path: Path) -> None:
    app = Typer()
    app.command()(main)
    result = CliRunner().invoke(app, ["--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert "holds nothing to train with" in result.output
