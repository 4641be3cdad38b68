"""What went wrong, as one sentence on the terminal."""

import logging
from collections.abc import Callable

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from crm_store.scope import Language

log = logging.getLogger(__name__)

Pair = tuple[str, str]


def sentence(error: Exception, language: Language) -> str:
    """What happened and what to do about it."""
    log.debug("the command failed", exc_info=error)
    zh, en = _pair(error)
    return zh if language == "zh" else en


def reason(error: Exception) -> str:
    """The first line of what a database or a library says, without its own advice."""
    lines = str(getattr(error, "orig", error)).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def installation_language() -> Language:
    """GUANXI_LANGUAGE; English where the settings cannot be read."""
    from bot.settings import Settings

    try:
        return Settings().guanxi_language
    except ValidationError:
        return "en"


def _pair(error: Exception) -> Pair:
    for kind, tell in TELLERS:
        if isinstance(error, kind):
            return tell(error)
    if isinstance(error, ValueError | LookupError | OSError) and str(error):
        return str(error), str(error)
    what = f"{type(error).__name__}: {reason(error)}"
    return (
        f"出了点问题：{what}。设 GUANXI_LOG_LEVEL=debug 可以看到细节。",
        f"Something broke: {what}. GUANXI_LOG_LEVEL=debug shows the details.",
    )


def _settings(error: Exception) -> Pair:
    assert isinstance(error, ValidationError)
    wrong = "; ".join(
        f"{'.'.join(map(str, item['loc'])).upper()}: {item['msg']}, not {item.get('input')!r}"
        for item in error.errors(include_url=False)
    )
    text = f"A setting cannot be used. {wrong}. See .env.example."
    return text, text


def _store(error: Exception) -> Pair:
    return (
        f"连不上数据库：{reason(error)}。请检查 DATABASE_URL（内置数据库则是 GUANXI_HOME）。",
        f"The store cannot be reached: {reason(error)}. "
        "Check DATABASE_URL, or GUANXI_HOME for the embedded store.",
    )


TELLERS: tuple[tuple[type[Exception], Callable[[Exception], Pair]], ...] = (
    (ValidationError, _settings),
    (OperationalError, _store),
)
