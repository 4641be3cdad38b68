"""What `guanxi doctor` looks at: each finding says what is the case and what to do about it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.problems import reason, sentence
from bot.findings import Finding, Say
from bot.index_checkup import examine_index
from bot.language_model import language_model
from bot.settings import Settings
from bot.vector_model import vector_model
from crm_store.database import Database


def examine(*, live: bool = False) -> Iterator[Finding]:
    """Every finding, in order; what needs an earlier one to be well is left out without it.

    `live` asks the language model a question, which costs a few tokens.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        yield Finding("settings", "problem", sentence(error, "en"), "Correct it, or leave it out.")
        return

    def say(zh: str, en: str) -> str:
        return zh if settings.guanxi_language == "zh" else en

    yield _settings(settings, say)
    yield from _store(settings, say)
    yield _model(say)
    yield from vector_model(settings, say)
    yield language_model(settings, say, live=live)
    yield _font(say)
    yield from _channels(settings, say)


def _channels(settings: Settings, say: Say) -> Iterator[Finding]:
    """The channels that have their tokens."""
    from bot.running import PARTS

    for part in PARTS:
        if not part.missing(settings):
            yield from part.examine(settings, say)


def _settings(settings: Settings, say: Say) -> Finding:
    from bot.bootstrap import local_zone

    try:
        zone = local_zone(settings.guanxi_timezone)
    except ValueError as error:
        advice = say("改正 GUANXI_TIMEZONE，或留空。", "Correct GUANXI_TIMEZONE, or empty it.")
        return Finding("settings", "problem", str(error), advice)
    home = settings.guanxi_home.expanduser().resolve()
    return Finding("settings", "ok", f"GUANXI_HOME {home}, {zone.key}, {settings.guanxi_language}")


def _store(settings: Settings, say: Say) -> Iterator[Finding]:
    from bot.bootstrap import store_url

    try:
        database = Database(store_url(settings))
        yield from _inside(settings, database, say)
        database.close()
    except (SQLAlchemyError, OSError, ValueError) as error:
        advice = say(
            "检查 DATABASE_URL；不用服务器时留空，并确认 GUANXI_HOME 可写。",
            "Check DATABASE_URL; without a server leave it empty and make GUANXI_HOME writable.",
        )
        yield Finding("store", "problem", reason(error), advice)


def _inside(settings: Settings, database: Database, say: Say) -> Iterator[Finding]:
    from crm_store.migrate import head, stored_revision

    with database.engine.connect() as connection:
        revision = stored_revision(connection)
    where = database.engine.url.render_as_string(hide_password=True)
    if revision != head():
        advice = say("运行 guanxi init。", "Run `guanxi init`.")
        yield Finding("store", "problem", f"{where} ({revision} ≠ {head()})", advice)
        return
    yield Finding("store", "ok", f"{where} ({revision})")
    yield from _contents(database, say)
    yield from examine_index(settings, database, say)


def _contents(database: Database, say: Say) -> Iterator[Finding]:
    """How much there is, and whether anybody may talk to it."""
    from bot.bootstrap import local_zone
    from bot.identity import default_user
    from crm_store import inbox, outbox
    from crm_store.actors import Defaults, system_actor
    from crm_store.store import Store

    actor = system_actor(Defaults("en", local_zone("UTC")))
    with database.reading() as session:
        store = Store(session, actor, datetime.now(UTC))
        counted = {
            "users": store.users.count(store.users.query()),
            "customers": store.customers.count(store.customers.query()),
            "deals": store.deals.count(store.deals.query()),
        }
        admin = default_user(session)
        dead, failed = outbox.count_dead(session), inbox.count_failed(session)
    yield Finding("records", "ok", ", ".join(f"{n:,} {name}" for name, n in counted.items()))
    yield _stuck(dead, failed, say)
    if admin is not None:
        yield Finding("people", "ok", say(f"管理员 {admin.name}", f"{admin.name} is an admin"))
        return
    advice = say("运行 guanxi user add 姓名 --role admin。", "`guanxi user add NAME --role admin`")
    yield Finding("people", "warning", say("没有管理员", "There is no admin"), advice)


def _stuck(dead: int, failed: int, say: Say) -> Finding:
    """Messages that could not be sent, and those that could not be answered."""
    if not dead and not failed:
        return Finding("messages", "ok", say("没有卡住的", "none is stuck"))
    found = say(
        f"{dead} 条发不出去，{failed} 条没能处理",
        f"{dead} could not be sent, {failed} could not be answered",
    )
    advice = say(
        "guanxi outbox list 看原因；guanxi outbox retry --all 再试一次。",
        "`guanxi outbox list` says why; `guanxi outbox retry --all` tries again.",
    )
    return Finding("messages", "warning", found, advice)


def _model(say: Say) -> Finding:
    advice = say("重新安装：pip install -e .", "Install Guanxi again: pip install -e .")
    try:
        from retrieval.embeddings import DIMENSIONS, Encoder

        vector = Encoder().one("你好 hello")
    except Exception as error:
        return Finding("model", "problem", f"{type(error).__name__}: {error}", advice)
    if vector.shape != (DIMENSIONS,):
        return Finding("model", "problem", f"shape {vector.shape}", advice)
    return Finding("model", "ok", say(f"{DIMENSIONS} 维", f"embeds in {DIMENSIONS} dimensions"))


def _font(say: Say) -> Finding:
    from intents.reply import Chart, Series

    series = (Series(name="数", values=(Decimal(1),)),)
    chart = Chart(kind="bar", title="检查", categories=("一",), series=series)
    try:
        from bot.charts import FONT_FILE, render_png

        render_png(chart, "zh")
    except Exception as error:
        advice = say("重新安装：pip install -e .", "Install Guanxi again: pip install -e .")
        return Finding("charts", "problem", f"{type(error).__name__}: {error}", advice)
    return Finding("charts", "ok", say(f"中文字体 {FONT_FILE}", f"Chinese font {FONT_FILE}"))
