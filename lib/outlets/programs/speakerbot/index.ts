import { KINDS } from '../../../model/kinds.ts'
import { webSocketCarrier } from '../../carriers/websocket.ts'
import { templateFormat } from '../../formats/template.ts'
import { programOf } from '../../program.ts'

const speak = (message: string) => ({
  request: 'Speak',
  id: '@id',
  voice: '@voice',
  message,
  badWordFilter: true,
})

/** What is read aloud at first here, in the same words. */
const TEMPLATES = Object.fromEntries(
  Object.entries(KINDS).flatMap(([type, { speak: isSpoken, template }]) =>
    isSpoken ? [[type, speak(template)]] : [],
  ),
)

export const speakerbot = programOf(
  {
    name: 'speakerbot',
    address: 'ws://127.0.0.1:7580/speak',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'never',
    options: [{ name: 'voice', kind: 'text', otherwise: '' }],
  },
  webSocketCarrier(),
  ({ settings }) => templateFormat(TEMPLATES, { voice: settings.options.voice ?? '' }),
)
