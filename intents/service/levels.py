"""The workspace's service levels, and how a ticket's clocks are shown."""

from crm_store.models import Ticket
from crm_store.repositories.service_settings import service_levels
from crm_store.service_level import Clock, ServiceLevels
from intents.context import Context, RefusedError
from intents.format import moment

STATES: dict[str, tuple[str, str]] = {
    "on_time": ("按时", "on time"),
    "at_risk": ("⚠ 快超时", "⚠ at risk"),
    "breached": ("⛔ 已超时", "⛔ breached"),
    "paused": ("⏸ 暂停（等客户）", "⏸ paused (waiting for the customer)"),
    "met": ("✓ 按时完成", "✓ met"),
    "missed": ("✗ 超时完成", "✗ late"),
}


def levels_of(context: Context) -> ServiceLevels:
    """The service levels. Refuses where the workspace's settings cannot be read."""
    try:
        return service_levels(context.store.workspace, context.actor)
    except ValueError as error:
        raise RefusedError(
            context.say("工作时间或服务时限的设置看不懂。",
                        "The settings of working hours or service levels cannot be read."),
            context.say(f"请管理员更正：{error}", f"Ask your admin to correct them: {error}"),
        ) from error  # fmt: skip


def clock_text(clock: Clock, context: Context) -> str:
    """By when, and how that stands."""
    state = context.say(*STATES[clock.state])
    if clock.due is None:
        return state
    return f"{moment(clock.due, context.actor)} · {state}"


def state_word(ticket: Ticket, levels: ServiceLevels, context: Context) -> str:
    """The more pressing of a ticket's clocks, in a word."""
    return context.say(*STATES[levels.clocks(ticket, context.now).worst])
