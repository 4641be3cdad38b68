"""Being known: by a one-time link, by one's own number; and proving it for what is sensitive."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.bootstrap import App
from bot.telegram.link_for import link_for
from crm_store.actors import Defaults, actor_of_user
from crm_store.models import ChannelAccount, Contact, LinkToken, User
from crm_store.unit_of_work import UnitOfWork
from intents.context import Context, RefusedError, ref
from intents.customers.link_telegram import LinkTelegram, link_telegram
from intents.reply import Text
from tests.bot.talking import one
from tests.bot.telegram.playing import DANA, STRANGER, THIRD, Stage, play
from tests.servers.telegram.server import BOT
from tests.stores import SHANGHAI


def link_of(app: App, contact: str) -> str:
    """The token of a link that an admin asks for."""
    with app.database.reading() as session:
        user = session.query(User).filter_by(role="admin").first()
        assert user is not None
        actor = actor_of_user(session, user, Defaults("en", SHANGHAI))
    now = datetime.now(UTC)
    with UnitOfWork(app.database, actor, now, intent="link_telegram") as unit:
        context = Context(actor, unit.store, now, unit=unit)
        held = unit.session.query(Contact).filter_by(name=contact).one()
        assert link_telegram.handle is not None
        reply = link_telegram.handle(LinkTelegram(contact=ref(held)), context)
    text = reply.blocks[0]
    assert isinstance(text, Text)
    match = re.search(rf"https://t\.me/{BOT}\?start=([0-9a-f]{{32}})\b", text.text)
    assert match is not None, text
    return match[1]


def test_a_link_can_be_made_on_the_command_line(app: App) -> None:
    async def story(stage: Stage) -> None:
        url = link_for(app, "沈琳", datetime.now(UTC))
        shen = stage.person(DANA, "Lin", "zh")
        await shen.write(f"/start {url.partition('start=')[2]}")
        await shen.hears("沈琳，你好")
        with pytest.raises(RefusedError, match="没有叫"):
            link_for(app, "没有这个人", datetime.now(UTC))

    play(app, story)


def with_phone(app: App, contact: str, phone: str) -> None:
    """Give a contact a telephone number."""
    with app.database.writing() as session:
        session.query(Contact).filter_by(name=contact).update({"phone": phone})


def test_a_link_makes_its_bearer_known_once(app: App) -> None:
    async def story(stage: Stage) -> None:
        token = link_of(app, "沈琳")
        shen, thief = stage.person(DANA, "Lin", "zh"), stage.person(THIRD, "Thief", "zh")
        await shen.write(f"/start {token}")
        await shen.hears("沈琳，你好！已经绑定好了", "[我的订单]")
        await shen.press("我的订单")
        await shen.hears("下单时间")
        await thief.write(f"/start {token}")
        await thief.hears("已经用过")
        assert "用绑定链接绑定了 Telegram（显示名：Lin）" in stage.notices()

    play(app, story)
    account = one(app.database, ChannelAccount, external_id=str(DANA))
    assert account.verified_at is not None
    assert one(app.database, Contact, name="沈琳").telegram_id == str(DANA)


def test_a_link_that_is_too_old_links_nobody(app: App) -> None:
    async def story(stage: Stage) -> None:
        token = link_of(app, "沈琳")
        with app.database.writing() as session:
            past = datetime.now(UTC) - timedelta(seconds=1)
            session.query(LinkToken).update({"expires_at": past})
        shen = stage.person(DANA, "Lin", "en")
        await shen.write(f"/start {token}")
        await shen.hears("too old")

    play(app, story)
    assert one(app.database, LinkToken).used_at is None


def test_only_the_digest_of_a_link_is_kept_with_it(app: App) -> None:
    async def story(_: Stage) -> None:
        token = link_of(app, "沈琳")
        assert token not in one(app.database, LinkToken).digest

    play(app, story)


def test_ones_own_number_links_where_it_is_one_persons_and_sensitive_things_want_a_code(
    app: App,
) -> None:
    with_phone(app, "沈琳", "138 1111 2222")

    async def story(stage: Stage) -> None:
        shen = stage.person(DANA, "Lin", "zh")
        await shen.write("/start")
        await shen.hears("分享我的手机号")
        await shen.share("+8613811112222")
        await shen.hears("沈琳，你好")
        await shen.write("我的订单")
        await shen.hears("下单时间")
        await shen.write("我的合同")
        await shen.hears("敏感信息")
        code = re.search(r"验证码 (\d{6})|the code (\d{6})", stage.notices())
        assert code is not None
        right = code[1] or code[2]
        await shen.write("000000" if right != "000000" else "000001")
        await shen.hears("验证码不对")
        await shen.write(right)
        await shen.hears("验证通过", "[继续]")
        await shen.press("继续")
        await shen.hears("合同", "付款计划")

    play(app, story)
    assert one(app.database, ChannelAccount, external_id=str(DANA)).verified_at is not None


def test_after_five_wrong_codes_the_right_one_is_of_no_use(app: App) -> None:
    async def story(stage: Stage) -> None:
        shen = stage.linked(DANA, "沈琳", verified=False)
        await shen.write("我的合同")
        await shen.hears("敏感信息")
        found = re.search(r"\b(\d{6})\b", stage.notices())
        assert found is not None
        for number in range(5):
            await shen.write(f"{(int(found[1]) + 1 + number) % 10**6:06d}")
        await shen.write(found[1])
        await stage.settled()
        assert not any("验证通过" in message["text"] for message in shen.got)

    play(app, story)
    assert one(app.database, ChannelAccount, external_id=str(DANA)).verified_at is None


def test_somebody_elses_contact_links_nobody(app: App) -> None:
    with_phone(app, "沈琳", "13811112222")

    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve")
        await eve.share("+8613811112222", whose=DANA)
        await eve.hears("not your own number")

    play(app, story)


def test_a_number_of_two_people_or_of_nobody_says_the_same(app: App) -> None:
    with_phone(app, "沈琳", "13811112222")
    with_phone(app, "顾晓明", "+86 138-1111-2222")

    async def story(stage: Stage) -> None:
        eve, bob = stage.person(STRANGER, "Eve"), stage.person(THIRD, "Bob")
        await eve.share("8613811112222")
        await bob.share("8613899999999")
        said = await eve.hears("does not tell me which customer")
        assert said == await bob.hears("does not tell me which customer")

    play(app, story)
