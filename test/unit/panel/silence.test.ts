import { expect, test } from 'vitest'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { type Hearing, type Silence, silencesOf } from '../../../lib/panel/silence.ts'
import { SILENT_SPEECH } from '../../../lib/panel/worker-view.ts'
import { withRow, withSpeech } from '../../../lib/settings/change/change.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { ALL_ROOMS, type SpeechSettings } from '../../../lib/settings/schema/speech.ts'

const room = { roomId: '7' } as NonNullable<Hearing['room']>
const hearing = (more: Partial<Hearing> = {}): Hearing => ({
  room,
  settings: DEFAULTS.speech,
  speech: SILENT_SPEECH,
  voice: { voices: 'ready' },
  ...more,
})
const set = (change: Partial<SpeechSettings>) => ({ settings: withSpeech(DEFAULTS, change).speech })
const nothing = EVENT_TYPES.reduce((all, type) => withRow(all, type, { speak: false }), DEFAULTS).speech

test.each<[string, Partial<Hearing>, Silence[]]>([
  ['nothing amiss', {}, []],
  ['switched off', { ...set({ on: false, volume: 0 }) }, ['off']],
  ['paused', { speech: { ...SILENT_SPEECH, paused: true } }, ['paused']],
  ['no voice', { voice: { voices: 'none' } }, ['noVoice']],
  ['no Chinese voice', { voice: { voices: 'no-chinese' } }, ['noChinese']],
  [
    'a voice that failed',
    { speech: { ...SILENT_SPEECH, problem: { kind: 'no-end', voice: '' } } },
    ['stopped'],
  ],
  ['volume 0', set({ volume: 0 }), ['volume']],
  ['another room chosen', set({ onlyRoom: '8' }), ['otherRoom']],
  ['this room chosen', set({ onlyRoom: '7' }), []],
  ['all rooms chosen', set({ onlyRoom: ALL_ROOMS }), []],
  ['only fans', set({ only: { ...DEFAULTS.speech.only, fansAndAdmins: true } }), ['only']],
  ['only some messages', { ...set({ solo: 'is:ask' }) }, ['solo']],
  ['only some messages, whatever the types say', { settings: { ...nothing, solo: 'is:ask' } }, ['solo']],
  ['no chat', { settings: withRow(DEFAULTS, 'chat', { speak: false }).speech }, ['noChat']],
  [
    'a template that says nothing',
    { settings: withRow(DEFAULTS, 'chat', { template: ' ' }).speech },
    ['noChat'],
  ],
  ['no type at all', { settings: nothing }, ['noTypes']],
  [
    'a silent replay, paused',
    {
      room: { ...room, replay: { spoken: false } } as NonNullable<Hearing['room']>,
      speech: { ...SILENT_SPEECH, paused: true },
    },
    ['paused', 'replay'],
  ],
])('%s', (_, more, reasons) => {
  expect(silencesOf(hearing(more))).toEqual(reasons)
})
