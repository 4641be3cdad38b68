"""What a message means whose words were read as one request, where something in it tells another."""

from intents.catalogue import INTENTS
from intents.context import Context
from intents.understand.asked_alike import of_the_like
from intents.understand.fill.documents import of_the_number
from intents.understand.fill.metrics import meant_instead
from intents.understand.fill.one_customer import of_one_customer
from intents.understand.fill.request import MakeRequest
from intents.understand.given_last import of_what_came_up_last
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Ordinary
from intents.understand.of_many_tickets import of_many_tickets
from intents.understand.of_no_deal import of_no_deal
from intents.understand.of_one_fact import of_one_fact
from intents.understand.ticket_asked import asks_after_one, may_ask_after_one
from intents.understand.to_come import of_what_is_to_come
from intents.understand.whose_detail import of_its_person, of_whom_was_shown
from intents.understand.whose_it_is import of_its_owner

SHOW_TICKET = "show_ticket"


def meant(
    name: str, mentions: Mentions, context: Context, ordinary: Ordinary, request: MakeRequest
) -> str:
    """The intent that is meant by a message which reads like the intent `name`."""
    name = meant_instead(name, mentions.text)
    name = of_one_customer(of_the_number(name, mentions), mentions)
    name = of_the_like(name, mentions, is_staff=context.actor.is_staff)
    name = of_its_owner(name, mentions, context)
    name = of_what_came_up_last(name, mentions, context)
    name = of_its_person(name, mentions, ordinary)
    name = of_whom_was_shown(name, mentions, context, request)
    name = of_what_is_to_come(name, mentions, context)
    name = of_no_deal(name, mentions, context)
    name = of_many_tickets(name, mentions, is_staff=context.actor.is_staff)
    name = of_one_fact(name, mentions)
    if not may_ask_after_one(name, mentions):
        return name
    return SHOW_TICKET if asks_after_one(request(INTENTS[SHOW_TICKET], mentions, context)) else name
