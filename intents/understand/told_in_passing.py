"""What is told in passing, in English: a visit or a call that took place, where an order is by now,
how likely a deal is. Nobody asks to see what they tell.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_WHO = r"\{(?:customer|contact)\}"
_I = r"^(?:just |i |we |i've |we've |i'm |we're |so |ok |hey |am |been |was |have |finally )*"
_MEAL = r"(?:tea|coffee|a coffee|a tea|a beer|beers|a pint|lunch|dinner|breakfast|drinks)"

TOLD_IN_PASSING: tuple[Clue, ...] = (
    Clue(
        "somebody to be seen to on a day",
        rx(r"^\{(?:contact|customer)\}(?:那边|那儿|这边)?\{(?:date|datetime|period)\}(?:要|得|需要)?(?:再|继续)?(?:跟|跟进|联系|催|聊|回访|问)(?:一?下|一跟|一问)?[\s。.!！]*$"),
        {"create_task": 10, "log_activity": 0.3, "list_activities": 0.1},
        by_staff=True,
    ),
    Clue(
        "a message that was sent",
        rx(
            r"(?:给|跟)\{(?:customer|contact)\}[^，,。]{0,6}(?:发|回|寄|转)(?:了|过去?了?)(?:一?[封个份条])?(?:邮件|微信|短信|消息|传真)",
            r"^(?:i |we |just |have |'ve |\{date\} )*(?:e-?mailed|mailed|texted|messaged|wrote to) \{(?:customer|contact)\}",
        ),
        {"log_activity": 8, "send_quote": 0.1, "create_task": 0.1, "create_quote": 0.1, "none": 0.3},
        unless=rx(r"[?？]|吗|没|提醒|待办|\b(?:remind|task|not|n.t)\b|\{(?:quote|ticket|order|task)\}"),
        by_staff=True,
    ),
    Clue(
        "a contact that took place",
        rx(
            rf"{_I}(?:went|drove|headed|walked|flew|travelled|cycled) (?:out |over |down |round |up |across |by )*(?:to |round |past )?(?:see |visit )?(?:the )?{_WHO}",
            rf"{_I}(?:back|home|returned) from (?:the |a \w+ at )?{_WHO}|{_I}spent .{{0,24}} (?:at|with) (?:the )?{_WHO}",
            rf"{_I}(?:tried|rang|called|phoned) (?:to \w+ )?{_WHO}.{{0,24}}\b(?:nobody|no answer|no reply|no one|voicemail|engaged|in vain|no luck)",
            rf"{_I}(?:had |having )?{_MEAL} (?:with|at) (?:the )?{_WHO}[,.:;–-]|{_I}(?:bumped|ran) into {_WHO}",
            rf"{_I}(?:wrote|replied|sent an? (?:mail|message|note|text)) (?:back )?to {_WHO}",
            rf"^{_WHO} (?:reckons|passed on|tells me|wrote back|got back to|came back|replied|texted|messaged|swears|insists|hinted|complained about the weather)\b",
            rf"^(?:just |so |hey |ok )*(?:i |we )?(?:was|were|have been|been) (?:over |out |round |back |up |down )*(?:at|with|to|to see) (?:the )?{_WHO}",
            rf"^{_WHO} (?:e?-?mailed|texted|messaged|whatsapped|phoned|called|rang|told|wrote to|showed|walked) (?:me|us)\b",
            rf"{_WHO}.*\bput (?:that|this|it) on (?:the )?record[\s.!]*$",
            rf"{_WHO}.*\bkeep (?:that |it |this )?in mind[\s.!]*$",
        ),
        {"log_activity": 15, "complete_task": 0.4, "create_task": 0.1, "merge_customers": 0.02, "schedule_meeting": 0.2, "none": 0.15, "show_customer": 0.2, "create_contact": 0.3},
        unless=rx(r"\?\s*$|\bremind\b|\{(?:order|ticket|money|task|lead)\}|\{datetime\}[\s.!]*$|\b(?:wants? to (?:send|return)|open a|raise|ticket|save (?:him|her|them)|add (?:him|her|them)|new contact)\b"),
        by_staff=True,
    ),
    Clue(
        "where an order is by now",
        rx(
            r"\{order\} (?:is|are|was|has|have|had|just|finally|now|got|['’]s)? ?(?:just |now |all |finally |already |been )*(?:on (?:the|its|a|their) (?:van|truck|way|lorry|boat|road|train|plane)|arrived|delivered|shipped|left|gone out|went out|landed|dispatched|collected|picked up|sent|signed for|cancelled|canceled|turned up|reached|out the door)\b",
            r"\b(?:got|received|has|have|took delivery of|signed for|unpacked|cancelled|canceled) \{order\}",
            r"\b(?:don.?t|doesn.?t|do not|does not|no longer) (?:want|need) \{order\}|\b(?:kill|scrap|call off|pull|drop|bin|axe) \{order\}",
        ),
        {"update_order": 15, "show_order": 0.03, "none": 0.2, "create_order": 0.1, "open_ticket": 0.5, "log_activity": 0.3},
        unless=rx(r"\?\s*$|^(?:has|have|is|was|did|when|where|what|why|how|show|any)\b|\b(?:not|n.t|never|damaged|broken|wrong|missing|half|complain\w*|remind|if|tell me|once|until)\b(?<!don.t)(?<!doesn.t)|\{(?:date|datetime)\}.*\bremind"),
        by_staff=True,
    ),
    Clue(
        "how likely a deal is",
        rx(
            r"\b\d{1,3} ?(?:%|percent|per cent|pct)(?= (?:on|for|at|sure of|certain of|confident (?:of|about|in|on)) (?:the |that |winning |getting )?\{deal\})",
            r"^(?:i['’]d say|i would say|call it|let['’]s say|i['’]m|we['’]re) (?:about |around |now )?\d{1,3} ?(?:%|percent|per cent)(?: sure| certain| confident)? (?:on|for|about|of|in) (?!average|all|the (?:team|quarter))",
            r"\{deal\}(?: deal)?(?:: | is | at | to | looks? (?:more )?(?:like )?| now | stands at | more like )+(?:about |around |roughly |maybe |now |only |at )?\d{1,3} ?(?:%|percent|per cent|pct)",
        ),
        {"update_deal": 20, "none": 0.1, "log_activity": 0.2, "create_quote": 0.1, "show_deal": 0.2},
        unless=rx(r"\?\s*$|\b(?:discount|off|won|lost|margin|commission)\b"),
        by_staff=True,
    ),
    Clue(
        "a deal that closes later",
        rx(
            r"\{deal\}.{0,20}\b(?:won.?t|will not|not going to|isn.?t going to|can.?t) (?:be )?(?:clos|sign|happen|land|complet)\w* (?:till|until|before) (?:the )?(?:end of |mid(?:dle of)? |early |late )?\{(?:date|period)\}"
        ),
        {"update_deal": 20, "none": 0.1, "log_activity": 0.3, "lose_deal": 0.05, "win_deal": 0.05},
        unless=rx(r"\?\s*$|^(?:if|when|why|what)\b"),
        by_staff=True,
    ),
    Clue(
        "a deal whose day is moved",
        rx(
            r"\{deal\}(?:那?单|这单|的?(?:预计)?成交(?:日期?|时间)?)?(?:推迟|推|改|挪|延后?|移)[到至](?:\{(?:date|period)\})",
            r"\b(?:push|move|slip|shift|bump)(?: out| back)? (?:the |that |my )?(?:\{deal\}(?: deal)?|(?!task|meeting|call|visit)[\w ]{0,20}?\b(?:deal|opportunity))(?: out| back)? (?:to|until|till|into) (?:the )?\{(?:date|period)\}",
        ),
        {"update_deal": 8, "reschedule_task": 0.3, "none": 0.3},
        unless=rx(r"待办|任务|会议|提醒|\b(?:task|to-?do|meeting|call|visit|reminder)\b|\{task\}|\?\s*$"),
        by_staff=True,
    ),
    Clue(
        "something that can wait",
        rx(r"(?:可以|能)?先?(?:缓一?缓|放一?放|往后放)|不着急", r"\b(?:can|could|may|will have to) wait\b"),
        {"reschedule_task": 8, "complete_task": 0.02, "none": 0.5},
        unless=rx(r"[?？]|说|表示|\b(?:says?|said|told)\b"),
        by_staff=True,
    ),
    Clue(
        "a quote for somebody, by the verb",
        rx(r"^(?:please |pls |can you |could you )*(?:quote|price up|price out) (?:for )?(?:the )?\{(?:customer|contact)\}[:,]? (?:on |for )?(?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a dozen|\{product\})"),
        {"create_quote": 15, "none": 0.1, "create_order": 0.1},
        unless=rx(r"\?\s*$|\{(?:quote|order)\}"),
        by_staff=True,
    ),
    Clue(
        "a deal that went to a rival",
        rx(r"\b(?:gave|awarded|handed|given) (?:us a no and )?(?:the )?\{deal\}(?: deal)? to (?-i:[A-Z])\w+"),
        {"lose_deal": 25, "update_deal": 0.1, "log_activity": 0.2, "assign_customer": 0.1},
        unless=rx(r"\?\s*$|\{user\}"),
        by_staff=True,
    ),
    Clue(
        "a contract that goes on",
        rx(
            r"\b(?:push|extend|prolong|stretch|run|roll|carry|keep)\b.{0,40}?(?:\{contract\}|\b(?:contract|agreement|lease)\b).{0,24}\b(?:on |out |over )?(?:to|until|till|through|for another)\b",
            r"(?:\{contract\}|\b(?:contract|agreement|lease|plan)\b) (?:goes|runs|continues|is extended) (?:on |for )?(?:another|until|till|a further|to)\b",
        ),
        {"renew_contract": 15, "show_contract": 0.02, "create_contract": 0.3, "update_deal": 0.1, "none": 0.3},
        unless=rx(r"\?\s*$|^(?:when|how|does|what|which|is)\b|\{(?:task|deal|order)\}|\b(?:remind|meeting|call)\b"),
        by_staff=True,
    ),
    Clue(
        "money spent on the way",
        rx(
            r"\b(?:hire|rental|taxi|cab|uber|parking|flights?|train|hotel|fuel|petrol|tolls?|ferry|bus|lunch|dinner|breakfast|drinks|coffee|flowers|gift|meal|snacks|visa|postage|courier)\b.{0,40}(?:[:,–-]|\b(?:was|cost|came to|for|at)) ?\{money\}"
        ),
        {"log_expense": 15, "none": 0.2, "create_deal": 0.05, "create_order": 0.2, "record_payment": 0.2},
        unless=rx(r"\?\s*$|\b(?:budget|deal|opportunity|quote|target|campaign|paid us|owes?)\b|\{(?:deal|product|quote|campaign)\}"),
        by_staff=True,
    ),
    Clue(
        "somebody who is to be a customer",
        rx(
            r"\b(?:needs?|wants?|make|open|create|start|get)\b.{0,30}\b(?:customer|client|account) (?:record|file|card|entry|profile)\b|^(?:new )?(?:customer|client|account)s? to (?:add|enter|create|set up)\b|^(?:new )?sign-?up\b"
        ),
        {"create_customer": 15, "create_lead": 0.05, "record_referral": 0.02, "show_customer": 0.1},
        unless=rx(r"\?\s*$|\b(?:merge|delete|remove|update|change|edit|show|duplicate|convert|lead)\b"),
        by_staff=True,
    ),
    Clue(
        "can go, has closed for good",
        rx(
            r"^(?:the )?\{customer\} (?:can|may|should) (?:go|be (?:removed|deleted|dropped|binned))\b|^\{customer\}.{0,30}\b(?:no (?:longer|need)|don.t need|nobody needs|any ?more)\b.{0,24}\b(?:bin|delete|remove|drop) (?:it|them|him|her)\b"
        ),
        {"delete_customer": 25, "win_deal": NEVER, "none": 0.2, CHANGES: 0.5},
        unless=rx(r"\?\s*$|\b(?:to|ahead|with|first|live|if)\b(?= \{|\b)|\bgo (?:to|ahead|with|first|live|up|down)\b"),
        by_staff=True,
    ),
)  # fmt: skip
