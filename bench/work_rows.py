"""The rows of daily work: activities, to-dos, tickets, leads, and what was said and changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from bench.names import Names, is_chinese
from bench.rows import SOURCES, Clients, Row, Table, past, times
from bench.sales_rows import Sales
from bench.sizes import NOW, Sizes
from crm_store.models import (
    Activity,
    AuditEntry,
    Conversation,
    InboxMessage,
    Lead,
    OutboxMessage,
    Task,
    Ticket,
    UndoRecord,
)

KINDS = ("call", "call", "visit", "meeting", "email", "message", "note")
SAID_ZH = "沟通了{}的需求，客户说要等预算批下来，下周再约一次细谈交付和价格"
SAID_EN = "Talked about {}: they wait for the budget, call again next week about delivery and price"
DO_ZH, DO_EN = "给{}发报价单", "Send {} the quotation"


class Work:
    """What colleagues did with their customers, and what they have to do."""

    def __init__(self, random: Random, sizes: Sizes, clients: Clients, sales: Sales) -> None:
        self._random, self._sizes = random, sizes
        self._clients, self._sales = clients, sales
        self._names = Names(random)

    def tables(self) -> Iterator[Table]:
        """Activities, tasks, tickets, leads, then the trail of earlier turns."""
        sizes = self._sizes
        yield Activity, (self._activity() for _ in range(sizes.activities))
        yield Task, (self._task() for _ in range(sizes.tasks))
        yield Ticket, (self._ticket(key) for key in range(1, sizes.tickets + 1))
        yield Lead, (self._lead(key) for key in range(1, sizes.leads + 1))
        yield UndoRecord, (self._undo(key) for key in range(1, sizes.deals + 1))
        yield AuditEntry, (self._audit(key) for key in range(1, sizes.deals + 1))
        yield Conversation, (self._conversation(key) for key in range(1, sizes.users + 1))
        yield InboxMessage, (self._inbox(key) for key in range(1, sizes.turns + 1))
        yield OutboxMessage, (self._outbox(key) for key in range(1, sizes.turns + 1))

    def _activity(self) -> Row:
        customer, chance = self._random.randint(1, self._sizes.customers), self._random.random()
        name = self._clients.names[customer - 1]
        ahead = chance < 0.01
        at = NOW + timedelta(hours=self._random.randint(1, 700)) if ahead else self._past()
        said = SAID_ZH if is_chinese(name) else SAID_EN
        return {"customer_id": customer, "user_id": self._owner(customer), "at": at} | {
            "kind": "meeting" if ahead else self._random.choice(KINDS),
            "contact_id": customer if chance > 0.5 else None,
            "deal_id": self._sales.deal_of.get(customer) if chance > 0.4 else None,
            "summary": said.format(name),
            **times(at),
        }

    def _task(self) -> Row:
        customer = self._random.randint(1, self._sizes.customers)
        name = self._clients.names[customer - 1]
        due = NOW + timedelta(days=self._random.randint(-300, 20))
        late = due < NOW - timedelta(days=20)
        title = (DO_ZH if is_chinese(name) else DO_EN).format(name)
        return {"title": title, "customer_id": customer, "assignee_id": self._owner(customer)} | {
            "due": due,
            "status": "done" if late else "open",
            **times(due - timedelta(days=9)),
        }

    def _ticket(self, key: int) -> Row:
        customer, opened = self._random.randint(1, self._sizes.customers), self._past()
        solved = self._random.random() < 0.9
        return {"id": key, "number": f"T-{key:06}", "customer_id": customer} | {
            "assignee_id": self._owner(customer),
            "status": "resolved" if solved else "open",
            "subject": "发票抬头要改",
            "opened_at": opened,
            "first_reply_at": opened + timedelta(minutes=self._random.randint(2, 600)),
            "resolved_at": opened + timedelta(days=2) if solved else None,
            "score": self._random.randint(1, 5) if solved else None,
            **times(opened),
        }

    def _lead(self, key: int) -> Row:
        name = self._names.person(chinese=key % 2 == 0)
        return {"id": key, "name": name, "source": self._random.choice(SOURCES)} | {
            "owner_id": self._random.randint(1, self._sizes.users - 1),
            **times(self._past()),
        }

    def _undo(self, key: int) -> Row:
        at = self._sales.made[key - 1]
        return {"id": key, "user_id": self._sales.owners[key - 1], "at": at} | {
            "conversation": "slack:earlier",
            "intent": "update_deal",
        }

    def _audit(self, key: int) -> Row:
        moved = {"stage": ["qualification", self._sales.stages[key - 1]]}
        return {"undo_id": key, "user_id": self._sales.owners[key - 1], "op": "update"} | {
            "at": self._sales.made[key - 1],
            "kind": "deal",
            "record_id": key,
            "name": self._sales.names[key - 1],
            "fields": moved,
            "raw": moved,
        }

    def _conversation(self, key: int) -> Row:
        return {"channel": "slack", "external_id": f"C{key}", "user_id": key}

    def _inbox(self, key: int) -> Row:
        return {"id": key, "channel": "slack", "key": f"e{key}", "sender": "U1"} | {
            "conversation": self._thread(key),
            "body": {"text": "本季度漏斗怎么样？"},
            "status": "done",
        }

    def _outbox(self, key: int) -> Row:
        text = {"type": "text", "text": "没有找到。"}
        return {"key": f"turn:{key}", "channel": "slack", "status": "sent"} | {
            "conversation": self._thread(key),
            "body": {"reply": {"blocks": [text]}},
        }

    def _thread(self, key: int) -> str:
        return f"C{key % self._sizes.users + 1}"

    def _owner(self, customer: int) -> int:
        owner = self._clients.owners[customer - 1]
        return owner or self._random.randint(1, self._sizes.users - 1)

    def _past(self) -> datetime:
        return past(self._random, 720)
