/** A number that is a name with a special reading. */
export interface NumberName {
  written: string
  said: string
  /**
   * Words of which one must follow, `$` for the end; empty: anywhere that nothing is counted, priced or bid.
   */
  behind: readonly string[]
}

/** To add one: what is written, what is said, the words that must follow. */
const ROWS: readonly (readonly [written: string, said: string, behind?: string])[] = [
  ['98K', '九八K'],
  ['4S', '四S', '店'],
  ['7-11', '七十一', '便利 店 买'],
  ['58', '五八', '同城'],
  ['4399', '四三九九', '小游戏 游戏 网'],
  ['163', '一六三', '邮箱 网'],
  ['985', '九八五'],
  ['211', '二一一', '大学 院校 高校 毕业 本科 的学 、 和985'],
  ['996', '九九六', '$ 上班 工作 福报 公司 制 加班'],
  ['007', '零零七'],
  ['84', '八四', '消毒'],
  ['502', '五零二', '胶 强力'],
  ['404', '四零四'],
  ['618', '六一八'],
  ['1212', '双十二', '大促 活动 年终'],
  ['1111', '双十一', '大促 活动'],
  ['315', '三一五', '晚会 消费 打假'],
  ['38', '三八', '节 女神 妇女 女王 大促'],
  ['51', '五一', '假 劳动 小长假 黄金周 放假 出游'],
  ['61', '六一', '儿童 节 礼物'],
  ['815', '八一五', '大促'],
  ['818', '八一八', '大促 活动 发烧'],
  ['925', '九二五', '银 纯银 的银'],
  ['990', '九九零', '银 足银'],
  ['999', '九九九', '足银 足金 纯银 银 纯金 感冒'],
  // A countdown.
  ['321', '三二一', '上 开 走 冲 抢 拍 go 出发 跳 发 来 ！ !'],
  ['54321', '五四三二一'],
]

export const NAMES: readonly NumberName[] = ROWS.map(([written, said, behind]) => ({
  written,
  said,
  behind: behind?.split(' ') ?? [],
}))
