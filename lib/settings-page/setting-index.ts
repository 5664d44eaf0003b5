import { QUEUE_FIELDS } from '../settings/schema/queue.ts'

/**
 * The text keys of all settings' names, by the heading under which they stand. A test holds the settings page against
 * it.
 */
export const SETTING_NAMES = {
  'settings.title': ['roles.title'],
  'settings.voice': [
    'settings.speechOn',
    'settings.voiceName',
    'settings.rate',
    'settings.pitch',
    'settings.volume',
    'ownVoices.add',
    'languageVoices.title',
  ],
  'perPerson.title': ['perPerson.on'],
  'rules.filtering': [
    'rules.onlyFans',
    'rules.leastLevel',
    'rules.blockedTitle',
    'rules.goodsTitle',
    'rules.title',
  ],
  'only.title': [
    'only.mentions',
    'only.names',
    'only.fansAndAdmins',
    'only.room',
    'only.unanswered',
    'only.english',
  ],
  'texts.title': [
    'texts.emoji',
    'texts.numbers',
    'texts.marks',
    'texts.longest',
    'texts.longestName',
    'replace.title',
    'blocked.title',
    'blocked.mode',
  ],
  'settings.moreSpeech': ['people.title', 'shortcut.title'],
  'queue.title': ['queue.hint', ...QUEUE_FIELDS.map(({ key }) => `queue.${key}` as const)],
  'settings.look': [
    'settings.theme',
    'look.size',
    'look.density',
    'look.avatar',
    'look.level',
    'look.fansClub',
    'look.time',
    'recall.setting',
    'look.crowd',
    'look.repeats',
    'look.gifts',
  ],
  'giftTiers.title': [
    'giftTiers.hold',
    'giftTiers.small',
    'giftTiers.fair',
    'giftTiers.good',
    'giftTiers.great',
    'giftTiers.grand',
  ],
  'windows.title': ['windows.popOut', 'windows.overlay', 'windows.tour'],
  'settingsFile.title': ['settingsFile.save', 'settingsFile.load'],
} as const
