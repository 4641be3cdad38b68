"""The rows of selling: products, deals with their moves, contracts with their instalments."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from bench.names import Names, is_chinese
from bench.rows import TODAY, Clients, Row, Table, amount, day, past, times
from bench.sizes import NOW, Sizes
from crm_store.models import Contract, Deal, ExchangeRate, Payment, Product, StageChange, Target
from crm_store.repositories.workspace import DEFAULT_STAGES

OPEN_STAGES = tuple(stage[0] for stage in DEFAULT_STAGES if stage[4] == "open")
OPEN, WON = 0.3, 0.4
REASONS = ("价格", "对手", "预算", "price", "no budget")


class Sales:
    """Deals; `stages`, `made`, `owners` by a deal's key less one, `deal_of` by a customer's key."""

    def __init__(self, random: Random, sizes: Sizes, clients: Clients) -> None:
        self._random, self._sizes, self._clients = random, sizes, clients
        self._names = Names(random)
        self.names: list[str] = []
        self.stages: list[str] = []
        self.made: list[datetime] = []
        self.owners: list[int | None] = []
        self.deal_of: dict[int, int] = {}

    def tables(self) -> Iterator[Table]:
        """Products, rates, targets, deals, their moves, contracts, instalments."""
        yield Product, (self._product(key) for key in range(1, 201))
        yield (
            ExchangeRate,
            iter(
                [{"currency": "USD", "rate": "7.12", "valid_from": day(self._random, -400, -400)}]
            ),
        )
        yield Target, self._targets()
        yield Deal, (self._deal(key) for key in range(1, self._sizes.deals + 1))
        yield StageChange, self._moves()
        yield Contract, (self._contract(key) for key in range(1, self._sizes.contracts + 1))
        yield Payment, self._payments()

    def _product(self, key: int) -> Row:
        name = f"{self._names.work(chinese=key % 2 == 0)} {key}"
        price = amount(self._random)
        return {"id": key, "code": f"P-{key:04}", "name": name, "category": f"C{key % 8}"} | {
            "price": price,
            "currency": "CNY",
            "cost": price / 2,
            "stock": 100,
            **times(NOW - timedelta(days=900)),
        }

    def _targets(self) -> Iterator[Row]:
        for user in range(1, self._sizes.users):
            for period in ("2026", "2026-Q4"):
                yield {"user_id": user, "period": period, "amount": Decimal(5_000_000)} | {
                    "currency": "CNY",
                    **times(NOW - timedelta(days=300)),
                }

    def _deal(self, key: int) -> Row:
        customer, chance = self._random.randint(1, self._sizes.customers), self._random.random()
        name = self._clients.names[customer - 1]
        made = past(self._random, 700)
        stage = self._random.choice(OPEN_STAGES) if chance < OPEN else "lost"
        stage = "won" if OPEN <= chance < OPEN + WON else stage
        self.names.append(f"{name} {self._names.work(chinese=is_chinese(name))}")
        self.stages.append(stage)
        self.deal_of[customer] = key
        self.made.append(made)
        self.owners.append(self._clients.owners[customer - 1] or self._user())
        return {"id": key, "name": self.names[-1], "number": f"D-{key:06}", "stage": stage} | {
            "customer_id": customer,
            "owner_id": self.owners[-1],
            "amount": amount(self._random),
            "currency": "CNY" if is_chinese(name) else "USD",
            "product_id": self._random.randint(1, 200),
            **self._dates(stage, made),
            **times(made),
        }

    def _dates(self, stage: str, made: datetime) -> Row:
        if stage in OPEN_STAGES:
            since = made + (NOW - made) * self._random.random()
            return {"close_date": day(self._random, -20, 150), "stage_since": since}
        closed = min(made + timedelta(days=self._random.randint(10, 120)), NOW)
        reason = self._random.choice(REASONS) if stage == "lost" else None
        return {"close_date": closed.date(), "closed_at": closed, "stage_since": closed} | {
            "lost_reason": reason
        }

    def _user(self) -> int:
        return self._random.randint(1, self._sizes.users - 1)

    def _moves(self) -> Iterator[Row]:
        """The way of each deal through the stages, a week for each."""
        for key, (stage, made) in enumerate(zip(self.stages, self.made, strict=True), 1):
            way = OPEN_STAGES if stage in OPEN_STAGES else (*OPEN_STAGES, stage)
            before: str | None = None
            for step, now in enumerate(way[: way.index(stage) + 1]):
                at = min(made + timedelta(days=7 * step), NOW)
                yield {"deal_id": key, "from_stage": before, "to_stage": now, "at": at}
                before = now

    def _contract(self, key: int) -> Row:
        customer, start = key * 3 % self._sizes.customers + 1, day(self._random, -700, 0)
        return {"id": key, "number": f"HT-{key:06}", "name": "年度服务", "start": start} | {
            "customer_id": customer,
            "owner_id": self._clients.owners[customer - 1],
            "amount": amount(self._random),
            "currency": "CNY",
            "end": start + timedelta(days=365),
            **times(past(self._random, 700)),
        }

    def _payments(self) -> Iterator[Row]:
        for contract in range(1, self._sizes.contracts + 1):
            for _ in range(3):
                due, sum_due = day(self._random, -600, 200), amount(self._random)
                paid = due if due < TODAY and self._random.random() < 0.9 else None
                yield {"contract_id": contract, "due": due, "amount": sum_due} | {
                    "paid_at": paid,
                    "paid_amount": sum_due if paid else None,
                    **times(NOW - timedelta(days=500)),
                }
