"""Who is how far: a table of colleagues against their own targets."""

from crm_store.metrics.standings import Standing, Standings
from intents.analytics import figures
from intents.call import RecordRef
from intents.context import Context
from intents.reply import Table

MOST = 20


def people_table(found: Standings, context: Context) -> Table:
    """The closest to their target first; who has none comes last."""
    shown = found.people[:MOST]
    headers = context.say("负责人|已赢单|目标|完成率|还差", "Owner|Won|Target|Done|Still to win")
    return Table(
        headers=tuple(headers.split("|")),
        rows=tuple(_row(one, found, context) for one in shown),
        numeric=(1, 2, 3, 4),
        records=tuple(RecordRef(kind="user", id=one.user_id, name=one.name) for one in shown),
        more=len(found.people) - len(shown),
    )


def _row(one: Standing, found: Standings, context: Context) -> tuple[str, ...]:
    won = figures.shown(one.won, found.currencies, "money")
    if one.target is None:
        return one.name, won, context.say("未设", "none"), figures.NONE, figures.NONE
    aim = figures.shown(one.target, found.currencies, "money")
    return one.name, won, aim, figures.share(one.attainment), _left(one, found, context)


def _left(one: Standing, found: Standings, context: Context) -> str:
    assert one.target is not None
    gaps = tuple(aim - won for aim, won in zip(one.target, one.won, strict=True))
    if any(gap > 0 for gap in gaps):
        return figures.shown(gaps, found.currencies, "money")
    over = figures.shown(tuple(-gap for gap in gaps), found.currencies, "money")
    return context.say(f"已超额 {over}", f"over by {over}")
