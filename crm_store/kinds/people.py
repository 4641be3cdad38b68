"""People: colleagues, customers and their contacts."""

from crm_store.kinds import usual
from crm_store.kinds.kind import Column, Kind
from crm_store.models import Contact, Customer, User

USERS = Kind(
    "user", "users", "同事", "colleague", User, ("name",),
    (
        Column("name", "text", "姓名", "name", headers=(
            "user", "full name", "sales agent", "employee", "用户", "员工", "用户名")),
        Column("role", "choice", "角色", "role", options=("rep", "manager", "admin"),
               headers=("职位", "权限")),
        Column("team", "team", "团队", "team", headers=("部门", "小组", "department", "group")),
        usual.email(),
        Column("slack_id", "text", "Slack", "Slack ID", headers=("slack",)),
        Column("telegram_id", "text", "Telegram", "Telegram ID", headers=("telegram",)),
        usual.language(),
        Column("timezone", "text", "时区", "time zone", headers=("time zone", "tz")),
        Column("team_manager", "user", "团队经理", "team manager", attr="team_manager",
               headers=("manager", "经理", "主管", "上级", "sales manager"), editable=False),
        Column("territory", "territory", "大区", "territory", attr="territory", editable=False,
               headers=("regional office", "region", "大区", "区域", "sales region", "office")),
    ),
    kept=(Column("currency", "currency", "币种", "currency"),),
)  # fmt: skip

CUSTOMERS = Kind(
    "customer", "customers", "客户", "customer", Customer, ("name",),
    (
        Column("name", "text", "名称", "name", headers=(
            "account name", "account", "company name", "company", "customer", "customer name",
            "client", "client name", "客户名称", "客户名", "客户", "公司名称", "公司", "单位名称",
            "客户全称")),
        Column("kind", "choice", "类型", "kind", options=("company", "person"), headers=(
            "customer type", "account type", "客户类型", "类别")),
        Column("industry", "text", "行业", "industry", headers=(
            "sector", "vertical", "所属行业", "客户行业")),
        Column("region", "text", "地区", "region", headers=(
            "area", "city", "country", "province", "state", "office location", "location",
            "territory", "区域", "大区", "城市", "省份", "所在地", "所在地区", "国家")),
        Column("level", "text", "级别", "level", headers=(
            "tier", "grade", "rating", "客户级别", "等级", "客户等级", "会员等级", "vip level")),
        usual.source(),
        usual.owner(),
        usual.phone(),
        usual.email(),
        Column("address", "text", "地址", "address", headers=(
            "street", "billing address", "office address", "联系地址", "公司地址", "通讯地址")),
        Column("website", "text", "网站", "website", headers=(
            "web", "url", "homepage", "官网", "网址", "web site")),
        Column("tags", "tags", "标签", "tags", headers=("tag", "labels", "label", "客户标签")),
        usual.created(),
        usual.birthday(),
        Column("parent", "customer", "上级客户", "parent", headers=(
            "parent account", "subsidiary of", "parent company", "母公司", "上级单位", "集团",
            "所属集团")),
        Column("shared", "flag", "团队共享", "shared with team", headers=("共享", "是否共享")),
    ),
    custom=True,
    kept=(Column("lunar_birthday", "flag", "农历生日", "lunar birthday"),),
)  # fmt: skip

CONTACTS = Kind(
    "contact", "contacts", "联系人", "contact", Contact, ("name", "customer"),
    (
        Column("name", "text", "姓名", "name", headers=(
            "contact name", "full name", "contact", "联系人", "联系人姓名", "名字")),
        usual.customer(),
        Column("title", "text", "职务", "title", headers=(
            "job title", "position", "role", "职位", "岗位", "头衔")),
        usual.phone(),
        usual.email(),
        usual.birthday(),
        Column("telegram_id", "text", "Telegram", "Telegram ID", headers=("telegram",)),
        usual.language(),
    ),
    custom=True,
    kept=(Column("lunar_birthday", "flag", "农历生日", "lunar birthday"),),
)  # fmt: skip
