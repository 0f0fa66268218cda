"""Words of bylines and credit lines, as data. Simplified and traditional forms stand side by side."""

LABELS = {
    "author": "作者 文字 文 撰文 撰稿 撰稿人 采写 采访 口述 执笔 编译 編譯 译者 翻译 整理"
    " 通讯员 通訊員 记者 記者 见习记者 实习记者 实习生 "
    "供稿 特约撰稿 特约撰稿人 特约作者 评论员 观察员 主笔",
    "editor": "责任编辑 責任編輯 责编 責編 编辑 編輯 值班编辑 本期编辑 本文编辑 网络编辑"
    " 文字编辑 新媒体编辑 微信编辑 执行编辑 主编 执行主编 "
    "副主编 编审 编发 美编 统筹 责任编审 见习编辑 实习编辑",
    "image_editor": "图片编辑 图编 视觉编辑 图片责编",
    "proofreader": "校对 责任校对 責任校對 校對 校审 一校 二校 三校 文字校对",
    "photographer": "摄影 攝影 图 图片 供图 摄像 摄影记者 视频 制图 设计",
    "reviewer": "审核 审校 审稿 初审 复审 终审 监制 总监制 监审 审签 签发 签审"
    " 值班主任 值班主编 策划 总策划 出品 排版 制作 审读 核发 值班领导",
    "source": "来源 來源 稿源 文章来源 本文来源 信息来源 新闻来源 稿件来源 资料来源"
    " 内容来源 消息来源 素材来源 出处 出處 来自 转自 转载自",
}
"""The labels of a credit line, by role."""

ROLE_OF = {label: role for role, labels in LABELS.items() for label in labels.split()}

NOBODY = (
    r"综合|综合报道|綜合報導|即時報導|报道|報導|摄影|攝影|整理|网络|网络整理|互联网|佚名|未知|匿名|本站|本报|本报讯|本网|原创|本站原创|转载|不详|无|"
    r"admin\w*|null|none|undefined|unknown|system|小编|记者|記者|编辑|編輯|[-\d]+"
)
"""What stands where a name should, and is none."""

OUTLET = (
    r"\S*(?:社|报|報|网|網|台|臺|电视|電視|广播|新闻|新聞|在线|杂志|雜誌|周刊|週刊|月刊|客户端|频道|发布|传媒|公众号|编辑部|资讯|财经|中心|工作室|中文站|网站|"
    r"集团|公司|委员会|管理局|办公室|视频|快讯|news|daily|times|post|media|\.com|\.cn)|\S{2,12}[·-].{0,6}号|央视\S{0,4}|新华\S{0,3}|\S+[报网社]讯"
)
"""What an outlet or an office is called, against a person."""

OWN = "本报 本報 本网 本網 本社 本刊 本台 本 特约 图文 文图"
"""What an outlet calls itself in its own bylines."""
