"""To-dos in plain English statements: what is to be done by a day, what a colleague is to do, what is
not done today but later, what somebody has got by now.
"""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_WHEN = r"\{(?:date|datetime)\}"
_WHO = r"\{(?:customer|contact)\}"
_ERRAND = (
    r"(?:print|draft|(?:prepare|prep) (?!me\b|for\b|us\b)|pull together|find (?!customers|deals|clients|accounts|out who)|look into|double-?check|measure|collect|pick up|fetch|buy|"
    r"renew (?:my|our|the (?:visa|insurance|passport|licen[cs]e))|get (?:\{contact\}(?:['’]s)?|hold of|back to|an? (?!list|report|overview|summary|copy))|ask (?!for\b)|ping|ring|phone|text|call (?:the|my|our|up|back) (?!\{)|"
    r"chase|nudge|follow up|send|drop off|bring|take (?!\{)|sort(?: out)?|organi[sz]e (?!an? (?:\w+ ){0,2}(?:meeting|call|demo|visit|session|tour|lunch|dinner))|finish|submit|scan|translate|test|clean|pack|post|clarify|research|compile|gather|tidy|proofread|invite|return|"
    r"arrange (?!an? (?:meeting|call|demo|visit))|write|check with|see to|deal with|hand in|rent|hire|reserve|fill (?:in|out)|install|repair|"
    r"book (?:an? |the |my |our |some )?(?:\w+ )?(?:flights?|hotels?|trains?|taxis?|cabs?|vans?|cars?|rooms?|tables?|restaurants?|couriers?|tickets?|tickets to|seats?|movers?|crane|venue)|"
    r"order (?:\w+ ){0,2}(?:catering|lunch|food|flowers|business cards|samples?|cake|coffee|stationery)|need (?:an? )?(?:hotel|flight|train|taxi|van|room|table|courier|visa))\b"
)
_TAKES = r"(?:be|have|own|take|takes|get|gets|look after|handle|keep|cover|run|manage|serve|receive|become|replace|inherit|step in|assume|lead|pick up|pick it up|join|see|access|use|know|everything|all|mind|deal with|work|represent|sit|cover for|stand in|go on|switch|move|swap|share)\b"
_LED = rf"^(?:(?:on |by |before |at )?{_WHEN}[:,]? (?:at the latest |first thing )?|(?:ok|so|right|hey|and|also|then),? )?(?:please |pls |i |we |must |need to |have to |gotta |should |make sure (?:i|we|to) |still )*"

TOLD_TODOS: tuple[Clue, ...] = (
    Clue(
        "a thing to be done by a day",
        rx(rf"{_LED}{_ERRAND}"),
        {"create_task": 8, "none": 0.12, CHANGES: 0.6, "schedule_meeting": 0.2, "reschedule_task": 0.2, "adjust_stock": 0.05, "show_order": 0.05, "create_order": 0.2, "create_quote": 0.3, "brief_customer": 0.1, "log_activity": 0.4, "show_contact": 0.2, "open_ticket": 0.3},
        unless=rx(r"\?\s*$|\{(?:quote|order|ticket|campaign|contract|task|money|period)\}|\b(?:quot\w+|campaign|points?|every|invite me|me (?:a|the) (?:list|report)|yesterday|ago|last (?:week|month|year)|instead|not today|calendar|diary|greetings|birthday wishes|ask the owner)\b"),
        about=rx(_WHEN),
        by_staff=True,
    ),
    Clue(
        "it has to be done by a day",
        rx(
            rf"\b(?:has|have|needs?|must|got|ought|should) (?:to )?(?:be|get) (?:\w+ly )?\w{{2,}}(?:ed|nt|ne|lt|de|wn|ught|id|ut)\b.{{0,30}}{_WHEN}|\bneeds? (?:doing|sorting|fixing|paying|printing|sending|writing|finishing|booking|ordering|signing)\b.{{0,24}}{_WHEN}|\bget (?:it|that|this) (?:done|sorted|finished) (?:by|before|on) (?:the )?{_WHEN}"
        ),
        {"create_task": 10, "none": 0.15, CHANGES: 0.5},
        unless=rx(r"\?\s*$|\{(?:order|ticket|deal|quote|contract|task|campaign|money|product)\}|\b(?:closed|won|lost|merged|deleted|removed|assigned|moved|changed|updated|renewed|shipped|delivered)\b"),
        by_staff=True,
    ),
    Clue(
        "a meeting by its verb, with whom and at what hour",
        rx(
            rf"^(?:please |pls |can you |could you |let['’]?s )*(?:schedule|pencil|set up|arrange|fix|diari[sz]e|lock in|slot in) .{{0,50}}\b(?:with|for|at) {_WHO}.{{0,20}}\{{datetime\}}"
        ),
        {"schedule_meeting": 10, "create_contract": NEVER, "create_task": 0.3, "create_order": 0.1, "update_deal": 0.2},
        unless=rx(r"\?\s*$|\{(?:task|order|ticket|money)\}|\b(?:task|reminder|to-?do|follow-?up)\b"),
        by_staff=True,
    ),
    Clue(
        "a colleague is to do it",
        rx(
            rf"^(?:please |pls |hey |ok |and )*\{{user\}}(?::|,)? (?:to|must|should|needs to|has to|ought to|will have to) (?!{_TAKES})\w+",
            rf"^(?:please |pls |hey |ok )*\{{user\}}[:,] (?!what|how|who|where|when|is|are|was|did|does|has|have|show|list|my|the|their|all|this|last|his|her|{_TAKES})\w+ .{{4,}}",
            rf"^(?:i|we)(?:['’]d)? (?:want|need|like|would like) \{{user\}} to (?!{_TAKES})\w+",
            rf"^(?:can|could|would|will) \{{user\}} (?!{_TAKES})(?:please )?\w+ .{{4,60}}\b(?:please|pls|task|to-?do|for (?:her|him|me))\b",
            rf"^(?:hey |hi )?\{{user\}},? (?:please|pls|kindly|can you|could you|would you) (?!{_TAKES}|show|tell|explain|list)\w+ .{{4,}}",
            r"\bgive \{user\} (?:a |the |this |another )?(?:task|to-?do|job|reminder)\b|\b(?:task|to-?do|reminder|job) for \{user\}\b",
        ),
        {"create_task": 10, "assign_customer": 0.15, "hand_over": 0.15, "none": 0.2, "log_activity": 0.3, "update_ticket": 0.5, "schedule_meeting": 0.3},
        unless=rx(r"\b(?:target|quota|goal|ticket|case|complaint|repair|return|accounts?|portfolio)\b|(?<!\{)\b(?:customers?|clients?)\b|\{money\}|\{(?:ticket|order|period)\}"),
        by_staff=True,
    ),
    Clue(
        "not now but then",
        rx(
            rf"\b(?:not|can.?t(?: do)?|won.?t (?:make|manage|happen|do)|no chance) (?:it )?(?:by |on |for )?{_WHEN}\b|\b(?:not|can.?t|won.?t|no chance) .{{0,24}}{_WHEN}.{{0,12}}{_WHEN}|{_WHEN},? (?:can.?t|not|won.?t .{{0,12}}) {_WHEN}",
            rf"{_WHEN},? (?:instead of|rather than|and not|not) {_WHEN}|[:–-] ?{_WHEN}(?: \d{{1,2}})?(?: instead| rather| please| pls| then)?[\s.!]*$|\b(?:from|was due) {_WHEN}.{{0,20}}{_WHEN}",
            rf"\b(?:give me|need|needs|i need|allow me) (?:more time|longer|till|until|another|an extension).{{0,60}}{_WHEN}|\b(?:give me|i need|need|needs) (?:till|until) {_WHEN}|\bslip(?:s|ped)? to {_WHEN}",
        ),
        {"reschedule_task": 30, "create_task": 0.1, "complete_task": 0.1, "update_contact": 0.02, "schedule_meeting": 0.3, "none": 0.2, "log_activity": 0.3},
        unless=rx(r"\?\s*$|\{(?:order|ticket|deal)\}"),
        own_todo=True,
    ),
    Clue(
        "somebody has got what a to-do was to bring",
        rx(
            rf"(?:{_WHO}|\b(?:he|she|they)) (?:now |already |finally |just )?(?:has|have|got|received|is happy with|['’]s got) (?:now |already |finally )?(?:his|her|their|the|it|them|all|my|our)\b",
            r"^(?:the |all |my |our )?[\w' -]{3,40} (?:is|are|['’]s|were|was|got|been) (?:now |all |already |finally )?\w{3,}(?:ed|nt|lt|ne|de|wn|ught|id)[\s.!]*$",
        ),
        {"complete_task": 12, "log_activity": 0.15, "show_contact": NEVER, "none": 0.1, "update_order": 0.3, "open_ticket": 0.1, CHANGES: 0.7},
        unless=rx(r"\?\s*$|\{(?:order|ticket|deal|money)\}|\bn.t\b|n't|\b(?:not|never|until|remind|need)\b"),
        own_todo=True,
    ),
)  # fmt: skip
