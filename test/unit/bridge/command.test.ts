import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { readBridgeCommand } from '../../../lib/bridge/options.ts'

const ID = 'abcdefghijklmnopabcdefghijklmnop'

describe('the command line', () => {
  test('listens at the usual ports of this machine alone', () => {
    expect(readBridgeCommand([])).toMatchObject({
      host: '127.0.0.1',
      ports: { own: 7788, grab: 8888, douyinLive: 1088 },
      extensions: [],
      pages: [],
      history: false,
    })
  })

  test('takes ports, what is let in, and leaves formats out', () => {
    const args = `--port 1 --grab-port off --douyinlive-port off --extension-id ${ID} --allow-origin http://localhost:5173`
    expect(readBridgeCommand(args.split(' '))).toMatchObject({
      ports: { own: 1 },
      extensions: [`chrome-extension://${ID}`],
      pages: ['http://localhost:5173'],
    })
    expect(readBridgeCommand(['--allow-origin', 'null', '--allow-origin', 'file://']).pages).toEqual([
      'null',
      'file://',
    ])
  })

  test.each([
    '--port off',
    '--port 70000',
    '--port x',
    '--extension-id tingdan',
    '--allow-origin http://localhost:5173/page',
    '--allow-origin *',
    '--token short',
    '--lang fr',
    '--unknown',
  ])('a mistake is named: %s', args => {
    const [option = ''] = args.split(' ')
    expect(() => readBridgeCommand(args.split(' '))).toThrow(option)
  })
})

describe('packed as one file, far from the project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-bridge-'))
  const file = join(folder, 'tingdan-bridge.mjs')
  const running: ChildProcess[] = []
  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['scripts/pack-bridge.ts', folder])
  })
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  /** Runs it until it has written a line that fits. */
  async function run(args: string[], ready: RegExp) {
    const child = spawn(process.execPath, [file, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    running.push(child)
    let written = ''
    child.stderr.on('data', chunk => {
      written += chunk
    })
    const closed = once(child, 'close')
    await vi.waitFor(() => expect(written).toMatch(ready), { timeout: 90_000 })
    return { child, written, closed }
  }

  test('serves Tingdan, and ends with status 0', async () => {
    const args = ['--port', '0', '--grab-port', '0', '--douyinlive-port', 'off', '--extension-id', ID]
    const { child, written, closed } = await run([...args, '--lang', 'zh'], /SSE[\s\S]*DouyinBarrageGrab.*\n/)
    const overlay = await fetch(`http://${/127\.0\.0\.1:\d+/.exec(written)?.[0]}/`)
    expect(await overlay.text()).toContain('<script type="module">')
    const address = /ws:\/\/127\.0\.0\.1:\d+\/in/.exec(written)?.[0] ?? ''
    const source = new WebSocket(address, { origin: `chrome-extension://${ID}` })
    await once(source, 'open')
    source.close()
    child.kill('SIGTERM')
    expect((await closed)[0]).toBe(0)
  })

  test('says which port is in use and how to choose another, and ends with status 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    for (const [lang, words] of [
      ['zh', `端口 ${port} 已被占用，可能 DouyinBarrageGrab 还开着`],
      ['en', `Port ${port} is in use, maybe by DouyinBarrageGrab`],
    ] as const) {
      const args = ['--port', '0', '--grab-port', String(port), '--douyinlive-port', 'off', '--lang', lang]
      const { written, closed } = await run(args, /--grab-port off/)
      expect(written).toContain(words)
      expect((await closed)[0]).toBe(1)
    }
    taken.close()
  })
})
