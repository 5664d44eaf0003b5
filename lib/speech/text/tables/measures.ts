/**
 * They follow a number that counts. Before them 2 is 两, and 666 an amount, not laughter. Add one before
 * shorter ones that it begins with.
 */
export const MEASURES: readonly string[] = (
  '个半月 个半 小时 分钟 秒钟 毫升 毫米 厘米 公里 公斤 英寸 平方 立方 平米 年前 年多 天内 周岁 月龄 倍速 ' +
  '个 件 条 只 位 次 张 杯 支 枝 辆 块 天 斤 两 遍 份 套 双 瓶 包 盒 袋 颗 朵 台 部 本 句 首 局 场 把 人 倍 家 口 篇 粒 箱 桶 ' +
  '碗 周 单 步 集 元 毛 角 米 克 吨 升 票 盘 组 批 轮 圈 顿 趟 枚 滴 片 根 串 对 副 幅 座 栋 间 扇 艘 架 匹 头 名 群 排 列 行 段 章 页 ' +
  '号 关 级 层 楼 岁 年 秒 分 点 折 期 届 代 例 帧 寸 尺 丈 里 亩 度 码 万 亿 千 百 钻 粉 赞 币 卡 票 星 条儿 罐 管 株 棵 捆 卷 筐 扎 ' +
  '提 板 贴 抽 道 针 门 眼 拳 脚 刀 响 连 杀 血 蓝 胜 负 平 抖币 音浪 积分 钱 多'
)
  .split(' ')
  .toSorted((a, b) => b.length - a.length)

/** Ranks, sizes, dates, floors: 2 before these is 二. */
export const NOT_LIANG: readonly string[] =
  '号 月 日 单元 楼 层 级 码 期 届 代 等 班 环 线 度 胎 婚 手 维 次元 钱 多 胜 负 平 星 里'.split(' ')

/** After a slash these are said with 每: `20元/斤`. */
export const PER: readonly string[] =
  '斤 件 个 只 条 包 盒 箱 份 套 双 克 人 天 晚 月 年 次 位 场 节 课 张 瓶 袋 支 串 碗 平米 平方 平方米 平 杯 对 颗 枚 台 辆 本 册 单 桶 罐 提 板 片 亩 吨 公斤 千克 两 小时 分钟 秒 周 局 把 盘 星 排 根 朵 捆 头 间 户 学期 学年 期 套餐 斤 粒 株 棵 卷 筐 组 项 次 趟 公里 米'.split(
    ' ',
  )
