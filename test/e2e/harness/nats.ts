import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { type NatsConnection, wsconnect } from '@nats-io/nats-core'
import { root } from '../../../scripts/node.mjs'
import { until } from './until.ts'

const CONFIG = join(root, 'docs', 'nats', 'nats-server.conf')
const STREAM = JSON.parse(readFileSync(join(root, 'docs', 'nats', 'stream.json'), 'utf8'))

/** A message of the stream. */
export interface StreamMessage {
  subject: string
  /** Its Nats-Msg-Id. */
  id: string
  data: string
}

/** A real nats-server with the project's own configuration, at free ports, in a folder of its own. */
export interface NatsServer {
  /** Of the WebSocket listener. */
  url: string
  /** A connection with every right. */
  connection: NatsConnection
  /** Makes the stream of docs/nats/stream.json. */
  addStream(): Promise<void>
  /** Every message of the stream, in order. */
  messages(): Promise<StreamMessage[]>
  /** How many messages the stream has. */
  count(): Promise<number>
  /** Process id. */
  pid: number
  close(): Promise<void>
}

/**
 * Starts one.
 * @param more lines of configuration
 * @param login for `connection`, where `more` asks for one
 */
export async function startNats(
  more = '',
  login: { user?: string; pass?: string; token?: string } = {},
): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-nats-'))
  const config = join(folder, 'nats-server.conf')
  const ports = join(folder, 'ports')
  mkdirSync(ports)
  const text = readFileSync(CONFIG, 'utf8')
    .replaceAll(/listen: ".*"/g, 'listen: "127.0.0.1:-1"')
    .replace(/store_dir: .*/, `store_dir: "${folder}"`)
  writeFileSync(config, `${text}\n${more}\n`)
  const child = spawn('nats-server', ['-c', config, '--ports_file_dir', ports], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let written = ''
  child.stderr.on('data', chunk => {
    written += chunk
  })
  child.on('error', error => {
    written += error.message
  })
  const gone = new Promise<void>(resolve => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const [file = ''] = await until(
    async () => readdirSync(ports),
    files => files.length > 0 && readFileSync(join(ports, files[0] ?? ''), 'utf8').endsWith('}'),
    10_000,
    () => `nats-server did not come up: ${written}`,
  )
  const url: string = JSON.parse(readFileSync(join(ports, file), 'utf8')).websocket[0]
  const connection = await wsconnect({ servers: url, ...login })
  const manager = await jetstreamManager(connection, { checkAPI: false })
  const count = async () => (await manager.streams.info(STREAM.name)).state.messages
  return {
    url,
    connection,
    count,
    pid: child.pid ?? 0,
    async addStream() {
      await manager.streams.add(STREAM)
    },
    async messages() {
      const left = await count()
      if (left === 0) return []
      const consumer = await jetstream(connection).consumers.get(STREAM.name)
      const found: StreamMessage[] = []
      for await (const message of await consumer.consume()) {
        const { subject, headers } = message
        found.push({ subject, id: headers?.get('Nats-Msg-Id') ?? '', data: message.string() })
        if (found.length === left) break
      }
      return found
    },
    async close() {
      await connection.close()
      child.kill()
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
