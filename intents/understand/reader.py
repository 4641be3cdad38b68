"""Reader: what a message asks for. Grammar first, then the classifier, then whether it is sure."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from threading import Lock

from crm_store.repositories.learned import Learned
from crm_store.scope import Language
from intents.call import Call
from intents.catalogue import INTENTS
from intents.context import Context
from intents.intent import AnyIntent
from intents.pattern import compile_all
from intents.understand.alike import with_misspelt, with_wanted
from intents.understand.all_of_the_list import as_of_first, for_each
from intents.understand.apart import read_apart, read_partly
from intents.understand.classifier import Head, load_head
from intents.understand.deciding import is_sure, writes
from intents.understand.fill.filler import fill
from intents.understand.fill.request import Request
from intents.understand.followup import follow_up
from intents.understand.grammar import sentence_key
from intents.understand.joints import Part, parts_of
from intents.understand.masking import natural
from intents.understand.meant import meant
from intents.understand.mentions import Mentions, find_mentions
from intents.understand.people_there import without_new_people
from intents.understand.perhaps_history import leads_nowhere, may_ask_history
from intents.understand.places import by_name
from intents.understand.reading import Reading
from intents.understand.same_change import as_of_one, same_change
from intents.understand.several import next_step, several, step_alone, without_step
from intents.understand.several_fields import several_fields
from intents.understand.taught import Example, nearest
from intents.understand.text import LONGEST_READ, language_of, tidy
from intents.understand.told_only import told_only
from intents.understand.weighing import NONE, Likely, Weighing, is_allowed
from intents.understand.won_or_lost import EITHER, is_both
from retrieval.embeddings import Encoder

SURE_OF_PART = 0.6
"""A part of a message is a request of its own from here on; it is shown before it is done."""
SURE_AS_HINTED = 0.4
"""The same of a part that begins as the request which it was read as does."""


class Reader:
    """Reads messages. Loads its model at the first use; safe to use from several threads."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or Encoder()
        self._loading = Lock()
        self._head: Head | None = None

    @property
    def head(self) -> Head:
        """The classifier's head, loaded once."""
        with self._loading:
            if self._head is None:
                self._head = load_head()
            return self._head

    def warm(self) -> None:
        """Load what the first messages would have to wait for."""
        self._encoder.one("warm")
        _ = self.head
        compile_all()

    def ordinary(self, key: str) -> bool:
        """Whether a key is an everyday word, and so no name by itself."""
        return key in self.head.ordinary

    def mentions(self, text: str, context: Context) -> Mentions:
        """The typed mentions of a message."""
        now = _local(context)
        currency = context.actor.currency
        return find_mentions(tidy(text), now, currency, context.store.names, self.ordinary)

    def request(self, intent: AnyIntent, mentions: Mentions, context: Context) -> Request:
        """What a filler needs, for one intent."""
        language = language_of(mentions.text, context.actor.language)
        known = without_new_people(intent.name, mentions.text, mentions.names)
        mentions = replace(mentions, names=known)
        return Request(intent, mentions, context, language, self.ordinary)

    def read(self, text: str, context: Context) -> Reading:
        """What a message asks for."""
        mentions = self.mentions(by_name(text, context.memory.listed), context)
        language = language_of(text, context.actor.language)
        if not mentions.text:
            return Reading(Call(intent=NONE), (), 1.0, "grammar", (), language)
        followed = follow_up(mentions, context, self.request)
        if followed:
            return Reading(followed[0], followed[1:], 1.0, "dialogue", (), language)
        reading = (
            self._apart(mentions, language, context)
            or self._to_all(mentions, language, context)
            or self._classified(mentions, language, context)
        )
        reading = self._partly(reading, mentions, context) or reading
        if is_both(reading.call.intent, mentions):
            return replace(reading, also=(), likely=EITHER, sure=False)
        if not reading.sure or reading.call.intent == NONE:
            reading = self._taught(reading, mentions, context) or reading
        return self._with_history(reading, mentions, context)

    def _with_history(self, reading: Reading, mentions: Mentions, context: Context) -> Reading:
        """The reading, with the question of history that it may be."""
        if not may_ask_history(reading, mentions, context):
            return reading
        asked = fill(self.request(INTENTS["ask_history"], mentions, context))
        if leads_nowhere(reading, mentions, context):
            return replace(reading, perhaps=asked)
        return replace(reading, failing_that=asked)

    def example(self, text: str, context: Context) -> Example:
        """A message as it is compared with those that people taught."""
        return self._example(self.mentions(text, context), context)

    def _example(self, mentions: Mentions, context: Context) -> Example:
        masked = mentions.masked
        language = language_of(mentions.text, context.actor.language)
        return Example(
            masked, language, self._encoder.one(natural(masked, language)[:LONGEST_READ])
        )

    def _taught(self, unsure: Reading, mentions: Mentions, context: Context) -> Reading | None:
        """What nobody could be sure of, as people like the speaker said that they mean it."""
        known = Learned(context.store.session, context.actor).examples(unsure.language)
        if not known:
            return None
        found = nearest(self._example(mentions, context), known, dict(unsure.likely))
        if found is None or not is_allowed(found.intent, context.actor):
            return None
        taught = (found.intent, 1.0, "learned", unsure.likely)
        reading = self._reading(*taught, mentions, unsure.language, context)
        return replace(reading, sure=True, taught=found.id)

    def _apart(self, mentions: Mentions, language: Language, context: Context) -> Reading | None:
        """A message of several requests, read part by part, where each part is sure."""
        parts = parts_of(mentions)
        if len(parts) == 1:
            return None
        read: list[Reading] = []
        calls = read_apart(parts, context, partial(self._sure_calls, read, language))
        if calls is None:
            return None
        confidence = min(one.confidence for one in read)
        return Reading(calls[0], calls[1:], confidence, read[0].source, read[0].likely, language)

    def _partly(self, whole: Reading, mentions: Mentions, context: Context) -> Reading | None:
        """Those of a message's orders that are sure, where the whole of it is only one of them."""
        parts = parts_of(mentions)
        if len(parts) == 1 or not writes(whole.call.intent):
            return None
        sure_calls = partial(self._sure_calls, [], whole.language)
        calls, left = read_partly(parts, whole.calls, context, sure_calls)
        return (
            replace(whole, call=calls[0], also=calls[1:], left=left, sure=True) if calls else None
        )

    def _sure_calls(
        self, read: list[Reading], language: Language, part: Part, context: Context
    ) -> tuple[Call, ...] | None:
        """The calls of a part, where it is surely a request; its reading is added to `read`."""
        said = self.mentions(part.text, context)
        if (step := step_alone(said, context)) is not None:
            return (step,)
        read.append(self._part(part, said, language, context))
        as_hinted = read[-1].call.intent == part.hint
        floor = SURE_AS_HINTED if as_hinted else SURE_OF_PART
        return read[-1].calls if read[-1].confidence >= floor else None

    def _part(self, part: Part, said: Mentions, language: Language, context: Context) -> Reading:
        """A part of a message; one that tells of a contact is an activity, if nothing else surely.

        What the form of a part says to be done with a new record is done ("…, contact Nora Lind").
        """
        read = self._classified(said, language, context)
        with_it = part.of_new and read.call.intent != part.hint
        told_of = part.hint == "log_activity" and read.confidence < SURE_OF_PART
        if part.hint is None or not (with_it or told_of):
            return read
        told = (part.hint, SURE_AS_HINTED, read.source, read.likely)
        return self._reading(*told, said, language, context)

    def _to_all(self, mentions: Mentions, language: Language, context: Context) -> Reading | None:
        """A change of all of a list ("both A and B"), recognised as the change of one of it."""
        if first := as_of_first(mentions, context):
            return self._to_each_listed(first, language, context)
        one = as_of_one(mentions)
        reading = self._classified(one, language, context) if one else None
        if reading is None or reading.confidence < SURE_OF_PART:
            return None
        call, intent = reading.call, INTENTS.get(reading.call.intent)
        calls = same_change(call, intent, mentions, context, self.request) if intent else ()
        return replace(reading, call=calls[0], also=calls[1:]) if calls else None

    def _to_each_listed(self, text: str, language: Language, context: Context) -> Reading | None:
        """A change of all of the list that was shown, in words that name the first of it."""
        reading = self._classified(self.mentions(text, context), language, context)
        calls = for_each(reading.call, context) if reading.confidence >= SURE_OF_PART else ()
        return replace(reading, call=calls[0], also=calls[1:]) if calls else None

    def _classified(self, mentions: Mentions, language: Language, context: Context) -> Reading:
        exact = self.head.sentences.get(sentence_key(mentions.masked))
        if exact is not None and (exact == NONE or is_allowed(exact, context.actor)):
            return self._reading(
                exact, 1.0, "grammar", ((exact, 1.0),), mentions, language, context
            )
        weighed = Weighing(self.head, self._encoder, mentions, language, context).weighed()
        name, confidence = weighed.likely[0]
        misspelt = self._misspelt(mentions, language, context) if name == NONE else None
        said = ("classifier", weighed.likely, mentions, language, context)
        read = misspelt or self._reading(name, confidence, *said)
        return replace(read, clues=tuple(clue.name for clue in weighed.told))

    def _misspelt(self, mentions: Mentions, language: Language, context: Context) -> Reading | None:
        """A message that seems to ask for nothing, read with the misspelt name that it may hold."""
        named = with_misspelt(mentions, context.store.names, self.ordinary)
        reading = self._classified(named, language, context) if named else None
        return reading if reading is not None and reading.call.intent != NONE else None

    def _reading(
        self,
        name: str,
        confidence: float,
        source: str,
        likely: Likely,
        mentions: Mentions,
        language: Language,
        context: Context,
    ) -> Reading:
        name = meant(name, mentions, context, self.ordinary, self.request)
        intent = INTENTS.get(name)
        if intent is None:
            return Reading(Call(intent=NONE), (), confidence, source, likely, language)
        found = self._with_alike(intent, mentions, context)
        step = next_step(name, found)
        call = fill(self.request(intent, without_step(found, step), context))
        said = (call, intent, found, context, self.request)
        alike = several_fields(*said) or same_change(*said) or (call,)
        also = (*alike[1:], *several(call, self.request, found, step, context))
        sure = is_sure(name, confidence, likely)
        main = told_only(alike[0], also)
        return Reading(main, also, confidence, source, likely, language, sure)

    def _with_alike(self, intent: AnyIntent, mentions: Mentions, context: Context) -> Mentions:
        return with_wanted(intent, mentions, context.store.names, self.ordinary)


def _local(context: Context) -> datetime:
    return context.local(context.now).replace(tzinfo=None)
