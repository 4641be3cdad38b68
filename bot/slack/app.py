"""Makes the Slack channel: Socket Mode where SLACK_APP_TOKEN is set, signed HTTP otherwise."""

from bot.bootstrap import App
from bot.slack.channel import SlackChannel
from bot.slack.desk import Desk
from bot.slack.handover import Handover
from bot.slack.listeners import listen


def make(app: App, handover: Handover | None = None) -> SlackChannel:
    """The channel, not started yet. Raises ValueError where a setting is missing."""
    settings = app.settings
    if not (
        settings.slack_app_token.get_secret_value()
        or settings.slack_signing_secret.get_secret_value()
    ):
        raise ValueError(
            "Slack 还需要 SLACK_APP_TOKEN（Socket Mode）或 SLACK_SIGNING_SECRET（HTTP）。/ "
            "Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP). "
            "See docs/slack.md."
        )
    slack = SlackChannel(app, handover)
    slack.handover = handover or Desk(slack)
    listen(slack.bolt, slack)
    return slack
