/** npm run pack-bridge: the bridge as one file that plain Node runs, in .output or in the folder that is named. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './node.mjs'
import { buildObsPage } from './obs-page.ts'

/** Of what is packed. */
const licences = ['LICENSE', 'node_modules/ws/LICENSE']
  .map(path => `${path}\n\n${readFileSync(join(root, path), 'utf8')}`)
  .join('\n')
const FILE = 'tingdan-bridge.mjs'
const folder = process.argv[2] ?? join(root, '.output')

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { __PAGE__: JSON.stringify(await buildObsPage()) },
  ssr: { noExternal: true },
  build: {
    ssr: 'scripts/bridge.ts',
    outDir: folder,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      // Else it would name the folders of packages.
      experimental: { attachDebugInfo: 'none' },
      output: { entryFileNames: FILE, banner: `/*!\n${licences}\n*/` },
    },
  },
})
process.stderr.write(`${join(folder, FILE)}\n`)
