"""What is told in passing of visits, orders and deals, and what only sounds so."""

import pytest

from intents.understand.told_in_passing import TOLD_IN_PASSING

CLUE = {clue.name: clue for clue in TOLD_IN_PASSING}
(
    SEEN_TO, SENT, CONTACT, ORDER, LIKELY, LATER, MOVED, WAITS, QUOTE, RIVAL, RENEWED, SPENT,
    CUSTOMER, CAN_GO,
) = CLUE  # fmt: skip


def found(clue: str, text: str) -> bool:
    return CLUE[clue].found(text, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (SEEN_TO, "{contact}那边{period}再跟一下"),
        (SENT, "{date}给{customer}发了邮件，附了报价"),
        (SENT, "emailed {contact} the drawings {date}"),
        (CONTACT, "went out to {customer} on {date} to measure the {deal}"),
        (CONTACT, "just back from {customer}, the third floor is ready"),
        (CONTACT, "tried {customer} twice, nobody answers"),
        (CONTACT, "had tea with {contact}, the hall floods every spring"),
        (CONTACT, "{contact} reckons they'll expand next year"),
        (CONTACT, "{customer}: deliveries at the back only, keep that in mind"),
        (ORDER, "{order} is on the van"),
        (ORDER, "{customer} got {order}"),
        (ORDER, "{customer} don't want {order} any more, kill it"),
        (ORDER, "the booths of {order} arrived {datetime}"),
        (LIKELY, "I'd say 90% on Tower C"),
        (LIKELY, "{deal} looks more like 60%"),
        (LIKELY, "70 percent on {deal}"),
        (CONTACT, "I was at {customer} {date}, the roof leaks"),
        (CONTACT, "{contact} mailed me the stamps, all good"),
        (CONTACT, "wrote to {contact} about the grinder settings"),
        (LATER, "{deal} won't sign till {date}"),
        (MOVED, "push {deal} to {date}"),
        (MOVED, "move the Line 4 deal out to {date}"),
        (MOVED, "把{deal}推到{date}"),
        (WAITS, "the chase of {contact} about the deposit can wait"),
        (WAITS, "给{customer}报价的事先缓一缓"),
        (QUOTE, "quote {customer} two milk fridges and ten kilos of decaf"),
        (RIVAL, "{customer} gave {deal} to Xylem"),
        (RENEWED, "push the {customer} service contract out to {date}"),
        (RENEWED, "{contract} goes another year"),
        (SPENT, "boat hire at {customer}: {money}"),
        (SPENT, "hotel for the {customer} visit came to {money}"),
        (CUSTOMER, "Osu Bar came via referral, needs a customer record"),
        (CUSTOMER, "customer to add: Old Town Hostel, Leeds"),
        (CAN_GO, "{customer} can go, they've closed"),
    ],
)
def test_it_is_told(clue: str, text: str) -> None:
    assert found(clue, text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (MOVED, "move the {deal} meeting to {date}"),
        (MOVED, "push {task} to {date}"),
        (WAITS, "can {customer} wait until {date}?"),
        (CONTACT, "tea with {contact}, {datetime}"),
        (CONTACT, "went out to {customer}?"),
        (CONTACT, "remind me that {contact} reckons they'll expand"),
        (ORDER, "has {order} arrived?"),
        (ORDER, "where is {order}"),
        (ORDER, "{order} arrived damaged"),
        (ORDER, "{order} hasn't shipped, tell me once it's sent"),
        (LIKELY, "5% on {deal} as a discount"),
        (LIKELY, "how is {deal} at 60%?"),
        (LATER, "if {deal} won't sign till {date} we wait"),
        (QUOTE, "quote {customer} said was too high"),
        (RIVAL, "gave {deal} to {user}"),
        (RENEWED, "when does {contract} go on until?"),
        (RENEWED, "keep the contract meeting on till {date}"),
        (SPENT, "taxi budget for {customer}: {money}"),
        (CUSTOMER, "update the customer record of {customer}"),
        (CUSTOMER, "make a lead file"),
        (CAN_GO, "{customer} can go live next week"),
        (CAN_GO, "{customer} can go ahead"),
    ],
)
def test_it_only_sounds_so(clue: str, text: str) -> None:
    assert not found(clue, text)
