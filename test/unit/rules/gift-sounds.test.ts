import { expect, test } from 'vitest'
import type { Judge } from '../../../lib/rules/compile.ts'
import { withGiftSounds } from '../../../lib/rules/gift-sounds.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'
import { chat, gift } from '../room/events.ts'

const quiet: Judge = () => ({ hidden: false, tags: [] })
const { gifts } = DEFAULTS.look
const sounds = { ...gifts.sounds, good: 'chime', grand: 'own:fanfare' } as const
const judge = withGiftSounds(quiet, { ...gifts, sounds })
const heart = (diamonds: number, count = 1) => ({
  event: gift(count, { gift: { id: '1', name: '小心心', diamonds } }),
})

test.each([
  ['below the tier', heart(99), undefined],
  ['in it', heart(100), 'chime'],
  ['by its whole count', { ...heart(10), count: 10 }, 'chime'],
  ['in a tier without one', heart(1_000), undefined],
  ['in the greatest', heart(10_000), 'own:fanfare'],
  ['chat', { event: chat('你好') }, undefined],
])('%s', (_, subject, sound) => {
  expect(judge(subject).sound).toBe(sound)
})

test('a rule’s sound goes first, and what is hidden is silent', () => {
  const ruled = withGiftSounds(() => ({ hidden: false, tags: [], sound: 'ding' }), { ...gifts, sounds })
  expect(ruled(heart(10_000)).sound).toBe('ding')
  const hidden = withGiftSounds(() => ({ hidden: true, tags: [] }), { ...gifts, sounds })
  expect(hidden(heart(10_000)).sound).toBeUndefined()
})

test('without any sound nothing is asked', () => {
  expect(withGiftSounds(quiet, gifts)).toBe(quiet)
})

test('stored sounds are ours, a file’s, or none', () => {
  const stored = { small: 'ding', fair: 'own:a-1', good: 'own:../x', great: 'boom', grand: '' }
  expect(readSettings({ look: { gifts: { sounds: stored } } }).look.gifts.sounds).toEqual({
    small: 'ding',
    fair: 'own:a-1',
    good: '',
    great: '',
    grand: '',
  })
})
