"""What an import did, as a reply: the counts of each file, and the rows that were refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_store.scope import Actor
from intents.reply import Failure, Reply, Table, Text

if TYPE_CHECKING:
    from crm_store.transfer.report import ImportReport

SHOWN_ROWS = 50


def import_reply(report: ImportReport, actor: Actor) -> Reply:
    """A table of the files with their counts, what was noted, and a table of refused rows."""
    done = actor.zh_en("导入完成。", "The import is done.")
    blocks = [Text(text=done), _counts(report, actor)]
    if notes := [line for file in report.files for line in file.notes]:
        blocks.append(Text(text="\n".join(notes)))
    if unknown := [name for file in report.files for name in file.unknown]:
        names = ", ".join(unknown)
        text = actor.zh_en(f"没有导入的列：{names}", f"Columns that were not imported: {names}")
        blocks.append(Text(text=text))
    if report.refused:
        blocks.append(_refused(report, actor))
    if not any(file.kind for file in report.files):
        return _nothing(report, actor)
    return Reply(blocks=tuple(blocks))


def _nothing(report: ImportReport, actor: Actor) -> Reply:
    reasons = [row.reason for file in report.files for row in file.refused]
    reasons += [note for file in report.files for note in file.notes]
    text = actor.zh_en("没有可以导入的内容。", "There was nothing that could be imported.")
    return Reply(blocks=(Failure(text=text, hint="\n".join(reasons)),))


def _counts(report: ImportReport, actor: Actor) -> Table:
    headers = actor.zh_en(
        "文件 类型 新增 更新 不变 未导入", "File Kind Added Updated Unchanged Refused"
    )
    rows = [
        (
            file.file,
            file.kind or "—",
            *(f"{n:,}" for n in (file.added, file.updated, file.unchanged, len(file.refused))),
        )
        for file in report.files
    ]
    return Table(headers=tuple(headers.split()), rows=tuple(rows), numeric=(2, 3, 4, 5))


def _refused(report: ImportReport, actor: Actor) -> Table:
    headers = actor.zh_en("文件 行 列 值 原因", "File Line Column Value Reason")
    rows = [
        (file.file, str(row.line), row.column, row.value, row.reason)
        for file in report.files
        for row in file.refused
    ]
    return Table(
        title=actor.zh_en("未导入的行", "Rows that were refused"),
        headers=tuple(headers.split()),
        rows=tuple(rows[:SHOWN_ROWS]),
        numeric=(1,),
        more=max(len(rows) - SHOWN_ROWS, 0),
    )
