import { isObject } from '../../../model/json.ts'
import type { Carrier, Target } from '../../carrier.ts'
import { webSocketCarrier } from '../../carriers/websocket.ts'
import { acknowledgedBy, tingdanFormat } from '../../formats/tingdan.ts'
import { parsedJson } from '../../json.ts'
import { OutletFailure, type OutletFault } from '../../model.ts'
import { programOf } from '../../program.ts'

/** Close codes of the bridge: a browser shows an extension no HTTP status. */
const WRONG_TOKEN = 4401
const UNKNOWN_EXTENSION = 4403

const socket = webSocketCarrier({
  greet: async socket => {
    const text = await socket.next()
    const said = parsedJson(text)
    if (isObject(said) && said.app === 'tingdan-bridge') return 'tingdan-bridge'
    throw new OutletFailure({ kind: 'stranger', detail: text.slice(0, 200) })
  },
  acknowledged: acknowledgedBy,
})

const carrier: Carrier<string> = async (target, clock, signal) => {
  try {
    const connection = await socket(withToken(target), clock, signal)
    return {
      peer: connection.peer,
      send: parcel => connection.send(parcel),
      ended: connection.ended.then(({ fault }) => new OutletFailure(told(fault))),
    }
  } catch (error) {
    throw error instanceof OutletFailure ? new OutletFailure(told(error.fault)) : error
  }
}

/** The bridge of this project (`npm run bridge`), which serves programs that expect a server. */
export const bridge = programOf(
  {
    name: 'bridge',
    address: 'ws://127.0.0.1:7788/in',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'always',
    secrets: ['token'],
  },
  carrier,
  tingdanFormat,
)

/** The address with the token that a bridge on another machine asks for. */
function withToken(target: Target): Target {
  const { settings, secrets } = target
  const url = URL.parse(settings.address.trim())
  if (!url || !secrets.token) return target
  url.searchParams.set('token', secrets.token)
  return { ...target, settings: { ...settings, address: url.href } }
}

function told(fault: OutletFault): OutletFault {
  if (fault.kind !== 'closed') return fault
  if (fault.code === WRONG_TOKEN) return { kind: 'password' }
  return fault.code === UNKNOWN_EXTENSION ? { kind: 'unlisted', id: fault.reason } : fault
}
