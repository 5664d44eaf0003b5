import { programOf } from '../../program.ts'
import { natsCarrier } from './carrier.ts'
import { natsFormat } from './format.ts'

/** A nats-server with JetStream, through its WebSocket listener. */
export const nats = programOf(
  {
    name: 'nats',
    address: 'ws://127.0.0.1:9222',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'always',
    options: [{ name: 'user', kind: 'text', otherwise: '' }],
    secrets: ['password', 'token'],
  },
  natsCarrier,
  natsFormat,
)
