import { isObject } from '../../../model/json.ts'
import { webSocketCarrier } from '../../carriers/websocket.ts'
import { tingdanFormat } from '../../formats/tingdan.ts'
import { programOf } from '../../program.ts'

/** A consumer says `{"type":"ack","session":…,"n":…}` if it likes. */
export const tingdan = programOf(
  {
    name: 'tingdan',
    address: 'ws://127.0.0.1:9001',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'asked',
  },
  webSocketCarrier({
    acknowledged: text => {
      const said = parsed(text)
      if (!isObject(said) || said.type !== 'ack') return undefined
      const { session, n } = said
      return parcel => parcel.key === session && typeof n === 'number' && parcel.upTo <= n
    },
  }),
  tingdanFormat,
)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
