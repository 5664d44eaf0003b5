import { webSocketCarrier } from '../../carriers/websocket.ts'
import { acknowledgedBy, tingdanFormat } from '../../formats/tingdan.ts'
import { programOf } from '../../program.ts'

/** A consumer says `{"type":"ack","session":…,"n":…}` if it likes. */
export const tingdan = programOf(
  {
    name: 'tingdan',
    address: 'ws://127.0.0.1:9001',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'asked',
  },
  webSocketCarrier({ acknowledged: acknowledgedBy }),
  tingdanFormat,
)
