/** Draws pictures by their address, without a network. */
import { createRandom } from './random.ts'
import { GIFTS, STICKERS } from './texts.ts'

const GIFT_FACES: Readonly<Record<string, string>> = {
  小心心: '❤️',
  入团卡: '🎫',
  玫瑰: '🌹',
  大啤酒: '🍺',
  人气票: '🎟️',
  棒棒糖: '🍭',
  亲吻: '💋',
  热气球: '🎈',
  跑车: '🏎️',
  抖音1号: '🚀',
  嘉年华: '🎡',
}
const STICKER_FACES: Readonly<Record<string, string>> = {
  '[比心]': '🫰',
  '[送花]': '💐',
  '[鼓掌]': '👏',
  '[666]': '🤙',
  '[爱你]': '😘',
  '[来了]': '🙋',
}
const ANIMALS = ['🐱', '🐶', '🐰', '🦊', '🐼', '🐟', '🐯', '🐸', '🐧', '🦉', '🐹', '🐨'] as const

/** SVG for a path such as `/img/webcast/gift/463.png~tplv-obj.image`. */
export function drawPicture(path: string): string {
  const [, kind = '', name = ''] = /\/img\/webcast\/(\w+?)(?:\/|_)([^.]*)/.exec(path) ?? []
  if (kind === 'gift') return face(GIFT_FACES[GIFTS.find(gift => gift.id === name)?.name ?? ''] ?? '🎁')
  if (kind === 'emoji') {
    const sticker = STICKERS.find(text => name.includes(encodeURIComponent(text)) || name.includes(text))
    return face(STICKER_FACES[sticker ?? ''] ?? '🙂')
  }
  const random = createRandom(path)
  const hue = random.below(360)
  return face(random.pick(ANIMALS), `hsl(${hue} 60% 78%)`)
}

function face(emoji: string, background = 'none'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${background}"/><text x="50" y="54" font-size="62" text-anchor="middle" dominant-baseline="middle">${emoji}</text></svg>`
}
