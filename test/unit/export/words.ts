import { COLUMNS, type Column, type ExportWords } from '../../../lib/archive/export/words.ts'
import type { EventType } from '../../../lib/model/events.ts'
import { EVENT_TYPES, KINDS } from '../../../lib/model/kinds.ts'

/** The words of a Chinese file. */
export const WORDS: ExportWords = {
  lang: 'zh',
  columns: Object.fromEntries(COLUMNS.map(column => [column, column])) as Record<Column, string>,
  types: Object.fromEntries(EVENT_TYPES.map(type => [type, KINDS[type].label.zh])) as Record<
    EventType,
    string
  >,
  colon: '：',
  nameless: '无名',
  gave: '送出 $1 ×$2（$3 钻）',
  liked: '点了 $1 个赞',
  entered: '进入直播间',
  followed: '关注了主播',
  shared: '分享了直播间',
  fansJoined: '加入了粉丝团',
  fansUpgraded: '粉丝团升级',
  recalled: '已撤回',
}
