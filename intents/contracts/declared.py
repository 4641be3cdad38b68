"""What is understood in this domain and not carried out yet."""

from intents.intent import STAFF, AnyIntent, Effect, Intent
from intents.slots import (
    ContractSlot,
    CustomerSlot,
    DateSlot,
    IntSlot,
    MoneySlot,
    PeriodSlot,
    Slots,
    TextSlot,
    UserSlot,
)


class CreateContract(Slots):
    """Slots of `create_contract`."""

    customer: CustomerSlot
    amount: MoneySlot
    start: DateSlot
    end: DateSlot
    name: TextSlot | None = None


class ListRenewals(Slots):
    """Slots of `list_renewals`."""

    period: PeriodSlot | None = None
    owner: UserSlot | None = None


class RenewContract(Slots):
    """Slots of `renew_contract`."""

    contract: ContractSlot
    end: DateSlot | None = None
    amount: MoneySlot | None = None


class RecordPayment(Slots):
    """Slots of `record_payment`."""

    customer: CustomerSlot
    amount: MoneySlot
    at: DateSlot | None = None
    contract: ContractSlot | None = None


class ListReceivables(Slots):
    """Slots of `list_receivables`."""

    customer: CustomerSlot | None = None
    owner: UserSlot | None = None
    overdue: IntSlot | None = None
    period: PeriodSlot | None = None


DECLARED: tuple[AnyIntent, ...] = (
    Intent("create_contract", STAFF, CreateContract, Effect.WRITE, ("新建合同", "add a contract")),
    Intent(
        "list_renewals",
        STAFF,
        ListRenewals,
        Effect.READ,
        ("看快到期要续签的合同", "list contracts up for renewal"),
    ),
    Intent("renew_contract", STAFF, RenewContract, Effect.WRITE, ("续签合同", "renew a contract")),
    Intent(
        "record_payment",
        STAFF,
        RecordPayment,
        Effect.WRITE,
        ("登记一笔回款", "record a payment"),
    ),
    Intent(
        "list_receivables",
        STAFF,
        ListReceivables,
        Effect.READ,
        ("看应收款", "list money owed"),
    ),
)
