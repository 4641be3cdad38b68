"""What is told of a record's details in statements: "Acme should be down as retail", "Ana can be
reached at …", "Acme drops to a B". Nobody asks to see what they give.
"""

from intents.understand.clue import NEVER, Clue, rx

_WHO = r"\{(?:customer|contact)\}"
_ADDRESS = r"(?:[\w{}.+-]{1,64}@[\w{}-]+\.\w|(?<!\d)\+?\(?\d[\d() -]{6,20}\d)"
_FIELD = r"(?:source|industry|sector|region|territory|city|level|tier|grade|phone|number|landline|switchboard|e-?mail|address|tags?|birthday|bday|website)"
_ASKS = r"\?\s*$|^(?:what|which|who|where|how|show|list|do|does|is|are|any)\b|\bremind\b"

TOLD_DETAILS: tuple[Clue, ...] = (
    Clue(
        "an address is given with a name",
        rx(
            rf"{_WHO}(?:['’]s)?(?: (?:\w+ ){{0,6}}(?:at|is|on|to|as|it)| (?:new|work|direct|private|mobile|cell|phone|e-?mail|number)| (?:has|have|got|uses) (?:got )?(?:an? )?new (?:e-?mail|mail|phone|mobile|number)(?: address| number)?)*[\s:,-]+{_ADDRESS}",
            rf"\b(?:number|phone|mobile|cell|e-?mail|address|line|landline) (?:for|of|from) {_WHO}(?: is| now|,|:|\s)+{_ADDRESS}",
            rf"{_ADDRESS}[\w.{{}}-]{{0,40}} (?:is|are|as) (?:now )?(?:the |his |her |their )?(?:\w+ ){{0,2}}(?:number|phone|mobile|cell|e-?mail|address|line|landline) (?:for|of) {_WHO}",
        ),
        {"update_contact": 8, "update_customer": 8, "show_contact": NEVER, "show_customer": 0.01, "none": 0.2, "log_activity": 0.5},
        unless=rx(_ASKS, r"^(?:add|create|new (?:contact|customer|client|lead|person|account))\b|\b(?:called|rang|phoned|dialled|mailed|e-?mailed|wrote|texted|send|sent|forward\w*|lead|prospect|contact card)\b|\bat (?:\w+ )?\{customer\}"),
    ),
    Clue(
        "where somebody writes is given",
        rx(
            r"\{contact\}的?(?:微信|QQ|钉钉|飞书|企微|line|whatsapp|telegram)号?(?:是|为|：|:)\s*[\w@.+-]{3,}",
            r"\{contact\}['’]s (?:wechat|whatsapp|telegram|line|signal|skype|linkedin)(?: id| handle| number)?(?: is|:)\s*[\w+@][\w .+-]{2,}",
        ),
        {"update_contact": 25, "show_contact": NEVER, "none": 0.2, "log_activity": 0.3},
        unless=rx(_ASKS),
    ),
    Clue(
        "a tag that is put on or taken off",
        rx(
            r"\{customer\}.{0,12}标签.{0,6}(?:去掉|去除|删|移除|摘|取消)|(?:去掉|去除|删掉?|移除|摘掉?|取消)\{customer\}.{0,12}标签|\{customer\}.{0,4}(?:打上|贴上|加上?|添加).{0,8}标签",
            r"\buntag \{customer\}|\b(?:remove|drop|delete|take off) (?:the )?[\w -]{2,20} tag (?:from|of|on|off) \{customer\}",
        ),
        {"update_customer": 40, "delete_customer": NEVER, "none": 0.2, "create_segment": 0.1},
        unless=rx(_ASKS, r"吗"),
    ),
    Clue(
        "a detail should be another",
        rx(
            rf"\{{customer\}}(?:['’]s)? (?:{_FIELD} )?(?:should|ought to|needs to|has to|must|wants to) (?:really |actually |rather )?(?:be|say|read|show)\b",
            r"\b(?:file|list|class|classify|put|register|record) \{customer\} (?:down )?(?:under|as) (?!a customer|customer|won|lost|done|\{)",
            rf"\b(?:wrong|incorrect|outdated) {_FIELD} (?:on|for|at|of) \{{customer\}}|\{{customer\}}(?:['’]s|:)? {_FIELD} (?:is|was|looks) (?:wrong|off|incorrect|out of date)",
            rf"\bnot [\w -]{{2,24}} (?:for|as) \{{customer\}}(?:['’]s)? {_FIELD}\b",
            r"\{customer\} (?:was|is) (?:actually )?born\b",
        ),
        {"update_customer": 25, "record_referral": 0.01, "create_customer": 0.1, "none": 0.2, "convert_lead": 0.1, "log_activity": 0.2, "update_contact": 0.3},
        unless=rx(_ASKS, r"\b(?:merged?|called|told|reminded|visited|deleted|removed|informed|paid|asked|contacted|happy|ready|done|closed|invited|won|lost)\b|\{(?:deal|order|ticket|user|task|datetime)\}"),
    ),
    Clue(
        "goes up or down a level",
        rx(
            r"\{customer\} (?:now )?(?:drops?|goes|moves?|falls?|climbs?|deserves|becomes?|gets|earns|should be) (?:\w+ ){0,2}?(?:to )?(?:an? )?(?-i:[A-D])(?:[- ]level)?(?: account| customer| client)?(?=[\s,.!]*$| (?:now|from|as of|starting|again|after|since)\b)",
            r"\b(?:upgrade|downgrade|promote|demote|bump|put|set|mark|take) \{customer\} (?:up |down |back )?(?:to |as |at )?(?:an? )?(?-i:[A-D])(?:[- ]level)?(?: account| customer| client)?(?=[\s,.!]*$| (?:now|from|as of|starting|again|after|since|please|pls)\b)",
        ),
        {"update_customer": 25, "none": 0.2, "show_customer": 0.1, "delete_customer": 0.1, "update_deal": 0.2},
        unless=rx(_ASKS),
    ),
)  # fmt: skip
