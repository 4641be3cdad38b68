"""Plain numbers that are money by the words around them, in the speaker's currency."""

import pytest

from tests.understand.conftest import FillSlots

AMOUNTS = [
    ("create_contract", "Fabrikam signed a contract for 9,500 from 1 March until May", "9500"),
    ("create_contract", "Fabrikam signed a contract for 9500 from 15 March 2029", "9500"),
    ("create_contract", "contract with Fabrikam worth 84,000 from 1 Dec 2026", "84000"),
    ("create_deal", "deal for 15000 with Fabrikam", "15000"),
    ("create_deal", "Fabrikam deal at 25,000 closing 15 December", "25000"),
    ("record_payment", "payment from Fabrikam for 9,500 yesterday", "9500"),
    ("renew_contract", "renew Fabrikam's contract for 12,000 until 31 Dec 2028", "12000"),
    ("renew_contract", "renew Fabrikam's contract for another year at 15,000", "15000"),
    ("set_target", "set Mia's target for Q1 at 300,000", "300000"),
    ("log_expense", "log 240 for the dinner on March 9 with Fabrikam", "240"),
    ("create_contract", "contract for 30 seats with Fabrikam from 1 Dec 2026 to 30 Nov 2027", None),
    ("create_contract", "contract for 2 years with Fabrikam from 1 Dec 2026", None),
    ("create_contract", "contract for 2027 with Fabrikam", None),
    ("create_deal", "new deal for 300 sensors with Fabrikam", None),
    ("renew_contract", "renew Fabrikam's contract for 12 months", None),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "amount"), AMOUNTS)
def test_a_plain_number_that_is_money(
    slots_of: FillSlots, intent: str, text: str, amount: str | None
) -> None:
    wanted = None if amount is None else {"amount": amount, "currency": "USD"}
    assert slots_of(intent, text, "Mia Torres").get("amount") == wanted
