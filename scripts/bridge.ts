/** npm run bridge, and tingdan-bridge.mjs: serves what Tingdan hears to programs that expect a server. */
import { join } from 'node:path'
import { extensionOrigin } from '../lib/bridge/access.ts'
import { unpackedId } from '../lib/bridge/extension-id.ts'
import { runBridge } from '../lib/bridge/main.ts'
import { overlayPage } from './bridge-page.ts'

/** Written in where the bridge is packed as one file. */
declare const __PAGE__: string | undefined

const end = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end.abort())

/** Builds that lie beside this program, or in its project. */
const folders = ['..', '.'].flatMap(folder =>
  ['.output/chrome-mv3', '.output/chrome-mv3-dev', 'chrome-mv3'].map(build =>
    join(import.meta.dirname, folder, build),
  ),
)
const ids = folders.flatMap(folder => unpackedId(folder) ?? [])

process.exitCode = await runBridge({
  args: process.argv.slice(2),
  extensions: ids.flatMap(id => extensionOrigin(id) ?? []),
  page: typeof __PAGE__ === 'string' ? __PAGE__ : overlayPage(),
  say: line => process.stderr.write(`${line}\n`),
  signal: end.signal,
})
