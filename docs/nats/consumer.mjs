// node docs/nats/consumer.mjs [ws://127.0.0.1:9222]: makes the stream if it is missing, and prints every event.
import { readFileSync } from 'node:fs'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { wsconnect } from '@nats-io/nats-core'

const servers = process.argv[2] ?? 'ws://127.0.0.1:9222'
const { NATS_USER: user, NATS_PASSWORD: pass } = process.env
const connection = await wsconnect({ servers, ...(user ? { user, pass } : {}) })
const manager = await jetstreamManager(connection)
const settings = JSON.parse(readFileSync(new URL('stream.json', import.meta.url), 'utf8'))
await manager.streams.info(settings.name).catch(() => manager.streams.add(settings))

// A durable consumer goes on where it stopped. Its name is yours.
const durable_name = process.argv[3] ?? 'printer'
await manager.consumers.add(settings.name, { durable_name, ack_policy: 'explicit' })
const consumer = await jetstream(connection).consumers.get(settings.name, durable_name)
for await (const message of await consumer.consume()) {
  const { room, event } = message.json()
  if (event) console.log(room, event.type, event.user?.nickname ?? '', event.text ?? '')
  message.ack()
}
