"""The commands that Telegram offers, in each language, in private chats and in groups."""

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("开始", "Begin"),
    "help": ("能做什么", "What you can ask"),
    "human": ("转人工", "Talk to a human"),
    "stop": ("不再收到通知", "Receive no more notices"),
    "language": ("切换语言", "Change the language"),
}
IN_GROUPS = ("help",)
LANGUAGES = (None, "zh", "en")
"""None is for everybody else."""


async def publish(bot: Bot, default: str) -> None:
    """Tell Telegram what there is."""
    for language in LANGUAGES:
        zh = (language or default) == "zh"
        every = [BotCommand(name, words[0 if zh else 1]) for name, words in COMMANDS.items()]
        few = [command for command in every if command.command in IN_GROUPS]
        await bot.set_my_commands(every, BotCommandScopeAllPrivateChats(), language_code=language)
        await bot.set_my_commands(few, BotCommandScopeAllGroupChats(), language_code=language)
