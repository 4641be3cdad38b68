"""export_data: a file with the records that the person may see, of everybody or of one customer."""

from collections.abc import Sequence

from crm_store.kinds import FILES, Kind
from crm_store.repositories.one_customer import OfList, OneCustomer
from crm_store.repositories.own_data import Sheet, own_sheets, quotes_sheet
from crm_store.repositories.transfer import TransferQueries
from intents.asking import plural
from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.general.exported import OF_CUSTOMERS, kinds_of_all, kinds_of_one, whose_data
from intents.general.narrowed import Narrowed, narrowed
from intents.intent import MANAGERS_AND_CUSTOMERS, Effect, Intent
from intents.pattern import Pattern
from intents.reply import File, Reply, Text
from intents.slots import Slots, TextSlot

MOST = 50_000
"""Rows that are still handed over in a chat."""
ASSESSMENT = ("level", "tags", "source", "shared")
"""What colleagues think of a customer: the workspace's own work, as their notes are."""
_NO_FILE_NAME = Pattern(r'[\\/:*?"<>|\x00-\x1f]+')


class ExportData(Slots):
    """Which kinds of records, or whose, in words."""

    what: TextSlot | None = None


def handle(slots: ExportData, context: Context) -> Reply:
    """An Excel workbook with a sheet for each kind."""
    if context.actor.is_staff and (listed := narrowed(slots.what, context)) is not None:
        return _of_list(listed, context)
    if context.actor.is_staff and slots.what:
        meant = whose_data(slots.what, context)
        if isinstance(meant, Reply):
            return meant
        if meant is not None:
            customer, name = meant
            return _of_one(customer, kinds_of_one(slots.what, name), context)
    kinds = kinds_of_all(slots.what, context)
    queries = TransferQueries(context.store)
    _refuse_too_many(kinds, queries, context)
    more = own_sheets(context.store) if _wants_all_of_theirs(kinds, context) else []
    content, counts = _workbook(queries, kinds, more, context)
    found = _listed(kinds, counts, context)
    if not found and not more:
        return Reply(blocks=(Text(text=context.say("没有可以导出的记录。", "Nothing to export.")),))
    text = context.say(f"已导出你能看到的记录：{found}。", f"What you may see, exported: {found}.")
    if more:
        rows = sum(len(sheet.rows) for sheet in more)
        text += context.say(
            f"另有对话、评价、订阅等 {rows:,} 条。",
            f" And {rows:,} rows of messages, ratings, consents and so on.",
        )
    return Reply(blocks=(Text(text=text), _file("guanxi", content, context)))


def _of_list(listed: Narrowed, context: Context) -> Reply:
    """The records of a list, as far as the asker may see them."""
    kinds = tuple(kind for kind in FILES if kind.name == listed.kind)
    queries = OfList(context.store, listed.keys)
    _refuse_too_many(kinds, queries, context)
    content, counts = _workbook(queries, kinds, [], context)
    found = _listed(kinds, counts, context)
    if not found:
        text = context.say(
            f"没有符合的记录可以导出（{listed.words}）。",
            f"No records match ({listed.words}), so there is nothing to export.",
        )
        return Reply(blocks=(Text(text=text),))
    text = context.say(
        f"已导出你能看到的、符合条件的记录（{listed.words}）：{found}。",
        f"What you may see and what matches ({listed.words}), exported: {found}.",
    )
    return Reply(blocks=(Text(text=text), _file("guanxi", content, context)))


def _of_one(customer: RecordRef, kinds: tuple[Kind, ...], context: Context) -> Reply:
    """What belongs to one customer, as far as the asker may see it."""
    queries = OneCustomer(context.store, customer.id)
    _refuse_too_many(kinds, queries, context)
    everything = any(kind.name == "customer" for kind in kinds)
    quotes = quotes_sheet(context.store, customer.id)
    more = [quotes] if everything and quotes.rows else []
    content, counts = _workbook(queries, kinds, more, context)
    found = _listed(kinds, counts, context)
    if not found:
        text = context.say(
            f"{customer.name}没有可以导出的这类记录。",
            f"{customer.name} has no such records to export.",
        )
        return Reply(blocks=(Text(text=text),), focus=(customer,))
    lines = len(quotes.rows) if more else 0
    quoted = context.say(f"，报价明细 {lines}", f", {lines} lines of quotes") if lines else ""
    text = context.say(
        f"已导出{customer.name}的数据（你能看到的）：{found}{quoted}。",
        f"The data of {customer.name} that you may see, exported: {found}{quoted}.",
    )
    return Reply(
        blocks=(Text(text=text), _file(customer.name, content, context)), focus=(customer,)
    )


def _workbook(
    queries: TransferQueries, kinds: Sequence[Kind], more: Sequence[Sheet], context: Context
) -> tuple[bytes, dict[str, int]]:
    from crm_store.transfer.workbook import workbook_of  # slow to import

    without = () if context.actor.is_staff else ASSESSMENT
    return workbook_of(queries, kinds, lambda kind, key: _keeps(kind, key, context), more, without)


def _file(title: str, content: bytes, context: Context) -> File:
    from crm_store.transfer.workbook import MEDIA_TYPE

    name = f"{_NO_FILE_NAME.sub(' ', title).strip()[:80]}-{context.today.isoformat()}.xlsx"
    return File(name=name, media_type=MEDIA_TYPE, content=content)


def _wants_all_of_theirs(kinds: tuple[Kind, ...], context: Context) -> bool:
    """Whether a customer asks for everything, and not for one kind of records."""
    return not context.actor.is_staff and len(kinds) == len(OF_CUSTOMERS)


def _listed(kinds: Sequence[Kind], counts: dict[str, int], context: Context) -> str:
    """How many there are of each kind; "" where there is nothing."""
    language = context.actor.language
    found = [kind for kind in kinds if counts[kind.name]]
    return context.say("，", ", ").join(
        _counted(kind, counts[kind.name], language) for kind in found
    )


def _counted(kind: Kind, count: int, language: str) -> str:
    label = kind.label(language)
    if language == "zh":
        return f"{label} {count}"
    return f"{count} {label if count == 1 else plural(label)}"


def _refuse_too_many(kinds: Sequence[Kind], queries: TransferQueries, context: Context) -> None:
    """Counts no further than to one more than a chat takes."""
    left = MOST
    for kind in kinds:
        left -= queries.count(kind, left + 1)
        if left < 0:
            raise RefusedError(
                context.say(f"共有 {MOST:,} 条以上的记录，在聊天里最多导出 {MOST:,} 条。",
                            f"That is more than {MOST:,} records; a chat takes {MOST:,} at most."),
                context.say("请只导出其中一种或者某个客户的，或者请管理员用 guanxi export。",
                            "Export one kind or one customer's only, "
                            "or ask your admin to run guanxi export."),
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
