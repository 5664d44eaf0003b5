/** Live-room words that the platform's Chinese dictionary lacks and takes apart. */
export const LIVE_WORDS: ReadonlySet<string> = new Set(
  `主播 房管 榜一 榜单 大哥 小姐姐 小哥哥 宝宝 家人们 老铁 粉丝团 粉丝牌 灯牌 直播间 连麦 连线 弹幕 福袋 红包
  开播 下播 回放 上链接 链接 小黄车 购物车 库存 补货 现货 预售 秒杀 优惠券 满减 包邮 邮费 运费险 运费 快递 发货
  尺码 均码 色号 正品 瑕疵 退货 退款 换货 售后 客服 点赞 关注 下单 拍下 付款 地址 多少钱 性价比 贵不贵 便宜
  好听 好看 好美 好帅 好棒 好玩 好吃 好用 好可爱 绝绝子 破防 上头 打赏 刷礼物 嘉年华 小心心 上票 加油 晚安 早安 点歌
  收到 迟到 打卡 互粉 打团 开黑 上分 段位 皮肤 主页 私信 抽奖 中奖`.split(/\s+/),
)
