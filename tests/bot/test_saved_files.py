"""Files of replies on this machine: whatever they are called, they stay in their folder."""

from pathlib import Path

import pytest

from bot.saved_files import folder_name, safe_name, save_files
from intents.reply import File, Reply


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("export.csv", "export.csv"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\win.ini", "win.ini"),
        ("云帆 报价.xlsx", "云帆 报价.xlsx"),
        ("a\0b\nc.csv", "ab_c.csv"),
        (".bashrc", "bashrc"),
        ("..", ""),
        ("长" * 300 + ".csv", "长" * 60 + ".csv"),
    ],
)
def test_a_name_is_one_files_own(given: str, name: str) -> None:
    assert safe_name(given) == name


def test_a_file_is_written_into_its_folder_with_its_bytes(tmp_path: Path) -> None:
    file = File(name="../a.csv", media_type="text/csv", content=b"\x00\xff")
    (saved,) = save_files(Reply(blocks=(file,)), tmp_path / "c", "12", "zh")
    assert Path(saved.path).parent == tmp_path / "c"
    assert Path(saved.path).read_bytes() == b"\x00\xff"
    assert (saved.name, saved.type) == ("a.csv", "text/csv")


@pytest.mark.parametrize("given", ["../..", "/etc", "", "..."])
def test_a_conversation_has_a_folder_of_its_own_below_the_others(given: str) -> None:
    assert "/" not in folder_name(given)
    assert folder_name(given).strip(".")
