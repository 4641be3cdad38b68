"""Who talks at the terminal: a user, a customer or a contact, by name."""

from sqlalchemy.orm import Session

from bot.bootstrap import App
from bot.channel import Sender
from bot.identity import UnknownSenderError, default_user, resolve
from crm_store.scope import Actor

CUSTOMER, CONTACT = "customer:", "contact:"
NOBODY = (
    "还没有人可以对话。先添加一位：guanxi user add 姓名 --role admin / "
    "There is nobody to talk as. Add somebody first: guanxi user add NAME --role admin"
)


def sender_of(name: str) -> Sender:
    """A user's name, `customer:NAME` or `contact:NAME@CUSTOMER`. Raises UnknownSenderError."""
    if name.startswith(CUSTOMER):
        return Sender(kind="customer", name=name.removeprefix(CUSTOMER))
    if name.startswith(CONTACT):
        contact, at, customer = name.removeprefix(CONTACT).partition("@")
        if not at:
            raise UnknownSenderError(
                "联系人要写成 contact:姓名@客户。/ Write a contact as contact:NAME@CUSTOMER."
            )
        return Sender(kind="contact", name=contact, customer=customer)
    return Sender(kind="user", name=name)


def speaker(app: App, session: Session, name: str | None, channel: str) -> tuple[Sender, Actor]:
    """Who that is; the first admin where no name is given. Raises UnknownSenderError."""
    if name is None:
        user = default_user(session)
        if user is None:
            raise UnknownSenderError(NOBODY)
        name = user.name
        sender = Sender(kind="user", name=name)
    else:
        sender = sender_of(name)
    return sender, resolve(session, sender, channel, app.defaults)
