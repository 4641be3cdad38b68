"""Whether passages bear out a statement that a model made of them: its figures, words, meaning.

In the language of a passage, a statement has to use its words: the meaning of any sentence about
the same business is near enough to look like support. In the other language it shares none; there
its meaning has to be nearer to a sentence of the passage than to what anybody might write.
"""

from collections.abc import Sequence

from intents.pattern import Pattern
from retrieval.passages import sentences_of
from retrieval.service import Named, Retrieval
from retrieval.words import language_of, telling_terms, terms_of

IN_WORDS = 0.4
"""So much of a statement's words the passages have that bear it out."""
NEARER = 0.17
"""So much of the way from what anybody might write to the same meaning. Chosen on statements of
ours to four passages: 25 of 31 that are borne out pass, and 1 of 43 that are not."""
COMMONPLACES = {
    "zh": (
        "谢谢您的来信。", "我们下周再联系。", "附件请查收。", "会议改到周一。",
        "请问有什么可以帮您？",
    ),
    "en": (
        "Thank you for your message.", "We will be in touch next week.",
        "Please find the file attached.", "The meeting was moved to Monday.",
        "How can we help you?",
    ),
}  # fmt: skip
_FIGURE = Pattern(r"\d+(?:[.,]\d+)*")
_LINK = Pattern(r"https?://\S+|www\.\S+")


def is_borne_out(text: str, cited: Sequence[Named], retrieval: Retrieval) -> bool:
    """Whether these passages have a statement's figures and links, and its words or its meaning."""
    said = " ".join(f"{one.hit.text} {one.hit.at:%Y-%m-%d} {_who(one)}" for one in cited)
    if not _figures(text) <= (known := _figures(said)) | {one.lstrip("0") for one in known}:
        return False
    if any(link not in said for link in _LINK.findall(text)):
        return False
    language = language_of(text)
    theirs = [one for one in cited if one.hit.language == language]
    return (bool(theirs) and _in_words(text, theirs)) or _in_meaning(
        text, [one for one in cited if one.hit.language != language], retrieval
    )


def _figures(text: str) -> set[str]:
    return {figure.replace(",", "") for figure in _FIGURE.findall(text)}


def _who(named: Named) -> str:
    return " ".join(name for name in (named.customer, named.contact, named.user) if name)


def _in_words(text: str, cited: Sequence[Named]) -> bool:
    """Whether a good part of a statement's words, names apart, are in these passages."""
    names = {term for one in cited for term in terms_of(_who(one))}
    held = {term for one in cited for term in terms_of(one.hit.text)}
    told = [one for one in telling_terms(text) if not one.isdigit() and one not in names]
    return sum(term in held for term in told) >= IN_WORDS * len(told)


def _in_meaning(text: str, cited: Sequence[Named], retrieval: Retrieval) -> bool:
    """Whether a statement means what a sentence of passages in the other language says."""
    sentences = [one for named in cited for one in sentences_of(named.hit.text)]
    if not sentences:
        return False
    usual = COMMONPLACES[cited[0].hit.language]
    nearness = retrieval.nearness(text, [*sentences, *usual])
    if nearness is None:
        return False
    anybody = float(nearness[len(sentences) :].mean())
    return float(nearness[: len(sentences)].max()) - anybody >= NEARER * (1.0 - anybody)
