import { foldCase } from '../filter/fold-case.ts'
import { hasInitials, mayBeInitials } from '../filter/pinyin.ts'

/** What people call the same thing. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['字号', '字体', '字大小', 'text size', 'font'],
  ['隐藏', '静音', '屏蔽', '拉黑', '黑名单', 'hide', 'mute', 'block', 'ban'],
  ['禁读', '屏蔽', '敏感词', '脏话', 'muted words', 'blocked', 'swear'],
  ['朗读', '播报', '念', '读出', '语音', 'tts', 'read aloud', 'speech'],
  ['音色', '声音', '语音', '发音人', '嗓音', 'voice'],
  ['主题', '外观', '皮肤', '夜间', '黑夜', 'theme', 'appearance', 'night', 'skin'],
  ['快捷键', '热键', '按键', 'shortcuts', 'hotkey', 'keyboard'],
  ['筛选', '过滤', 'filters'],
  ['头像', '照片', 'avatars', 'picture'],
  ['行距', '间距', '密度', 'spacing', 'density'],
  ['备份', '导出', '同步', 'backup', 'sync'],
  ['语速', '快慢', 'speed', 'rate', 'tempo'],
  ['音高', '音调', 'pitch', 'tone'],
  ['称呼', '备注名', 'nickname', 'alias'],
]

/** The searchable words of a setting. */
export interface Wording {
  /** Its label and those of its parts. */
  names: readonly string[]
  hints: readonly string[]
}

/**
 * Returns a test for settings: each typed word, or a synonym of it, is in a name or hint, or is the
 * pinyin initials of part of a name.
 * @returns undefined if nothing was typed
 */
export function settingsSearch(typed: string): ((wording: Wording) => boolean) | undefined {
  const terms = foldCase(typed).split(/\s+/).filter(Boolean)
  if (terms.length === 0) return undefined
  const alike = new Map(terms.map(term => [term, synonymsOf(term)]))
  return ({ names, hints }) => {
    const named = names.map(foldCase)
    const all = [...named, ...hints.map(foldCase)]
    return terms.every(
      term =>
        all.some(words => words.includes(term)) ||
        named.some(name => alike.get(term)?.some(other => name.includes(other))) ||
        (mayBeInitials(term) && named.some(name => hasInitials(name, term))),
    )
  }
}

/** Other words for a whole word that was typed. */
function synonymsOf(term: string): string[] {
  return SYNONYMS.filter(words => words.includes(term)).flat()
}
