import { digitsSaid, numberSaid, wholeSaid } from '../numerals.ts'
import { DATE, DAYTIME, FESTIVAL, RATIO, SURE_SCORE, YEAR } from '../tables/senses.ts'
import { isBefore, isBehind, type Rule } from '../token.ts'
import { isCounted } from './number.ts'

const MONTH = '0?[1-9]|1[0-2]'
const DAY = '[12]\\d|3[01]|0?[1-9]'
/** Festivals with a name. */
const NAMED_DAYS: Readonly<Record<string, string>> = {
  '11.11': '双十一',
  '12.12': '双十二',
  '6.18': '六一八',
  '8.18': '八一八',
  '9.9': '九九',
  '10.1': '十一',
}

/** Near a day written without marks. */
const DAY_WORDS = ['日期', '生产', '到期', '产', '出厂', '批次', '有效期', '有效期至', '截止', '生日']
/** After two digits: a birth year, `98年的`. */
const BORN =
  /^年(?:的(?!老店|历史|质保|产权|经验)|生|出生|属|人|妹|姐|哥|宝|男|女|小|\s|$|[，,。?？吗]|还|也|和|呢|我|产的)/
/** After two digits: the year of a model, tea or car. */
const MADE =
  /^年?(?:[新早春夏秋冬]|款)|^年(?:产|上市|生产|出厂|上牌|买|提|的车|的茶|的酒|的货|的普洱|[1-9]|1[0-2]月)/

/** A day without marks, which looks like a row of digits. */
export const BARE_DATE_RULE: Rule = {
  class: 'date',
  shape: /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/y,
  read: ([, year = '', month = '', day = ''], { before, after }) =>
    isBehind(before, DAY_WORDS) || isBefore(after, DAY_WORDS)
      ? `${digitsSaid(year)}年${wholeSaid(month)}月${wholeSaid(day)}日`
      : undefined,
}

export const DATE_RULES: readonly Rule[] = [
  {
    class: 'date',
    shape: new RegExp(`(?<![\\d.])((?:19|20)\\d\\d)[-/.](${MONTH})[-/.](${DAY})(?![\\d.])(?=([日号])?)`, 'y'),
    read: ([, year = '', month = '', day = '', sign]) =>
      `${digitsSaid(year)}年${wholeSaid(month)}月${wholeSaid(day)}${sign ? '' : '日'}`,
  },
  {
    class: 'date',
    shape: /(?<![\d.])(20[0-4]\d)[-/.](0[1-9]|1[0-2])(?![\d.])/y,
    read: ([, year = '', month = ''], { after }) =>
      isCounted(after) || /^\s?[a-z%‰]/i.test(after)
        ? undefined
        : `${digitsSaid(year)}年${wholeSaid(month)}月`,
  },
  {
    class: 'year',
    shape: /(?<![\d.])(?:19|20)\d\d(?=[-~—](?:19|20)\d\d(?!\d))/y,
    read: ([year]) => ({ said: digitsSaid(year), value: year }),
  },
  {
    class: 'year',
    shape: /(?<![\d.])(?:19|20)\d\d(?![\d.,])/y,
    read([year], { before, after }) {
      const isYear = isBefore(after, YEAR.after) && !/^年前/.test(after)
      const isOfNow = /^20[2-3]\d$/.test(year) && !isCounted(after) && !/[¥$￥]$/.test(before)
      const isEnd = /(?:19|20)\d\d(?:到|[-~—])$/.test(before) && !isCounted(after.replace(/^年/, ''))
      return isYear || isOfNow || isEnd ? { said: digitsSaid(year), value: year } : undefined
    },
  },
  {
    // 95后, 8090后, 90年代.
    class: 'year',
    shape: /(?<![\d.])(?:\d\d){1,3}(?=后(?![面来天再悔续台])|年代)/y,
    read: ([years]) => ({ said: digitsSaid(years), value: years }),
  },
  {
    // 23款的: a car's year.
    class: 'year',
    shape:
      /(?<![\d.有共这那第各出几])[12]\d(?=款(?:的|车|顶配|低配|高配|中配|标配|旗舰|改款|$|\s|[A-Za-z奔宝奥大丰本别理蔚特]))/y,
    read: ([year]) => ({ said: digitsSaid(year), value: year }),
  },
  {
    // 我90的
    class: 'year',
    shape: /(?<=[我她他])[06789]\d(?=的(?![\p{L}\d]))/uy,
    read: ([year]) => ({ said: digitsSaid(year), value: year }),
  },
  {
    // 98年的, 08年, 26年新款, 26新款.
    class: 'year',
    shape: /(?<![\d.])\d\d(?=年|[新早]款|春夏|秋冬|春款|夏款|秋款|冬款|届)/y,
    read([year], { after }) {
      const isOld = /^[06789]\d$/.test(year) && BORN.test(after)
      const isOfNow = /^[012]\d$/.test(year) && MADE.test(after)
      return isOld || isOfNow ? { said: digitsSaid(year), value: year } : undefined
    },
  },
  {
    // 10.1号, 5.1假期, 晚上8.30.
    class: 'date',
    shape: new RegExp(`(?<![\\d.])(${MONTH})\\.(${DAY})(?![\\d.])`, 'y'),
    read([text, month = '', day = ''], { before, after }) {
      if (isBehind(before, DAYTIME) && day.length === 2) return `${hourSaid(month)}点${minuteSaid(day)}`
      if (/^[号日]/.test(after)) return `${wholeSaid(month)}月${wholeSaid(day)}`
      if (isBefore(after, FESTIVAL.after) && !/^价/.test(after)) {
        return (
          NAMED_DAYS[text] ?? digitsSaid(month.length === 1 ? month + day : wholeSaid(month) + wholeSaid(day))
        )
      }
      if (/^1[12]\.1[12]$/.test(text) && NAMED_DAYS[text] && !isCounted(after) && !/[¥$]$/.test(before))
        return NAMED_DAYS[text]
      const isDate =
        isBefore(
          after,
          DATE.after.filter(word => word.length > 1),
        ) && !/\.(?:9|90|99|8|88)$/.test(text)
      return isDate ? `${wholeSaid(month)}月${wholeSaid(day)}号` : undefined
    },
  },
  {
    // 11/28发货; without these words it may be a fraction.
    class: 'date',
    shape: new RegExp(`(?<![\\d./])(${MONTH})/(${DAY})(?![\\d./])`, 'y'),
    read([text, month = '', day = ''], { before, after }) {
      const isTold = isBefore(after, DATE.after) || isBehind(before, DATE.before)
      const isLikely =
        (Number(month) >= 2 && Number(day) > 12 && !isCounted(after)) || /^1([12])\/1\1$/.test(text)
      if (!isTold && !isLikely) return undefined
      return `${wholeSaid(month)}月${wholeSaid(day)}${/^[号日]/.test(after) ? '' : '号'}`
    },
  },
  {
    // 7pm, 8:30am
    class: 'time',
    shape: /(?<![\d.:])(0?[1-9]|1[0-2])(?:[:：]([0-5]\d))?\s?([ap])\.?m\b\.?/iy,
    read([, hour = '', minute, half = '']) {
      const part =
        half.toLowerCase() === 'a' ? '上午' : Number(hour) >= 6 && Number(hour) < 12 ? '晚上' : '下午'
      return `${part}${hourSaid(hour)}点${minute ? minuteSaid(minute) : ''}`
    },
  },
  {
    class: 'time',
    shape: /(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：]|\.\d)/y,
    read([, hour = '', minute = '', second], { before, after }) {
      const isScore = isBehind(before, SURE_SCORE.before) || isBefore(after, SURE_SCORE.after)
      const isRatio = isBehind(before, RATIO.before) || isBefore(after, RATIO.after)
      if (!second && (isScore || isRatio)) return `${numberSaid(hour)}比${numberSaid(minute)}`
      return `${hourSaid(hour)}点${minuteSaid(minute, second)}${second ? secondSaid(second) : ''}`
    },
  },
  {
    // 5'30": minutes and seconds.
    class: 'time',
    shape: /(?<![\d.])(\d{1,2})['’′](\d\d)(?!\d)(?:["”″]|['’]{2})?/y,
    read: ([, minute = '', second = '']) => `${wholeSaid(minute)}分${secondSaid(second)}`,
  },
  {
    class: 'score',
    shape: /(?<![\d:：.])(\d{1,5}(?:\.\d+)?)[:：](\d{1,5}(?:\.\d+)?)(?![\d:：])/y,
    read: ([, left = '', right = '']) => `${numberSaid(left)}比${numberSaid(right)}`,
  },
]

function hourSaid(hour: string): string {
  return Number(hour) === 2 ? '两' : wholeSaid(hour)
}

function minuteSaid(minute: string, second?: string): string {
  if (Number(minute) === 0) return second ? '零分' : ''
  return `${minute.startsWith('0') ? '零' : ''}${wholeSaid(minute)}分`
}

function secondSaid(second: string): string {
  return `${second.startsWith('0') && second !== '00' ? '零' : ''}${wholeSaid(second)}秒`
}
