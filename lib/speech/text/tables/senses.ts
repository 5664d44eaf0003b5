/**
 * Words that decide a short unit or a row of digits: right behind (`after`) or somewhere before (`before`)
 * the token. To teach a context, add its word.
 */
export interface Sense {
  before: readonly string[]
  after: readonly string[]
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

/** `4k屏`: sharpness; else thousand. */
export const K_SHARPNESS: Sense = {
  before: words('画质 分辨率 清晰度 蓝光 屏幕 超清 高清 视频'),
  after: words(
    '屏 分辨率 画质 超清 高清 清 电视 显示器 视频 蓝光 画面 直播 相机 投影 壁纸 摄像 录 拍摄 原画 120 60 30 144 帧 HDR hdr 的屏 影院 修复 版',
  ),
}
/** `18k金`: gold content. */
export const K_GOLD: Sense = {
  before: [],
  after: words('金 纯金 足金 千足 白金 玫瑰金 黄金 白 玫瑰 黄 的金 镶 项链 戒指 手链 耳钉 包金 镀金'),
}
/** `65w快充`: watts; else ten thousand. */
export const W_WATTS: Sense = {
  before: words(
    '功率 吹风机 风扇 电饭煲 灯 充电器 充电头 充电宝 快充 闪充 微波炉 烤箱 空调 插座 电磁炉 热水壶 水壶 显卡 电源 电吹风 取暖器 电机 音响 喇叭 榨汁机 破壁机 瓦数 适配器',
  ),
  after: words(
    '快充 闪充 充 头 快 功率 电源 适配器 灯 的灯 吹风 无线充 电机 双口 氮化镓 的头 的充 插头 有线 超级 瓦 取暖器 吹风机 微波炉 烤箱 空调 水壶 电机 音响 喇叭 榨汁机 破壁机 显卡 插座 风扇 电饭煲 大功率 以上功率',
  ),
}
/** `256g内存`: bytes. */
export const G_BYTES: Sense = {
  before: words('内存 存储 运存 显存 手机 硬盘 U盘 流量 空间 网盘 固态 iPhone 苹果 华为 小米 + 加'),
  after: words(
    '内存 存储 版 手机 运存 显存 流量 网盘 硬盘 U盘 空间 固态 优盘 卡 的手机 容量 大小的文件 + 加 国行 双卡 全网通',
  ),
}
/** `5g手机`: network. */
export const G_NETWORK: Sense = {
  before: [],
  after: words('手机 网 信号 套餐 基站 时代 版 流量卡 芯片 模块 全网通 频段 了 卡'),
}
/** `3g金豆`: grams, whatever the number. */
export const G_GRAMS: Sense = {
  before: words('克重 净重 重 净含量 一袋 一包 一颗 每袋 每包 每颗 金 多重'),
  after: words(
    '的金 金 黄金 足金 银 足银 吊坠 手镯 转运珠 的镯 每袋 一袋 一包 一盒 一瓶 一罐 装 左右 重 的盐 盐 糖 油 蛋白 茶 咖啡 * × x 乘',
  ),
}
/** Stored or sent, not weighed. */
export const G_STORE: Sense = { before: [], after: words('流量 网盘 硬盘 U盘 存储 空间 内存 运存 显存 固态') }
/** `2P空调`: horsepower; else persons. */
export const P_POWER: Sense = {
  before: words('空调 挂机 柜机'),
  after: words('空调 变频 挂机 柜机 立柜 风管机'),
}
/** `3A快充`: amperes; else a grade. */
export const A_AMPERES: Sense = {
  before: words('电流 快充 插座 空开'),
  after: words('快充 闪充 充电 电流 插座 空开 插头 保险'),
}
/** `200m网速`: megabits or megabytes; else metres. */
export const M_MEGA: Sense = {
  before: words('网速 宽带 流量 文件 大小 内存 带宽 视频'),
  after: words('网速 宽带 流量 文件 大小 内存 光纤 带宽 的文件 的网 网 光猫 移动 电信 联通'),
}
/** `5t货车`: tons; `1t硬盘` is bytes, `2.0T` an engine. */
export const T_TONS: Sense = {
  before: words('重 载重 货 吨位'),
  after: words('货车 吊车 重 的车 货 煤 钢 水泥 的货'),
}

/** Digits after these, with or without 号, identify: each is said. */
export const IDENTITY = words(
  '手机号码 手机 电话号码 电话 联系方式 联系 微信 薇信 VX vx Vx vX wx WX Wx 加V 加v QQ qq Qq QQ群 qq群 Q群 q群 扣扣 企鹅 群号码 群 加我 加他 加她 尾号 ' +
    '卡号 账号 帐号 验证码 校验码 动态码 邮编 邮政编码 车牌 房号 房间 房间号 门牌 订单 运单 快递单号 物流单号 单号 密码 口令 暗号 邀请码 兑换码 取件码 提货码 提取码 激活码 推荐码 优惠码 分享码 房间码 券码 ' +
    '工号 编号 学号 证号 身份证 护照 货号 款号 条码 型号 批号 区号 航班 车次 ID id Id 抖音 快手 直播间号 游戏号 UID uid 邀请 核销码 序列号 分机 转 后四位 后4位 后六位 后6位 前四位 前三位',
).toSorted((a, b) => b.length - a.length)
/** These need a longer row of digits: `微信5000人` counts. */
export const IDENTITY_WEAK = words(
  '手机 电话 联系 微信 薇信 群 加我 加他 加她 邀请 转 抖音 快手 ID id Id wx WX Wx vx VX Vx vX 加V 加v 扣扣 企鹅 航班 批号 型号 门牌 房间 订单 QQ群 qq群 Q群 q群 QQ qq Qq',
)
/** Near service numbers of three to six digits. */
export const HOTLINE: Sense = {
  before: words('打 拨打 拨 致电 呼叫 热线 客服 电话 找 举报 投诉 报警 服务号'),
  after: words('投诉 举报 报警 热线 客服 电话 官网 抢票 买票 订票 救护 急救 火警 消费者 查 晚会 平台'),
}
/** Need no such words. */
export const SERVICES = words(
  '12315 12306 12345 12348 12333 12355 12320 12321 12378 10086 10010 10000 10001 95588 95533 95555',
)

/** Counting, pricing, bidding: equal digits are an amount, not laughter. */
export const AMOUNT: Sense = {
  before: words(
    '库存 销量 月销 已售 还剩 剩 余 粉丝 在线 观看 人数 点赞 出价 报价 价格 价 卖 卖了 花了 才 只要 要 原价 现价 券后 到手 到手价 起拍 起拍价 彩礼 工资 月薪 年薪 定金 押金 尾款 余额 存款 赔 赚 赚了 欠 转 红包 满 减 降 涨 共 总共 一共 超过 大概 约 大约 ' +
      '差不多 近 走了 买了 抢了 拍了 加 拿下 付 付了 充 充了 打赏 送了 刷了 排名 第 有 了 收 奖金 预算 成本 利润 市场价 直播价 秒杀价 一口价 月租 房租 首付',
  ),
  after: words(
    '拿下 秒 抢 到手 起拍 出 上车 成交 包邮 卖 买 换 送 起 封顶 一口价 带走 开价 出价 冲 以内 以上 以下 左右 就 能 行 可以 够 元 块 一 / 的价 钱 没了 到 不 要 太 贵 便宜 也',
  ),
}
/** `:` or `-` makes a score. */
export const SCORE: Sense = {
  before: words('比分 战绩 赢了 输了 领先 落后 战胜 总分 大比分 现在 目前 半场 打成 打到 踢成'),
  after: words('赢 输 领先 落后 了 平 战胜 击败 获胜 险胜 大胜 惨败 拿下 翻盘 追平 完胜 逆转 胜 负'),
}
/** The same where it could be a time of day. */
export const SURE_SCORE: Sense = {
  before: words('比分 战绩 赢了 输了 领先 落后 战胜 总分 大比分 打成 打到 踢成'),
  after: words('赢 输 领先 落后 战胜 击败 获胜 险胜 大胜 惨败 翻盘 追平 完胜 逆转'),
}
/** It makes a proportion. */
export const RATIO: Sense = {
  before: words('比例 兑 兑水 稀释 配比 缩放 仿 一比一 还原 复刻 按 配'),
  after: words('兑 稀释 比例 复刻 还原 仿 的比例 配比 屏'),
}
/** Before a time of day. */
export const DAYTIME = words(
  '早上 上午 中午 下午 晚上 今晚 明晚 昨晚 明早 今早 凌晨 半夜 傍晚 清晨 早 晚 夜里 每晚 每天',
)
/** `10.1` or `11/28` is a date. */
export const DATE: Sense = {
  before: words('生日 截止 截至 日期 今天 明天 到货 发货时间 开售 首发 活动 从 在'),
  after: words(
    '号 日 国庆 情人节 元旦 圣诞 中秋 光棍节 发货 到货 前 后 开播 直播 上新 开售 预售 截止 生日 出发 见 那天 当天 上线 首发 放假 开学 考试 开始 结束 之前 之后 到',
  ),
}
/** Festivals named by their day: `5.1假期` is 五一. */
export const FESTIVAL: Sense = {
  before: [],
  after: words(
    '假期 放假 假 节 小长假 长假 黄金周 档 晚会 儿童节 妇女节 劳动节 青年节 国庆 女神节 女王节 建军节 建党 教师节 大促 活动 价 大战 购物节 出游 期间',
  ),
}
/** Of four digits or two. */
export const YEAR: Sense = {
  before: [],
  after: words('新款 款 年 春 夏 秋 冬 届 版 赛季 考研 高考 级 新版 新品 全新 早春 年款 中考'),
}
/** Around height and weight. */
export const BODY: Sense = {
  before: words('身高 体重 高 重 我 三围'),
  after: words('斤 kg KG Kg 公斤 穿 码 选 拍 能穿 适合 推荐 什么 多大 要 买 胖 瘦 可以 行 合适 的'),
}
/** Before a subtraction: `满199-50`. */
export const MINUS = words('满 立减 每满')
