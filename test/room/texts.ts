/** What people in a shopping and singing room write, and what they are called. */
import type { Random } from './random.ts'

const LINES = [
  '主播好漂亮',
  '这个多少钱',
  '160斤能穿吗',
  '身高158体重98穿什么码',
  '有没有XL码',
  '想要白色的，还有货吗？',
  '偏大还是偏小啊',
  '几号链接',
  '3号链接再讲一下呗',
  '包邮吗',
  '什么时候发货',
  '质量怎么样',
  '会不会起球',
  '会掉色吗？',
  '可以退吗',
  '已拍，求发货',
  '刚下单了',
  '拍了两件',
  '主播试穿一下黑色的',
  '优惠券在哪里领',
  '比昨天贵了',
  '能不能再便宜点',
  '666',
  '6666666',
  '哈哈哈',
  '哈哈哈哈哈哈哈哈',
  '啊啊啊啊啊',
  '好听',
  '再来一首',
  '想听《晴天》',
  '唱得真好',
  '晚上好',
  '来了来了',
  '新人报到',
  '主播哪里人呀',
  '今天播到几点',
  '我从广东来的，支持一下',
  '加油加油',
  '冲冲冲',
  '太卷了',
  '笑死我了😂',
  '👍👍👍',
  '❤️❤️❤️',
  '一家人👨‍👩‍👧‍👦都在看',
  '[比心]',
  '[微笑][微笑]',
  '[赞][赞][赞]',
  '[捂脸]',
  '好看[比心][比心]',
  '[鼓掌]太棒了',
  '链接发我 https://v.douyin.com/iRNBho6u/',
  '加v：abc12345',
  'nice',
  'hello from Malaysia 🇲🇾',
  '？',
  '1',
  '111',
  '扣1',
  '？？？',
  '主播主播，看看我看看我，刚才问的那个连衣裙，S码和M码差多少啊，我平时穿M码的，但是腰比较细，怕大了',
] as const

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'
const SYLLABLES =
  '小大阿老糖果花海山星月云雨风鱼猫狗熊兔米豆茶桃杏柠檬橘子夏秋冬春晴天安然可乐奶泡芙年糕汤圆宝贝'
const WHOLE = [
  '用户8271946620134',
  '一只会飞的鱼🐟',
  '🌸樱花雪🌸',
  '爱笑的眼睛😊',
  'A深圳·数码批发',
  '大力👨‍👩‍👧‍👦一家人',
  'Lucky_99',
  '不吃香菜',
  '今天也要早睡呀',
  '隔壁老王🍺',
  'ᐛ摸鱼冠军',
  '山東大漢',
  '奶茶三分糖～',
  '@小号',
  'Mr.Chen',
  '✨糖糖✨',
] as const

/** A line of chat; now and then a mention of somebody. */
export function chatLine(random: Random, mention?: string): string {
  const line = random.pick(LINES)
  if (mention !== undefined) return `@${mention} ${line}`
  return random.chance(0.15) ? `${line}${random.pick(['～', '！', '啊', '[微笑]', '😂', '~~~'])}` : line
}

/** A nickname: mostly a few characters, some whole phrases, some with emoji. */
export function nickname(random: Random): string {
  if (random.chance(0.2)) return random.chance(0.3) ? `用户${random.digits(13)}` : random.pick(WHOLE)
  const name = Array.from({ length: random.between(2, 4) }, () =>
    SYLLABLES.charAt(random.below(SYLLABLES.length)),
  )
  return name.join('') + (random.chance(0.1) ? random.pick(['🐟', '🌙', '🍑', '~', '_', '777']) : '')
}

/** What Douyin shows guests in place of a name. */
export function maskedName(random: Random): string {
  return `${SURNAMES.charAt(random.below(SURNAMES.length))}***`
}

/** Stickers that are messages of their own. */
export const STICKERS = ['[比心]', '[送花]', '[鼓掌]', '[666]', '[爱你]', '[来了]'] as const

export interface GiftKind {
  id: string
  name: string
  /** 钻石 for one. */
  diamonds: number
  /** Whether it can be sent in a combo. */
  combo: boolean
}

export const GIFTS: readonly [GiftKind, ...GiftKind[]] = [
  { id: '463', name: '小心心', diamonds: 1, combo: true },
  { id: '3242', name: '入团卡', diamonds: 1, combo: false },
  { id: '165', name: '玫瑰', diamonds: 1, combo: true },
  { id: '2002', name: '大啤酒', diamonds: 2, combo: true },
  { id: '3389', name: '人气票', diamonds: 1, combo: true },
  { id: '588', name: '棒棒糖', diamonds: 9, combo: true },
  { id: '3519', name: '亲吻', diamonds: 99, combo: true },
  { id: '2947', name: '热气球', diamonds: 520, combo: false },
  { id: '701', name: '跑车', diamonds: 1200, combo: false },
  { id: '2277', name: '抖音1号', diamonds: 10001, combo: false },
  { id: '685', name: '嘉年华', diamonds: 30000, combo: false },
]

/** What is sold; prices in 分. */
export const PRODUCTS = [
  { id: '3607009049079634959', title: '清透防晒隔离乳 50ml', price: 12_900 },
  { id: '3650022775957120561', title: '春季新款法式碎花连衣裙', price: 19_990 },
  { id: '3683127567495376814', title: '手工牛轧糖 500g 多口味混装', price: 2_980 },
  { id: '3676776203940954241', title: '不锈钢保温杯', price: 4_950 },
] as const
