"""Words for what is noted of a person: their telephone, mailbox, job title and the like."""

DETAIL_ZH = "(?:电话|手机号?码?|号码|邮箱|邮件地址|微信号?|职务|职位|头衔|生日|分机|传真)"
DETAIL_EN = "(?:phone|mobile|cell|number|e-?mail|job title|title|job|birthday|extension|fax)"
