"""What `guanxi doctor` finds about Slack: who the tokens are, and what to do where they are not."""

from collections.abc import Iterator

from slack_sdk.errors import SlackApiError
from slack_sdk.web.client import WebClient

from bot.findings import Finding, Say
from bot.settings import Settings
from bot.slack.failures import code_of

CHECK = "slack"
SECONDS = 8


def examine(settings: Settings, say: Say) -> Iterator[Finding]:
    """Ask Slack who the bot is, and whether events can come."""
    web = WebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        timeout=SECONDS,
    )
    try:
        yield _who(web, say)
        yield _events(web, settings, say)
    except SlackApiError as error:
        yield _refused(code_of(error), say)
    except OSError as error:
        advice = say("检查网络和 SLACK_API_URL。", "Check the network, and SLACK_API_URL.")
        yield Finding(CHECK, "problem", f"{settings.slack_api_url}: {error}", advice)


def _who(web: WebClient, say: Say) -> Finding:
    answer = web.auth_test()
    bot, team = answer.get("user"), answer.get("team")
    return Finding(CHECK, "ok", say(f"{bot}（工作区 {team}）", f"{bot} in the workspace {team}"))


def _events(web: WebClient, settings: Settings, say: Say) -> Finding:
    if token := settings.slack_app_token.get_secret_value():
        web.apps_connections_open(app_token=token)
        return Finding(CHECK, "ok", "Socket Mode")
    if settings.slack_signing_secret.get_secret_value():
        return Finding(CHECK, "ok", say("HTTP：/slack/events", "HTTP: /slack/events"))
    advice = say(
        "设 SLACK_APP_TOKEN（Socket Mode），或 SLACK_SIGNING_SECRET（HTTP）。",
        "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).",
    )
    return Finding(CHECK, "problem", say("收不到事件", "No events can come"), advice)


def _refused(code: str, say: Say) -> Finding:
    advice = say(
        "在 api.slack.com/apps 重新安装应用，把新令牌写进 .env；见 docs/slack.zh-CN.md。",
        "Install the app again at api.slack.com/apps and put its tokens into .env; see "
        "docs/slack.md.",
    )
    return Finding(CHECK, "problem", say(f"令牌被拒绝：{code}", f"token refused: {code}"), advice)
