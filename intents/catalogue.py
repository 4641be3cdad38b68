"""Every intent, in the catalogue's order: one line each."""

from intents.activities.ask_history import ask_history
from intents.activities.brief_customer import brief_customer
from intents.activities.complete_task import complete_task
from intents.activities.create_task import create_task
from intents.activities.list_activities import list_activities
from intents.activities.list_tasks import list_tasks
from intents.activities.log_activity import log_activity
from intents.activities.reschedule_task import reschedule_task
from intents.activities.schedule_meeting import schedule_meeting
from intents.activities.show_agenda import show_agenda
from intents.analytics.explain_churn import explain_churn
from intents.analytics.list_churn_risks import list_churn_risks
from intents.analytics.log_expense import log_expense
from intents.analytics.query_metric import query_metric
from intents.analytics.recommend import recommend
from intents.analytics.segment_rfm import segment_rfm
from intents.analytics.set_target import set_target
from intents.analytics.show_forecast import show_forecast
from intents.analytics.show_funnel import show_funnel
from intents.analytics.show_value import show_value
from intents.contracts.create_contract import create_contract
from intents.contracts.list_receivables import list_receivables
from intents.contracts.list_renewals import list_renewals
from intents.contracts.plan_payments import plan_payments
from intents.contracts.record_payment import record_payment
from intents.contracts.renew_contract import renew_contract
from intents.contracts.show_contract import show_contract
from intents.customers.assign_customer import assign_customer
from intents.customers.create_contact import create_contact
from intents.customers.create_customer import create_customer
from intents.customers.delete_customer import delete_customer
from intents.customers.hand_over import hand_over
from intents.customers.link_telegram import link_telegram
from intents.customers.list_customers import list_customers
from intents.customers.merge_customers import merge_customers
from intents.customers.restore_record import restore_record
from intents.customers.show_contact import show_contact
from intents.customers.show_customer import show_customer
from intents.customers.update_contact import update_contact
from intents.customers.update_customer import update_customer
from intents.deals.create_deal import create_deal
from intents.deals.list_deals import list_deals
from intents.deals.lose_deal import lose_deal
from intents.deals.show_deal import show_deal
from intents.deals.update_deal import update_deal
from intents.deals.win_deal import win_deal
from intents.general.courtesies import cancel, confirm, thank
from intents.general.erase_me import erase_me
from intents.general.export_data import export_data
from intents.general.greet import greet
from intents.general.help import help_
from intents.general.set_language import set_language
from intents.general.show_audit import show_audit
from intents.general.undo import undo
from intents.intent import AnyIntent
from intents.loyalty import declared as loyalty
from intents.loyalty.show_points import show_points
from intents.marketing import declared as marketing
from intents.marketing.leave_request import leave_request
from intents.orders import declared as orders
from intents.orders.list_products import list_products
from intents.orders.show_order import show_order
from intents.orders.show_product import show_product
from intents.quotes import declared as quotes
from intents.quotes.show_quote import show_quote
from intents.reminders.list_reminders import list_reminders
from intents.reminders.pressed import PRESSED as OF_NOTICES
from intents.reminders.preview_greeting import preview_greeting
from intents.reminders.set_rule import set_rule
from intents.reminders.subscribe import subscribe
from intents.reminders.unsubscribe import unsubscribe
from intents.service.list_tickets import list_tickets
from intents.service.open_ticket import open_ticket
from intents.service.rate_service import rate_service
from intents.service.resolve_ticket import resolve_ticket
from intents.service.show_ticket import show_ticket
from intents.service.talk_to_human import talk_to_human
from intents.service.update_ticket import update_ticket

CATALOGUE: tuple[AnyIntent, ...] = (
    # customers
    show_customer,
    list_customers,
    create_customer,
    update_customer,
    delete_customer,
    restore_record,
    merge_customers,
    assign_customer,
    hand_over,
    show_contact,
    create_contact,
    update_contact,
    link_telegram,
    # activities
    log_activity,
    list_activities,
    ask_history,
    brief_customer,
    create_task,
    list_tasks,
    complete_task,
    reschedule_task,
    schedule_meeting,
    show_agenda,
    # deals
    create_deal,
    update_deal,
    show_deal,
    list_deals,
    win_deal,
    lose_deal,
    # documents
    show_quote,
    *quotes.DECLARED,
    create_contract,
    show_contract,
    list_renewals,
    renew_contract,
    record_payment,
    list_receivables,
    show_order,
    show_product,
    list_products,
    *orders.DECLARED,
    # service
    open_ticket,
    show_ticket,
    list_tickets,
    update_ticket,
    resolve_ticket,
    rate_service,
    talk_to_human,
    # later
    leave_request,
    *marketing.DECLARED,
    show_points,
    *loyalty.DECLARED,
    # analytics
    query_metric,
    show_funnel,
    show_forecast,
    set_target,
    segment_rfm,
    show_value,
    list_churn_risks,
    explain_churn,
    recommend,
    log_expense,
    list_reminders,
    set_rule,
    preview_greeting,
    subscribe,
    unsubscribe,
    # general
    greet,
    thank,
    help_,
    undo,
    confirm,
    cancel,
    set_language,
    export_data,
    show_audit,
    erase_me,
)

PRESSED: tuple[AnyIntent, ...] = (plan_payments, *OF_NOTICES)
"""What only a button does, and nobody says."""

INTENTS: dict[str, AnyIntent] = {intent.name: intent for intent in (*CATALOGUE, *PRESSED)}
"""All that can be carried out: what people ask for, and what only a button does."""
