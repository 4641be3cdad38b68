"""The values of customers' columns, which messages are read with, are those of whom one sees."""

from crm_store.models import Customer
from tests.intents.company import ADA, AMY, BOB, GAO, Company


def test_a_trade_of_another_teams_customers_is_not_there(company: Company) -> None:
    company.add(Customer(name="Alpha Mills", industry="Textiles", owner_id=company.user_id(AMY)))
    company.add(Customer(name="Gamma Labs", industry="Pharma", owner_id=company.user_id(BOB)))
    seen = {}
    for name in (AMY, GAO, BOB, ADA):
        with company.store(name) as store:
            seen[name] = sorted(store.facets("industry"))
    assert seen == {
        AMY: ["Textiles"], GAO: ["Textiles"], BOB: ["Pharma"], ADA: ["Pharma", "Textiles"],
    }  # fmt: skip
