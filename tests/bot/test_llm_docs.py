"""docs/llm.md tells of settings that there are, in a form that they take, in both languages."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.settings import Settings
from intents.understand.llm.endpoint import COMPATIBLE, endpoint_of

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "llm.md").read_text(encoding="utf-8")
ENGLISH, CHINESE = DOCUMENT.split("## 配置语言模型")


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_setting_of_the_model_is_told_of_and_no_other(text: str) -> None:
    named = set(re.findall(r"GUANXI_\w+", text))
    assert named == {one.upper() for one in Settings.model_fields if "llm" in one}


@pytest.mark.parametrize("written", sorted(set(re.findall(r"GUANXI_LLM=([^\s`，]+)", DOCUMENT))))
def test_each_model_can_be_set_as_it_is_written(written: str) -> None:
    made = endpoint_of(written, "", "k", 8.0)
    assert made is not None
    assert made.model == written.partition(":")[2]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("provider", sorted(COMPATIBLE))
def test_the_providers_with_an_address_of_their_own_are_told_of(provider: str, text: str) -> None:
    _, variable = COMPATIBLE[provider]
    assert f"GUANXI_LLM={provider}:" in text
    assert variable in text


def test_each_extra_is_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = re.findall(r"guanxi\[(\w+)\]", DOCUMENT)
    assert len(extras) == 3
    assert set(extras) <= project["optional-dependencies"].keys()
