"""Words that decide which change is meant, and those that only look like them."""

import pytest

from intents.understand.plain_words import PLAIN_WORDS
from intents.understand.told_of_deals import TOLD_OF_DEALS

CLUE = {clue.name: clue for clue in (*PLAIN_WORDS, *TOLD_OF_DEALS)}


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("how likely a deal is", "三期概率60%"),
        ("asks when it is to close", "预计什么时候成交"),
        ("a deal that is put off", "{customer} gateway is delayed until {period}"),
        ("moved to a stage that is named", "met {contact}, {deal} moved to proposal"),
        ("asks when it is to close", "when is it expected to close?"),
        ("a close that is put off", "{deal}延到{period}成交"),
        ("a meeting to be called off", "{date}的演示取消了"),
        ("how likely a deal is", "{deal}把握大概8成"),
        ("a change, and a contact that is to come", "{customer}二期推到谈判，{date}打给{contact}"),
        ("a change, and a contact that is to come", "{deal}改{money}，再{date}给{contact}打个电话"),
        ("says that it is a quote", "{customer} Angebot bitte: 2x {product}, 4x {product}"),
        ("says that it is a quote", "quotation for {customer}, 6 {product}"),
        ("says that it is a quote", "{customer}报价：{product}20个"),
        ("says that it is an order", "{customer} order: 6 {product}"),
        ("says that it is an order", "book 6 {product} for {customer}, they signed off the quote"),
        ("a note on somebody", "note on {customer}: crews on strike till {date}"),
        ("a note on somebody", "Memo on {customer}: they dislike the rest"),
        ("a note on somebody", "fyi {customer} moves office in {period}, keep on file"),
        ("a note on somebody", "{customer}备注一句：年底前不签"),
        ("a ticket by its number is no new one", "{contact} is angry, set {ticket} on high"),
        ("a ticket to be set", "{contact} gets angry about the tops, set {ticket} on high"),
        ("a ticket to be set", "{contact} is livid. {ticket} goes to urgent please"),
        ("a ticket to be set", "{contact}又发火了，{ticket}升成紧急"),
        (
            "wants it on the record as a complaint",
            "{contact} rang again, she wants it logged formally",
        ),
        (
            "wants it on the record as a complaint",
            "{contact} asked about headrests, log a question",
        ),
        ("won in so many words", "{contact} just emailed the PO, {customer} is in the bag"),
        ("won in so many words", "{deal}拿下了"),
        ("asks for deals of a customer", "{customer}有商机没有，不是证券"),
        ("asks for deals of a customer", "{customer}（不是{customer}）有啥商机"),
        ("a visit that is to come", "{contact} will swing by the showroom {datetime}"),
        ("a call to be made", "call {contact} not {contact} on {date}"),
        ("an order called off in German", "storno {order}"),
        ("now of another level", "{customer} is an A account from now on"),
        ("an address to be kept", "{contact}'s mail is wendy@example.com"),
        ("never mind", "On reflection, don't bother"),
        ("never mind", "second thoughts, scrap that"),
        ("never mind", "算了不弄了"),
        ("a greeting in another language", "Guten Tag"),
        ("chose somebody else", "{contact} picked Featherlite"),
        ("chose somebody else", "{contact} says no to {deal}"),
        ("chose us", "{contact} says they're going with us, {money} final"),
        ("chose us", "{customer}选了我们"),
        ("an amount that moved", "bump the ferry seating to {money}"),
        ("an amount that moved", "trading floor now {money} and closing {date}"),
        ("how a customer came", "{customer} actually came by referral, fix the source"),
        ("was not reached", "{contact} didn't pick up"),
        ("was not reached", "{contact}没接电话"),
        ("went out of business", "{customer} went bust"),
        ("off the list with it", "lose {customer} from my list, they went bust"),
        ("whoever is new there", "{contact} left {customer}, new producer is Dana Fox"),
        ("a ticket that is there", "退两台的那个工单转给{user}跟"),
        ("a ticket that is there", "close the {customer} complaint"),
        ("written into a ticket", "add to {ticket}: technician booked for {date}"),
        ("to be noted, said at the end", "summer wants walnut. Make a note."),
        ("what was billed", "what have I billed {period}"),
        ("on or off hold", "take {customer} off hold"),
        ("not going to sign", "{customer} won't sign this year. Kill it."),
        ("not going to sign", "{customer}还没签"),
        ("a meeting to be called off", "cancel the meeting with {contact}"),
        ("a meeting to be called off", "取消跟{contact}的会面"),
        ("a ticket that is there, to be set", "raise {customer}'s complaint to urgent"),
        ("an expense without an amount", "log dinner with {contact}"),
        ("money from somebody to be recorded", "record 2,000 from {customer}"),
        ("somebody to be told", "update {customer} that lockers ship {date}"),
        ("signed a paper that is no deal", "{contact} signed the NDA"),
        (
            "came by referral, nobody said by whose",
            "new customer Heron, came through referral",
        ),
        ("needs so many", "the new site of {customer} needs 3 lockers"),
    ],
)
def test_a_word_that_decides(clue: str, text: str) -> None:
    assert CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("says that it is a quote", "{customer} accepted the quote, order 6 {product}"),
        ("says that it is a quote", "move {deal} to quote, 50%"),
        ("says that it is a quote", "{customer}按报价下单20个"),
        ("says that it is an order", "book a demo for {customer}, one hour"),
        ("a note on somebody", "note for me to call {contact} {date}"),
        ("a note on somebody", "{contact}备注：下午才接电话"),
        ("a ticket by its number is no new one", "new ticket, same fault as {ticket}"),
        ("a ticket to be set", "is {ticket} urgent?"),
        ("a ticket to be set", "mark {ticket} as resolved"),
        ("wants it on the record as a complaint", "log a call with {contact}"),
        ("won in so many words", "{customer} is almost in the bag"),
        ("won in so many words", "{task}搞定了"),
        ("a change, and a contact that is to come", "{deal}推到谈判，{date}成交"),
        ("how likely a deal is", "概率60%以上的商机"),
        ("a close that is put off", "{contract}延到{period}签"),
        ("a deal that is put off", "the {customer} delivery is delayed until {period}"),
        ("a change, and a contact that is to come", "{deal}改{money}，{date}给{contact}打过电话了"),
        ("a visit that is to come", "{contact} said he will come {datetime}"),
        ("now of another level", "is {customer} an A account?"),
        ("never mind", "don't bother {contact} with that"),
        ("chose somebody else", "{contact} picked the lunch date"),
        ("chose somebody else", "{contact} might go with Featherlite"),
        ("chose us", "{contact} has not picked us"),
        ("an amount that moved", "set the target to {money}"),
        ("how a customer came", "which {customer} came by referral?"),
        ("went out of business", "{customer} went bust, close {deal}"),
        ("off the list with it", "take {customer} off the newsletter list"),
        ("a ticket that is there", "raise a ticket for {customer}"),
        ("not going to sign", "{customer} signed"),
        ("a meeting to be called off", "cancel the lunch, instead book {contact} {datetime}"),
        ("a ticket that is there, to be set", "open a complaint for {customer}, urgent"),
        ("an expense without an amount", "dinner with {contact}, {money}"),
        ("an expense without an amount", "expense the taxi to {customer}"),
        ("money from somebody to be recorded", "record 20 points from {customer}"),
        ("signed a paper that is no deal", "{contact} signed the contract"),
        ("came by referral, nobody said by whose", "{customer} sent us her sister, referral"),
        ("needs so many", "{customer} needs 2 faulty lamps replaced"),
    ],
)
def test_what_only_looks_like_one(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new HR portal is very slow",
        "my laptop keeps crashing",
        "公司打印机又卡纸了",
        "OA系统今天打不开",
    ],
)
def test_what_breaks_in_one_s_own_office_is_no_ticket(text: str) -> None:
    clue = CLUE["a thing of the office"]
    assert clue.found(text, by_staff=True)
    assert not clue.found(text, by_customer=True), "a customer's printer may be what we sold"
    assert not clue.found(f"{{customer}}: {text}", by_staff=True), "it is the customer's"


def test_a_customer_asks_when_something_comes() -> None:
    clue = CLUE["when something comes"]
    assert clue.found("屏风啥时候送到", by_customer=True)
    assert clue.found("when do the rest of the chairs come", by_customer=True)
    assert not clue.found("维修师傅什么时候到", by_customer=True)
