import { webSocketCarrier } from '../../carriers/websocket.ts'
import { templateFormat } from '../../formats/template.ts'
import { programOf } from '../../program.ts'

const input = (text: string) => ({ type: 'text-input', text })

/** What viewers say is what the character hears. */
const TEMPLATES = { chat: input('[{user}：]{text}'), superchat: input('[{user}：]{text}') }

export const openllmvtuber = programOf(
  {
    name: 'openllmvtuber',
    address: 'ws://127.0.0.1:12393/proxy-ws',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'never',
  },
  webSocketCarrier(),
  () => templateFormat(TEMPLATES, {}),
)
