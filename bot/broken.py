"""What is said where a turn failed."""

from sqlalchemy.exc import OperationalError

from crm_store.contention import contended
from crm_store.scope import Actor
from intents.reply import Reply, fail


def broken(error: Exception, actor: Actor) -> Reply:
    """That it is not done, and what to do next."""
    if isinstance(error, OperationalError) and contended(error):
        return fail(
            actor.zh_en("数据库正忙，这句话没有处理成功，也没有任何改动。",
                        "The store was busy; this was not carried out, and nothing was changed."),
            actor.zh_en("过一会儿再说一次。", "Say it again in a moment."),
        )  # fmt: skip
    return fail(
        actor.zh_en("出了点问题，这句话没有处理成功。", "Something went wrong with this message."),
        actor.zh_en("没有任何改动，请再说一次；还不行就告诉管理员。",
                    "Nothing was changed. Say it again; if it persists, tell your admin."),
    )  # fmt: skip
