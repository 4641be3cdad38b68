"""A new customer's fields in a list, labelled or not, in any order."""

import pytest

from tests.understand.conftest import FillSlots

ENGLISH = [
    (
        "new customer Harbor Chem, chemicals, Oslo, level A, from the trade show, +47 22 555 100",
        ("Harbor Chem", "chemicals", "Oslo"),
    ),
    (
        "add company Tulip Genetics: industry biotech, region Utrecht, email info@tulip.example",
        ("Tulip Genetics", "biotech", "Utrecht"),
    ),
    ("new customer Harbor Chem, level A, Oslo, chemicals", ("Harbor Chem", "chemicals", "Oslo")),
    ("customer Harbor Chem - Oslo - shipping - level B", ("Harbor Chem", "shipping", "Oslo")),
    (
        "region Utrecht, industry biotech, company Tulip Genetics, please add",
        ("Tulip Genetics", "biotech", "Utrecht"),
    ),
    (
        "new customer Tulip Genetics (Utrecht, biotech, level A)",
        ("Tulip Genetics", "biotech", "Utrecht"),
    ),
    (
        "new customer Tulip Genetics with region Utrecht and industry biotech",
        ("Tulip Genetics", "biotech", "Utrecht"),
    ),
    (
        "create a customer: name Tulip Genetics, city: Utrecht, phone +31 30 555 0101",
        ("Tulip Genetics", None, "Utrecht"),
    ),
    ("new customer City Bakery, Leeds, retail", ("City Bakery", "retail", "Leeds")),
    (
        "we met Harbor Chem in the city centre at a trade fair, add them as customer",
        ("Harbor Chem", None, None),
    ),
    ("new customer Harbor Chem, Website, level B", ("Harbor Chem", None, None)),
    ("new customer Harbor Chem, thanks", ("Harbor Chem", None, None)),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_fields_in_english(
    slots_of: FillSlots, text: str, wanted: tuple[str, str | None, str | None]
) -> None:
    found = slots_of("create_customer", text, "Mia Torres")
    assert (found.get("name"), found.get("industry"), found.get("region")) == wanted


CHINESE = [
    ("新客户海港化工，化工，宁波，A级", ("海港化工", "化工", "宁波")),
    ("新增客户：海港化工、宁波、化工、A级、电话0574-88886666", ("海港化工", "化工", "宁波")),
    ("新客户 海港化工 宁波 化工 A级 展会", ("海港化工", "化工", "宁波")),
    ("新建客户，名称海港化工，行业：化工，地区：宁波，等级：A", ("海港化工", "化工", "宁波")),
    ("新建客户：名称=海港化工，行业=化工，地区=宁波，等级=A", ("海港化工", "化工", "宁波")),
    ("新增个人客户李建国，宁波，手机13912345678，朋友介绍", ("李建国", None, "宁波")),
    ("新客户王建国，温州，朋友介绍", ("王建国", None, "温州")),
]


@pytest.mark.parametrize(("text", "wanted"), CHINESE)
def test_fields_in_chinese(
    slots_of: FillSlots, text: str, wanted: tuple[str, str | None, str]
) -> None:
    found = slots_of("create_customer", text)
    assert (found.get("name"), found.get("industry"), found.get("region")) == wanted
