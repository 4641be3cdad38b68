"""Stages as people name them."""

from crm_store.models import Stage
from crm_store.names import name_key
from intents.context import Context, RefusedError

SAYINGS: dict[str, str] = {
    "qualification": """
        初步接洽 初步接触 接洽 初步沟通 线索 prospecting qualify qualifying qualified discovery""",
    "needs": "需求确认 需求 需求分析 需求调研 确认需求 needsanalysis engaging requirements",
    "proposal": "方案报价 方案 报价 报价阶段 提案 proposal quote quoted quoting 报完价 出方案",
    "negotiation": """
        谈判 谈判阶段 商务谈判 议价 谈价 签约谈判 谈合同 negotiate negotiating negotiations""",
    "won": "赢单 赢了 成交 签了 签单 签约 成单 拿下 win closedwon signed 成交了 赢",
    "lost": "输单 丢单 丢了 输了 失败 流失 lose closedlost 黄了 没成 输",
}


def sayings(stage: Stage) -> set[str]:
    """The normalised words that people may use for a stage."""
    words = {stage.key, stage.name_zh, stage.name_en, *SAYINGS.get(stage.key, "").split()}
    return {name_key(word) for word in words}


def stage_key(text: str, context: Context) -> str:
    """The key of the stage that a text names; a refusal that lists the stages where none is."""
    wanted = name_key(text)
    stages = context.store.workspace.stages
    for stage in stages.all:
        if wanted in sayings(stage):
            return stage.key
    names = context.say("、", ", ").join(
        stages.name(stage.key, context.actor.language) for stage in stages.all
    )
    raise RefusedError(
        context.say(f"没有叫“{text}”的阶段。", f"There is no stage called “{text}”."),
        context.say(f"现有阶段：{names}。", f"The stages are: {names}."),
    )
