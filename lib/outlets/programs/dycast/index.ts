import { webSocketCarrier } from '../../carriers/websocket.ts'
import { dycastFormat } from '../../formats/dycast.ts'
import { programOf } from '../../program.ts'

export const dycast = programOf(
  { name: 'dycast', address: 'ws://127.0.0.1:9001', schemes: ['ws:', 'wss:'], acknowledges: 'never' },
  webSocketCarrier(),
  dycastFormat,
)
