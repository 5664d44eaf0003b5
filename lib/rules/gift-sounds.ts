import { type GiftSettings, giftSound } from '../settings/schema/gifts.ts'
import type { Judge } from './compile.ts'

/** Adds the sound of a gift's tier where no rule has another one. */
export function withGiftSounds(judge: Judge, gifts: GiftSettings): Judge {
  if (Object.values(gifts.sounds).every(sound => sound === '')) return judge
  return subject => {
    const verdict = judge(subject)
    const { event, count } = subject
    if (event.type !== 'gift' || verdict.hidden || verdict.sound) return verdict
    const sound = giftSound((count ?? event.count) * event.gift.diamonds, gifts)
    return sound ? { ...verdict, sound } : verdict
  }
}
