"""export_data: a file with the records that the person may see."""

from crm_store.kinds import FILES, Kind
from crm_store.repositories.own_data import own_sheets
from intents.asking import plural
from intents.context import Context, RefusedError
from intents.intent import MANAGERS_AND_CUSTOMERS, Effect, Intent
from intents.reply import File, Reply, Text
from intents.slots import Slots, TextSlot

MOST = 50_000
"""Rows that are still handed over in a chat."""
OF_CUSTOMERS = ("customer", "contact", "contract", "payment", "order", "ticket", "points")
"""The kinds that hold a customer's own data; colleagues' notes about them are not among them."""
ASSESSMENT = ("level", "tags", "source", "shared")
"""What colleagues think of a customer: the workspace's own work, as their notes are."""
EVERYTHING = frozenset(
    "全部 所有 数据 资料 一切 个人 信息 档案 all everything data information personal".split()
)


class ExportData(Slots):
    """Which kinds of records, in words."""

    what: TextSlot | None = None


def handle(slots: ExportData, context: Context) -> Reply:
    """An Excel workbook with a sheet for each kind."""
    kinds = _kinds(slots.what, context)
    _refuse_too_many(kinds, context)
    from crm_store.transfer.workbook import MEDIA_TYPE, workbook_of  # slow to import

    more = own_sheets(context.store) if _wants_all_of_theirs(kinds, context) else []
    without = () if context.actor.is_staff else ASSESSMENT
    content, counts = workbook_of(
        context.store, kinds, lambda kind, key: _keeps(kind, key, context), more, without
    )
    found = [kind for kind in kinds if counts[kind.name]]
    if not found and not more:
        return Reply(blocks=(Text(text=context.say("没有可以导出的记录。", "Nothing to export.")),))
    language = context.actor.language
    listed = context.say("，", ", ").join(
        _counted(kind, counts[kind.name], language) for kind in found
    )
    text = context.say(
        f"已导出你能看到的记录：{listed}。", f"What you may see, exported: {listed}."
    )
    if more:
        rows = sum(len(sheet.rows) for sheet in more)
        text += context.say(
            f"另有对话、评价、订阅等 {rows:,} 条。",
            f" And {rows:,} rows of messages, ratings, consents and so on.",
        )
    name = f"guanxi-{context.today.isoformat()}.xlsx"
    file = File(name=name, media_type=MEDIA_TYPE, content=content)
    return Reply(blocks=(Text(text=text), file))


def _wants_all_of_theirs(kinds: tuple[Kind, ...], context: Context) -> bool:
    """Whether a customer asks for everything, and not for one kind of records."""
    return not context.actor.is_staff and len(kinds) == len(OF_CUSTOMERS)


def _counted(kind: Kind, count: int, language: str) -> str:
    label = kind.label(language)
    if language == "zh":
        return f"{label} {count}"
    return f"{count} {label if count == 1 else plural(label)}"


def _kinds(what: str | None, context: Context) -> tuple[Kind, ...]:
    """The kinds that the words name, all of them where they name none in particular."""
    names = OF_CUSTOMERS if not context.actor.is_staff else tuple(kind.name for kind in FILES)
    all_kinds = tuple(kind for kind in FILES if kind.name in names)
    said = (what or "").lower()
    chosen = tuple(
        kind for kind in all_kinds if any(word in said for word in (kind.zh, kind.en, kind.file))
    )
    if chosen or not said or any(word in said for word in EVERYTHING):
        return chosen or all_kinds
    known = context.say("、", ", ").join(kind.label(context.actor.language) for kind in all_kinds)
    raise RefusedError(
        context.say(f"不能单独导出“{what}”。", f"I cannot export “{what}” by itself."),
        context.say(f"可以导出：{known}；或者全部。", f"There are: {known}; or everything."),
    )


def _refuse_too_many(kinds: tuple[Kind, ...], context: Context) -> None:
    repositories = [context.store.by_kind[kind.name] for kind in kinds]
    total = sum(repository.count(repository.query()) for repository in repositories)
    if total > MOST:
        raise RefusedError(
            context.say(f"共有 {total:,} 条记录，在聊天里最多导出 {MOST:,} 条。",
                        f"That is {total:,} records; a chat takes {MOST:,} at most."),
            context.say("请只导出其中一种，或者请管理员用 guanxi export。",
                        "Export one kind only, or ask your admin to run guanxi export."),
        )  # fmt: skip


def _keeps(kind: Kind, key: int, context: Context) -> bool:
    """Of a company's contacts, a contact gets nobody's personal data but their own."""
    own = context.actor.contact_id
    return kind.name != "contact" or context.actor.is_staff or own is None or key == own


export_data = Intent(
    "export_data",
    MANAGERS_AND_CUSTOMERS,
    ExportData,
    Effect.READ,
    ("导出数据文件", "export a file with the records"),
    handle,
    sensitive=True,
)
