"""segment_rfm: customers grouped by how recently, how often and for how much they bought."""

from dataclasses import replace
from decimal import Decimal

from crm_store.metrics.buying.segments import Segmented, SegmentRow, segmented
from crm_store.metrics.result import MetricError
from intents.analytics import figures
from intents.analytics.buying_words import bases_note, unrated_note
from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.format import money
from intents.intent import STAFF, Effect, Intent
from intents.reply import Chart, Reply, Series, Table, Text
from intents.slots import Slots, UserSlot

URGENT = ("cant_lose", "at_risk")
FEW_BUYERS = 25
"""With fewer, a fifth of the customers is not even five: quintiles say little."""


class SegmentRfm(Slots):
    """Whose customers."""

    owner: UserSlot | None = None


def handle(slots: SegmentRfm, context: Context) -> Reply:
    """Who to look after first, then the segments as chart and table, then what was counted."""
    try:
        found = segmented(context.store, figures.owner_ids(slots.owner))
    except MetricError as error:
        raise RefusedError(str(error)) from error
    if not found.buyers:
        return Reply(blocks=(Text(text=_nobody(context)), figures.receipt(found.receipt, context)))
    receipt = replace(found.receipt, notes=tuple(_notes(found, context)))
    blocks = (
        Text(text=_headline(found, context)),
        _chart(found, context),
        _table(found, context),
        figures.receipt(receipt, context),
    )
    listed = tuple(_ref(found, key) for row in found.rows for _spent, key in row.best)
    return Reply(blocks=blocks, listed=listed)


def _nobody(context: Context) -> str:
    return context.say(
        "这些客户都还没有买过，没法按 RFM 分群。导入订单（orders.csv）、登记赢单或回款之后再问我。",
        "None of these customers has bought anything yet, so there is nothing to group by. "
        "Import orders (orders.csv), or record won deals or payments, and ask again.",
    )


def _headline(found: Segmented, context: Context) -> str:
    urgent = [row for row in found.rows if row.segment.key in URGENT]
    count = len(found.rows)
    text = context.say(
        f"{found.buyers} 位客户买过，分成 {count} 群",
        f"{found.buyers} customer{'s have' if found.buyers > 1 else ' has'} bought, "
        f"in {count} segment{'s' if count > 1 else ''}",
    )
    if found.others:
        text += context.say(
            f"（另有 {found.others} 位还没买过）", f" ({found.others} more have not bought yet)"
        )
    if not urgent:
        return text + context.say("。", ".")
    names = context.say("、", " and ").join(
        f"{row.segment.label(context.actor.language)} {row.customers}" for row in reversed(urgent)
    )
    worth = money(figures.rounded(sum((row.spent for row in urgent), Decimal(0))), found.currency)
    return text + context.say(
        f"。先照顾：{names}，一共买过 {worth}。",
        f". Look after these first: {names}, who have bought for {worth}.",
    )


def _chart(found: Segmented, context: Context) -> Chart:
    language = context.actor.language
    return Chart(
        kind="bar",
        title=context.say("RFM 分群（客户数）", "RFM segments (customers)"),
        categories=tuple(row.segment.label(language) for row in found.rows),
        series=(
            Series(
                name=context.say("客户数", "customers"),
                values=tuple(Decimal(row.customers) for row in found.rows),
            ),
        ),
    )


def _table(found: Segmented, context: Context) -> Table:
    headers = context.say(
        "分群|客户数|买过|金额占比|多久没买（天）|例如|怎么做",
        "Segment|Customers|Bought for|Share|Days since|For example|What to do",
    )
    total = sum((row.spent for row in found.rows), Decimal(0))
    rows = tuple(_row(row, found, total, context) for row in found.rows)
    return Table(headers=tuple(headers.split("|")), rows=rows, numeric=(1, 2, 3, 4))


def _row(row: SegmentRow, found: Segmented, total: Decimal, context: Context) -> tuple[str, ...]:
    names = [found.names[key] for _spent, key in row.best if key in found.names]
    more = context.say("等", " …") if row.customers > len(names) else ""
    return (
        row.segment.label(context.actor.language),
        f"{row.customers:,}",
        money(figures.rounded(row.spent), found.currency),
        figures.share(row.spent * 100 / total if total else None),
        f"{row.silent:.0f}",
        context.say("、", ", ").join(names) + more,
        context.say(*row.segment.advice),
    )


def _notes(found: Segmented, context: Context) -> list[str]:
    notes = [
        context.say(
            "近度、频度、金额各按全公司客户的五分位打 1–5 分；分群看近度，和频度与金额的平均",
            "recency, frequency and money are scored 1-5 by the whole company's own quintiles; "
            "a segment is recency against the mean of the other two",
        ),
        bases_note(context),
    ]
    if found.model.buyers < FEW_BUYERS:
        notes.append(
            context.say(
                f"全公司只有 {found.model.buyers} 位客户买过，五分位仅供参考",
                f"only {found.model.buyers} customers of the company have bought: "
                "quintiles of so few say little",
            )
        )
    return notes + unrated_note(found.model.home, context)


def _ref(found: Segmented, key: int) -> RecordRef:
    return RecordRef(kind="customer", id=key, name=found.names.get(key, str(key)))


segment_rfm = Intent(
    "segment_rfm",
    STAFF,
    SegmentRfm,
    Effect.READ,
    ("按 RFM 给客户分组", "group customers by RFM"),
    handle,
)
