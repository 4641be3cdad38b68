"""What a new lead is after, and what they want done, which is no interest."""

import pytest

from tests.understand.conftest import FillSlots

INTERESTS = [
    ("官网来了个线索叫金波，想要实验台", "实验台"),
    ("来了个线索王海，想要三台升降桌", "三台升降桌"),
    ("线索：孙强，想要一批实验台，电话13800001111", "实验台"),
    ("线索 赵磊，需要仓储系统", "仓储系统"),
    ("线索 赵磊，需要采购通风柜", "通风柜"),
    ("新线索李雷，打算采购两台离心机，展会来的", "两台离心机"),
    ("新线索李雷，意向产品通风柜", "通风柜"),
    ("新线索李雷，问有没有实验台", "实验台"),
    ("新线索李雷，关注通风柜", "通风柜"),
    ("新线索李雷，有通风柜的需求", "通风柜"),
    ("新线索李雷，想要我们的通风柜", "通风柜"),
    ("new lead Paul Dietz, interest: fume hoods", "fume hoods"),
    ("new lead Paul Dietz, interest fume hoods, source website", "fume hoods"),
    ("new lead Paul Dietz of Acme Labs: looking to buy fume hoods", "fume hoods"),
    ("new lead Paul Dietz, he's thinking of new lab benches", "new lab benches"),
    ("抖音来的线索周敏，想要报价", None),
    ("新线索李雷，他想要我们联系他", None),
    ("新线索李雷，要求下周回电话", None),
    ("线索：李雷，想让我们上门看看", None),
    ("new lead Paul Dietz wants us to call him", None),
    ("new lead Paul Dietz, wants a call back", None),
]


@pytest.mark.parametrize(("text", "interest"), INTERESTS)
def test_what_a_lead_is_after(slots_of: FillSlots, text: str, interest: str | None) -> None:
    found = slots_of("create_lead", text)
    assert found.get("interest") == interest
    assert "company" not in found or found["company"] == "Acme Labs"
