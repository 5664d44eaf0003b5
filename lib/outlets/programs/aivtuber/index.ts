import { webSocketCarrier } from '../../carriers/websocket.ts'
import { templateFormat } from '../../formats/template.ts'
import { programOf } from '../../program.ts'

const comment = { type: 'comment', username: '{user}', content: '{text}' }

const TEMPLATES = {
  chat: comment,
  superchat: comment,
  gift: {
    type: 'gift',
    username: '{user}',
    gift_name: '{gift}',
    num: '{count}',
    unit_price: '{price}',
  },
  enter: { type: 'entrance', username: '{user}', content: '{text}' },
  follow: { type: 'follow', username: '{user}' },
  like: { type: 'like', username: '{user}', num: '{count}' },
}

export const aivtuber = programOf(
  {
    name: 'aivtuber',
    address: 'ws://127.0.0.1:5001',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'never',
  },
  webSocketCarrier(),
  () => templateFormat(TEMPLATES, {}),
)
