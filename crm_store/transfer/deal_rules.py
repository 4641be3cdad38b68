"""Deals: their stage by its usual words, a name where they have none, and when they closed."""

from collections import Counter
from typing import Any

from crm_store.names import name_key
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.dates import local_midnight
from crm_store.transfer.kind_rules import ImportContext, KindRules
from crm_store.transfer.words import stage_of_word


class DealRules(KindRules):
    """The rules of deals."""

    def __init__(self, context: ImportContext) -> None:
        super().__init__(context)
        self._named = 0
        self._read: Counter[tuple[str, str]] = Counter()
        self._stages: dict[str, str] = {}
        self._workspace = context.queries.store.workspace

    def complete(self, row: ParsedRow) -> None:
        super().complete(row)
        if "name" not in row.values:
            self._name(row)
        if "stage" in row.values:
            row.values["stage"] = self._stage(row.values["stage"])
        self._complete_times(row)

    def before_update(self, record: Any, row: ParsedRow) -> None:
        stage = row.values.get("stage", record.stage)
        if stage != record.stage and "stage_since" not in row.values:
            closed = row.values.get("closed_at") or row.fallbacks.get("closed_at")
            row.values["stage_since"] = closed or self.context.now

    def finish(self) -> None:
        if self._named:
            self.report.note(
                f"{self._named} 个商机没有名称，以“产品 编号”命名。",
                f"{self._named:,} deals have no name; they are named by product and number.",
            )
        for (word, stage), count in sorted(self._read.items()):
            if name_key(word) == name_key(stage):
                continue
            self.report.note(
                f"阶段“{word}”按“{stage}”导入（{count} 行）。",
                f'The stage "{word}" was read as {stage} ({count:,} rows).',
            )

    def _name(self, row: ParsedRow) -> None:
        number = row.values.get("number")
        if number is None:
            raise row.refuse("name", "商机需要名称或编号。", "A deal needs a name or a number.")
        product = row.records.get("product")
        row.values["name"] = f"{product.name} {number}" if product else number
        self._named += 1

    def _stage(self, words: str) -> str:
        if words not in self._stages:
            self._stages[words] = self._known_stage(words) or self._new_stage(words)
        key = self._stages[words]
        self._read[words, key] += 1
        return key

    def _known_stage(self, words: str) -> str | None:
        wanted = name_key(words)
        stages = self._workspace.stages
        for stage in stages.all:
            if wanted in (name_key(stage.key), name_key(stage.name_zh), name_key(stage.name_en)):
                return stage.key
        key = stage_of_word(words)
        return key if key and stages.get(key) else None

    def _new_stage(self, words: str) -> str:
        self.context.queries.add_stage(words)
        self.report.note(
            f"新增阶段“{words}”，排在赢单之前。",
            f'The stage "{words}" was not known: it was added before won.',
        )
        return words

    def _complete_times(self, row: ParsedRow) -> None:
        stage = self._workspace.stages.get(row.values.get("stage", "qualification"))
        closed = row.values.get("closed_at")
        day = row.values.get("close_date")
        if stage is not None and stage.outcome != "open" and closed is None and day is not None:
            closed = row.fallbacks["closed_at"] = local_midnight(day, self.actor.timezone)
        entered = closed or row.values.get("created_at") or self.context.now
        row.fallbacks["stage_since"] = entered
