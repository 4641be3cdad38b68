"""What a message rules out by its form, and what a thing that is asked of tells; and what not."""

import pytest

from intents.understand.clue import NEVER
from intents.understand.evidence import CLUES, clues, weights

CLUE = {clue.name: clue for clue in CLUES}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the basin deal is not lost", "lose_deal"),
        ("{deal} isn't lost yet", "lose_deal"),
        ("{customer}那单没丢", "lose_deal"),
        ("lost reason for my last lost deal?", "lose_deal"),
        ("lost deals {period} with reasons", "lose_deal"),
        ("分别输给谁了", "lose_deal"),
        ("{customer}: lost to hach, too expensive. just kidding lol", "lose_deal"),
        ("{deal}丢了，开玩笑的", "lose_deal"),
        ("别把{customer}标成输单", "lose_deal"),
        ("don't mark {deal} as lost", "lose_deal"),
        ("could you have closed {deal} as won {date}?", "win_deal"),
        ("合并客户之后以前的记录会不会丢", "merge_customers"),
        ("客户删了以后商机还在吗", "delete_customer"),
        ("两个客户合并了，订单怎么算", "merge_customers"),
        ("what happens to the contacts after a merge", "merge_customers"),
        ("is anything lost if I merge two accounts", "merge_customers"),
        ("does deleting a customer delete the deals", "delete_customer"),
        ("{customer}的订单先别发货啊", "show_order"),
        ("don't ship {order} yet", "update_order"),
        ("don't unsubscribe me", "unsubscribe"),
        ("不要退订", "unsubscribe"),
        ("取消退货", "unsubscribe"),
        ("还能收到物流通知吗", "subscribe"),
        ("为什么把我退订了", "subscribe"),
        ("am I still subscribed?", "subscribe"),
        ("will I still get order updates?", "subscribe"),
        ("don't delete my data", "erase_me"),
        ("别删我的数据", "erase_me"),
        ("can I delete my data later?", "erase_me"),
        ("以后可以删除我的数据吗", "erase_me"),
        ("只删手机号", "erase_me"),
        ("delete only my phone number", "erase_me"),
        ("I don't want to talk to a human", "talk_to_human"),
        ("不要找人工", "talk_to_human"),
        ("删掉这个备注", "delete_customer"),
        ("delete {contact}", "delete_customer"),
        ("delete the deal", "delete_customer"),
        ("he's no longer there, delete him", "delete_customer"),
        ("把我所有客户删掉", "delete_customer"),
        ("delete all my customers", "delete_customer"),
        ("排除{customer}", "delete_customer"),
        ("exclude {customer}", "delete_customer"),
        ("make {user} a manager", "assign_customer"),
        ("给{user}改成经理", "assign_customer"),
        ("新建用户 张三 销售", "create_customer"),
        ("add a user Kim Lee, sales rep", "create_contact"),
        ("{customer}还有别的联系人吗", "create_contact"),
        ("does {customer} have any other contacts?", "create_contact"),
        ("给{contact}记个生日，{date}", "reschedule_task"),
        ("note {contact}'s birthday, {date}", "reschedule_task"),
    ],
)  # fmt: skip
def test_it_is_not_what_it_sounds_like(text: str, intent: str) -> None:
    assert weights(clues(text), (intent,))[intent] < 0.01


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("把{customer}合并到{customer}，记录都保留", "merge_customers"),
        ("merge {customer} into {customer}", "merge_customers"),
        ("{order}先别发货，改成待处理", "update_order"),
        ("close {deal} as lost", "lose_deal"),
        ("{customer}不要了", "lose_deal"),
        ("we lost {deal} to a competitor", "lose_deal"),
        ("{deal} is lost, not kidding", "lose_deal"),
        ("stop sending me offers", "unsubscribe"),
        ("不要再发广告了", "unsubscribe"),
        ("don't send me any more offers", "unsubscribe"),
        ("why do you keep sending me this, stop", "unsubscribe"),
        ("delete my data", "erase_me"),
        ("能删除我的数据吗", "erase_me"),
        ("I don't want a bot, I want a human", "talk_to_human"),
        ("不要机器人，转人工", "talk_to_human"),
        ("delete {customer}", "delete_customer"),
        ("delete {customer} and its contacts", "delete_customer"),
        ("delete him", "delete_customer"),
        ("删除{customer}", "delete_customer"),
        ("make {user} the owner of {customer}", "assign_customer"),
        ("don't forget to call {customer} {date}", "create_task"),
        ("别忘了{date}给{customer}发报价", "create_task"),
        ("delete {contact}'s phone number", "update_contact"),
        ("remind me of {contact}'s birthday {date}", "create_task"),
        ("{customer}可能会丢，概率改成30%", "update_deal"),
        ("和{customer}的大家{datetime}开会", "schedule_meeting"),
        ("误删了联系人，帮我恢复", "restore_record"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_not_ruled_out(text: str, intent: str) -> None:
    assert weights(clues(text), (intent,))[intent] > 0.1


@pytest.mark.parametrize("text", ["delete him", "把她删了", "remove her"])
def test_who_is_deleted_after_a_contact_was_spoken_of_is_no_customer(text: str) -> None:
    odds = weights(clues(text, of_contact=True), ("delete_customer",))
    assert odds["delete_customer"] <= NEVER


@pytest.mark.parametrize("text", ["she might move to {date}", "说不定{customer}会签"])
def test_what_is_only_thought_possible_is_not_done(text: str) -> None:
    assert CLUE["thought possible"].found(text)
