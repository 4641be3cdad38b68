"""People who import and export, and a way to import text as if it were a file."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crm_store.database import Database
from crm_store.scope import Actor
from crm_store.transfer.importing import import_path
from crm_store.transfer.report import ImportReport

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ADMIN = Actor("Admin", "admin", "en", ZoneInfo("America/New_York"), "USD", sees=None)
CHINESE_ADMIN = Actor("管理员", "admin", "zh", ZoneInfo("Asia/Shanghai"), "CNY", sees=None)

ImportText = Callable[..., ImportReport]


@pytest.fixture
def import_text(database: Database, tmp_path: Path) -> ImportText:
    """Imports text (or bytes) as a file of that name, by default as an English-speaking admin."""

    def run(name: str, content: str | bytes, actor: Actor = ADMIN) -> ImportReport:
        path = tmp_path / "input" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_path(database, actor, path, now=NOW)

    return run
