import { digitsSaid, numberSaid, wholeSaid } from '../numerals.ts'
import { NAMES, type NumberName } from '../tables/names.ts'
import { isBefore, type Rule } from '../token.ts'
import { isAmount } from './number.ts'

export const VERSION_RULES: readonly Rule[] = [
  {
    // 17.5.1
    class: 'version',
    shape: /(?<![\d.])\d{1,5}(?:\.\d{1,5}){2,5}(?![\d])/y,
    read: ([text]) => ({
      said: text
        .split('.')
        .map(part => (part.length > 2 || /^0\d/.test(part) ? digitsSaid(part) : wholeSaid(part)))
        .join('点'),
    }),
  },
  {
    // RTX4090, iPhone15, V2.0
    class: 'model',
    shape: /(?<=[A-Za-z]-?)\d{1,6}(?:\.\d{1,3})?(?![\d.]*\d)/y,
    read([number], { before, after }) {
      if (isTimes(before) || /^[年月]/.test(after)) return undefined
      return { said: modelSaid(number), value: number }
    },
  },
]

/** Three digits or more are said one by one, except round numbers. */
function modelSaid(number: string): string {
  const isRound = /^[1-9]\d?0{1,4}$/.test(number) || number.includes('.')
  return /^0/.test(number) || (number.length > 2 && !isRound) ? digitsSaid(number) : numberSaid(number)
}

/** An x that multiplies: `玫瑰x2`. */
function isTimes(before: string): boolean {
  return /(?:[\d\u4e00-\u9fff\])】]|\s|^)x$|[\d\u4e00-\u9fff\])】]X$/.test(before)
}

function nameRule({ written, said, behind }: NumberName): Rule {
  return {
    class: 'laughter',
    shape: new RegExp(`${written}(?![\\dA-Za-z]|[.,]\\d)`, 'iy'),
    read([text], { before, after }) {
      if (/[\d.A-Za-z¥$€£第]$/.test(before)) return undefined
      const isName =
        behind.length > 0
          ? isBefore(after, behind) || (behind.includes('$') && after.trim() === '')
          : !isAmount(before, after)
      return isName
        ? { said, ...(/^\d+$/.test(text) && !said.startsWith('双') && { value: text }) }
        : undefined
    },
  }
}

/** Numbers with a special reading. */
export const NAME_RULES: readonly Rule[] = [
  {
    // i7-13700K, R7 7840H: the second row of digits belongs to the model.
    class: 'model',
    shape: /(?<=[A-Za-z]\d{1,2}-|(?:i[3579]|[rR][3579])\s)\d{3,6}/y,
    read: ([number]) => ({ said: digitsSaid(number), value: number }),
  },
  {
    // 4060显卡, 3060ti
    class: 'model',
    shape: /(?<![\d.])\d{4}(?=\s?(?:显卡|独显|游戏本|super|ti(?![a-z])))/iy,
    read: ([number]) => ({ said: digitsSaid(number), value: number }),
  },
  {
    // S925, Au750: fineness of a metal.
    class: 'model',
    shape:
      /(?<=(?:AU|Au|au|PT|Pt|pt|S|足金|足银|足铂|铂金|纯银|千足金)\s?)(?:750|900|916|925|950|990|999\d?)(?![\d.])/y,
    read: ([number], { after }) =>
      /^[元块克个件人]/.test(after) ? undefined : { said: digitsSaid(number), value: number },
  },
  ...NAMES.map(nameRule),
]
