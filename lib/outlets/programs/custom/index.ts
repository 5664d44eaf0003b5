import type { EventType } from '../../../model/events.ts'
import { EVENT_TYPES } from '../../../model/kinds.ts'
import { fieldsOf } from '../../../speech/fields.ts'
import { isRequest, urlOf } from '../../address.ts'
import type { Carrier } from '../../carrier.ts'
import { httpCarrier } from '../../carriers/http.ts'
import { webSocketCarrier } from '../../carriers/websocket.ts'
import { readTemplate, templateFormat } from '../../formats/template.ts'
import { OutletFailure } from '../../model.ts'
import { programOf } from '../../program.ts'

const SCHEMES = ['ws:', 'wss:', 'http:', 'https:']

/** Types for which a user may write a template. */
export const TEMPLATE_TYPES: readonly EventType[] = EVENT_TYPES.filter(type => fieldsOf(type).length > 0)

const OTHERWISE: Partial<Record<EventType, string>> = {
  chat: '{ "type": "chat", "user": "{user}", "text": "{text}" }',
  gift: '{ "type": "gift", "user": "{user}", "gift": "{gift}", "count": "{count}", "diamonds": "{diamonds}" }',
}

const overSocket = webSocketCarrier()
const overHttp = httpCarrier<string>(async ({ messages }) =>
  messages.map(body => ({ body, type: 'application/json' })),
)
/** Over what the address says. */
const carrier: Carrier<string> = (target, clock, signal) =>
  (isRequest(urlOf(target.settings.address, SCHEMES)) ? overHttp : overSocket)(target, clock, signal)

/** A message of the user's own making for each type. */
export const custom = programOf(
  {
    name: 'custom',
    address: 'ws://127.0.0.1:9001',
    schemes: SCHEMES,
    acknowledges: 'never',
    options: TEMPLATE_TYPES.map(type => ({ name: type, kind: 'template', otherwise: OTHERWISE[type] ?? '' })),
  },
  carrier,
  ({ settings }) => {
    const templates = TEMPLATE_TYPES.map(type => {
      const read = readTemplate(settings.options[type] ?? OTHERWISE[type] ?? '', type)
      if (read.fault) throw new OutletFailure({ kind: 'template', type })
      return [type, read.template]
    })
    const format = templateFormat(Object.fromEntries(templates), {})
    // A socket shows by itself that somebody answers.
    const isTested = isRequest(urlOf(settings.address, SCHEMES))
    return isTested ? { ...format, test: () => ['{"type":"test","app":"tingdan"}'] } : format
  },
)
