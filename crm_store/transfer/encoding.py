"""What a text file is encoded in, and what is no text file at all."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from crm_store.transfer.errors import FileRefusedError

CHUNK = 1 << 20
SAMPLE = 1 << 16
MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "压缩文件（zip 或 xlsx）", "a zip archive (or an Excel workbook)"),
    (b"PK\x05\x06", "空的压缩文件", "an empty zip archive"),
    (b"\x1f\x8b", "压缩文件（gzip）", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel 文件（xls）", "an old Excel workbook (xls)"),
    (b"%PDF", "PDF 文件", "a PDF"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"\x7fELF", "程序", "a program"),
    (b"Rar!", "压缩文件（rar）", "a rar archive"),
    (b"7z\xbc\xaf", "压缩文件（7z）", "a 7z archive"),
    (b"SQLite format 3", "数据库文件", "a database"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FEW_CONTROLS = 0.05
CHINESE_ENOUGH = 0.3
"""How many of the other characters have to be everyday Chinese for bytes to be GB18030."""


@dataclass(frozen=True)
class Encoding:
    """A codec and what it does with bytes that it cannot read."""

    name: str
    errors: str = "strict"


def detect(path: Path) -> Encoding:
    """The encoding of a text file; raises FileRefusedError where there is none."""
    with path.open("rb") as file:
        start = file.read(SAMPLE)
    if not start.strip():
        raise FileRefusedError(
            "文件是空的，没有可导入的行。", "The file is empty: no rows to import."
        )
    for mark, codec in MARKS:
        if start.startswith(mark):
            return _decodable(path, codec)
    _refuse_binary(start)
    error = _first_error(path, "utf-8")
    if error is None:
        return Encoding("utf-8")
    if _has_text_before(path, error):
        return Encoding("utf-8", "surrogateescape")
    return _chinese(path)


def _refuse_binary(start: bytes) -> None:
    for magic, zh, en in MAGIC:
        if start.startswith(magic):
            raise FileRefusedError(
                f"这不是 CSV，而是{zh}。请改用 CSV，或以正确的扩展名保存。",
                f"This is no CSV but {en}. Save it as CSV, or give it its right file name.",
            )
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in start)
    if controls > FEW_CONTROLS * len(start) and controls > 4:
        raise FileRefusedError(
            "这是二进制文件，不是文本。请导出为 CSV 再导入。",
            "This is a binary file and no text. Export it as CSV and import that.",
        )


def _chinese(path: Path) -> Encoding:
    encoding = _decodable(path, "gb18030")
    with path.open(encoding="gb18030", errors="ignore") as file:
        others = [char for char in file.read(SAMPLE) if ord(char) > 127]
    everyday = sum(_is_everyday(char) for char in others)
    if everyday < CHINESE_ENOUGH * len(others):
        raise _unknown_encoding()
    return encoding


def _is_everyday(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _decodable(path: Path, codec: str) -> Encoding:
    if _first_error(path, codec) is not None:
        raise _unknown_encoding()
    return Encoding(codec)


def _first_error(path: Path, codec: str) -> int | None:
    """Where the first undecodable byte is, to a chunk's precision; None in a sound file."""
    decoder = codecs.getincrementaldecoder(codec)()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return max(done + error.start, 0)
            done += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return max(done - 1, 0)
    return None


def _has_text_before(path: Path, position: int) -> bool:
    """Whether the bytes before the first bad one hold UTF-8 letters beyond ASCII."""
    with path.open("rb") as file:
        while position > 0 and (chunk := file.read(min(CHUNK, position))):
            if not chunk.isascii():
                return True
            position -= len(chunk)
    return False


def _unknown_encoding() -> FileRefusedError:
    return FileRefusedError(
        "文件的编码既不是 UTF-8 也不是 GB18030，请另存为 UTF-8 再导入。",
        "The file is neither UTF-8 nor GB18030. Save it as UTF-8 and import it again.",
    )
