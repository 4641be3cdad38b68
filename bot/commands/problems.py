"""What went wrong, as one sentence on the terminal."""

import logging
from collections.abc import Callable

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError, SQLAlchemyError

log = logging.getLogger(__name__)

MORE = "GUANXI_LOG_LEVEL=debug shows the details."


def sentence(error: Exception) -> str:
    """What happened and what to do about it."""
    log.debug("the command failed", exc_info=error)
    for kind, tell in TELLERS:
        if isinstance(error, kind):
            return tell(error)
    if isinstance(error, ValueError | LookupError | OSError) and str(error):
        return str(error)
    return f"Something broke: {type(error).__name__}: {error}. {MORE}"


def _settings(error: Exception) -> str:
    assert isinstance(error, ValidationError)
    wrong = [
        f"{'.'.join(map(str, item['loc'])).upper()}: {item['msg']}, not {item.get('input')!r}"
        for item in error.errors(include_url=False)
    ]
    return f"A setting cannot be used. {'; '.join(wrong)}. See .env.example."


def _store(error: Exception) -> str:
    assert isinstance(error, SQLAlchemyError)
    reason = str(getattr(error, "orig", error)).strip().splitlines()
    return (
        f"The store cannot be reached: {reason[0] if reason else error}. "
        "Check DATABASE_URL, or GUANXI_HOME for the embedded store; `guanxi doctor` says more."
    )


TELLERS: tuple[tuple[type[Exception], Callable[[Exception], str]], ...] = (
    (ValidationError, _settings),
    (OperationalError, _store),
)
