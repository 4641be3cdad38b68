"""What Slack's refusals mean for a message: later, never, or not with these blocks."""

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.delivery import NeverSentError, SendLaterError

FATAL = frozenset(
    "account_inactive channel_not_found is_archived not_in_channel user_not_in_channel "
    "invalid_auth not_authed token_revoked token_expired no_permission missing_scope "
    "cannot_dm_bot user_disabled user_not_found restricted_action ekm_access_denied "
    "restricted_action_read_only_channel org_login_required access_denied is_inactive "
    "messages_tab_disabled thread_not_found user_not_visible".split()
)
NOT_THERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel"})
UNFIT = frozenset(
    "invalid_blocks invalid_blocks_format msg_blocks_too_long msg_too_long "
    "only_one_table_allowed invalid_attachments".split()
)
DEFAULT_WAIT = 30.0
TROUBLE = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)
"""What a call of Slack may raise."""

ADVICE = {
    "not_in_channel": "invite the bot to the channel: /invite @Guanxi",
    "missing_scope": "install the app again with the scopes of bot/slack/manifest.yaml",
    "invalid_auth": "check SLACK_BOT_TOKEN",
    "token_revoked": "install the app again and set the new SLACK_BOT_TOKEN",
    "is_archived": "the channel is archived",
}


def code_of(error: SlackApiError) -> str:
    """Slack's word for what went wrong."""
    response = error.response
    found = response.get("error") if hasattr(response, "get") else None
    return str(found or "unknown")


def delivery_error(error: SlackApiError) -> Exception:
    """The error as the delivery knows it; itself where another try may help."""
    wait = retry_after(error)
    if wait is not None:
        return SendLaterError(wait)
    code = code_of(error)
    if code in FATAL:
        return NeverSentError(f"Slack: {code}. {ADVICE.get(code, '')}".strip())
    return error


def retry_after(error: SlackApiError) -> float | None:
    """The seconds that Slack asks to wait; None where it does not."""
    limited = getattr(error.response, "status_code", 0) == 429
    if not limited and code_of(error) not in ("ratelimited", "rate_limited"):
        return None
    headers = {k.lower(): v for k, v in getattr(error.response, "headers", {}).items()}
    try:
        return max(float(headers.get("retry-after", DEFAULT_WAIT)), 0.1)
    except ValueError:
        return DEFAULT_WAIT
