import { COLUMNS, type Column, type ExportWords } from '../../lib/archive/export/words.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { kindLabel, phraseLang } from '../../lib/i18n/kinds.ts'
import type { EventType } from '../../lib/model/events.ts'
import { EVENT_TYPES } from '../../lib/model/kinds.ts'

/** Words of an exported file, in the current language. */
export function exportWords(): ExportWords {
  return {
    lang: phraseLang(),
    columns: Object.fromEntries(COLUMNS.map(column => [column, i18n.t(`export.column.${column}`)])) as Record<
      Column,
      string
    >,
    types: Object.fromEntries(EVENT_TYPES.map(type => [type, kindLabel(type)])) as Record<EventType, string>,
    colon: i18n.t('colon'),
    nameless: i18n.t('row.nameless'),
    gave: i18n.t('export.gave', ['$1', '$2', '$3']),
    liked: i18n.t('row.liked', ['$1']),
    entered: i18n.t('row.entered'),
    followed: i18n.t('row.followed'),
    shared: i18n.t('row.shared'),
    fansJoined: i18n.t('row.fansJoined'),
    fansUpgraded: i18n.t('row.fansUpgraded'),
    recalled: i18n.t('row.recalled'),
  }
}
