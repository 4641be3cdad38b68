"""A telephone of somebody whom nobody has noted is not written over their company's."""

import pytest
from sqlalchemy.orm import Session

from intents.understand.reader import Reader
from intents.understand.whose_detail import of_its_person
from tests.understand.conftest import context_of


def meant(text: str, session: Session, reader: Reader) -> str:
    """What a message changes that was read as a change of the customer."""
    mentions = reader.mentions(text, context_of(session, "方晴"))
    return of_its_person("update_customer", mentions, reader.ordinary)


@pytest.mark.parametrize(
    "text",
    [
        "把云帆科技的张三丰的电话改成13911112222",
        "云帆科技的王小二的职务改成采购总监",
        "云帆科技那边的孙悟空换手机了，13911112222",
        "change the phone of John Nobody at Contoso Foods to +1 617 555 0100",
        "update Nobody Smith's email at Contoso Foods to n@contoso.example",
        "change Bob's phone at Contoso Foods to +1 617 555 0100",
        "set Contoso Foods's Peter Unknown's title to CFO",
    ],
)
def test_a_detail_of_an_unknown_person_is_not_the_company_s(
    text: str, company_session: Session, reader: Reader
) -> None:
    assert meant(text, company_session, reader) == "update_contact"


@pytest.mark.parametrize(
    "text",
    [
        "把云帆科技的电话改成13911112222",
        "云帆科技的常用电话改成13911112222",
        "云帆科技的单位电话换成13911112222",
        "change the main phone of Contoso Foods to +1 617 555 0100",
        "Contoso Foods's phone is now +1 617 555 0100",
        "Update Contoso Foods's Head Office phone to +1 617 555 0100",
        "New phone number for Contoso Foods: +1 617 555 0100",
        "Monday's note: set the phone of Contoso Foods to +1 617 555 0100",
    ],
)
def test_a_detail_of_the_company_stays_its_own(
    text: str, company_session: Session, reader: Reader
) -> None:
    assert meant(text, company_session, reader) == "update_customer"
