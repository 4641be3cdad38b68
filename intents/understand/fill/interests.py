"""What a new lead is after: 想要实验台, 意向产品通风柜, "interested in lab benches"."""

from intents.pattern import Pattern
from intents.understand.fill.words import after, trim

_SOME = r"(?:一?[下套些批个]|几[台套个件张])?(?:我们的?|你们的?|咱们的?)?"
_ENDS = r"(?=$|[,，。;；]|先|录|记|电话|手机|来源)"
_NO_INTEREST = Pattern(
    r"^(?:我们?|你们?|咱们?|他|她|让|请|等|回|联系|上门|发|打(?!印|孔|标|包)|加(?!湿|热|工)|报个?价$|报价单?$|资料$|求|不(?!锈)|合作$)|"
    r"^(?:us|me|you|to|a?\s*call|call ?back|somebody|someone|info(?:rmation)?$|it$)\b",
)
"""What somebody wants done, which is no interest in a product."""
_ASKED = Pattern(
    r"^(?:有没有|是否有|有无|能不能做|能否做|(?:to )?(?:buy|order|get|see|purchase)(?: some)?\s+)"
)


def _interest(said: str) -> str | None:
    """The words of an interest without 有没有; None where they are something to be done."""
    words = trim(_ASKED.sub("", trim(said)))
    return words if len(words) > 1 and not _NO_INTEREST.search(words) else None


interest_said = after(
    r"对([^,，。;；]{1,20}?)(?:很|挺|比较|特别|非常|蛮|颇)?(?:感兴趣|有兴趣|有意)",
    r"(?:意向|感兴趣的?|兴趣|需求)(?:产品)?(?:是|为|:|：)([^,，。;；]+)",
    rf"(?:想要?|要|打算|准备|计划|考虑|需要?|希望)(?:了解|咨询|看看|看|买|采购|购买|购置|添置|订购?|定制?|做|上){_SOME}([^,，。;；]{{2,20}}?){_ENDS}",
    rf"(?:想要|需要|看[中上]了?|相中了?|关注|意向产品|意向){_SOME}([^,，。;；]{{2,20}}?){_ENDS}",
    rf"[,，\s]有([^,，。;；]{{2,16}}?)的?(?:需求|意向){_ENDS}",
    rf"(?<![需想])要(\d+\s*[台套个件张批支箱][^,，。;；]{{2,16}}?){_ENDS}",
    r"(?:问|咨询|打听)(?:一下)?([^,，。;；]{2,16}?)(?:的事|的)?(?=$|[,，。;；])",
    r"\b(?:interested in|interests?(?: is| are)?\s*[:=]?(?= )|curious about|asks? about|asking about|asked about|enquir\w+ about|wants to know (?:more )?about|looking for|looking to|thinking (?:of|about)|(?:phoned|called|rang|wrote|e-?mailed|came by|dropped in)(?: in| us)? about|would like|'d like|is after|in the market for|shopping for|"
    r"looking at|keen on|needs|wants to|wants a quote for|wants a demo of|wants)\s+(?:the |our |a |an )?(.+?)"
    r"(?=$|[,.;]|\s(?:from|phone|tel|email|and|at|log|add|put|source)\b)",
    r"\benquiry from .+? about (.+?)(?=$|[,.;])",
    kept=_interest,
)
