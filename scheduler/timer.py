"""The clock of a running process: what is due is done, whatever else goes on."""

import asyncio
import logging
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from crm_store.database import Database
from crm_store.scope import Language
from scheduler.escalation import escalate

log = logging.getLogger(__name__)

SECONDS = 20.0


async def keep_time(database: Database, language: Language, zone: ZoneInfo) -> None:
    """Look every so often, until it is cancelled; what fails is tried again the next time."""
    while True:
        try:
            await asyncio.to_thread(escalate, database, language, zone, datetime.now(UTC))
        except Exception:
            log.exception("what is late was not looked for")
        await asyncio.sleep(SECONDS)
