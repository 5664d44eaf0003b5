import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rollup } from 'vite'
import { root } from '../../../scripts/node.mjs'
import { BUILT } from './browser.ts'

/** An unpacked extension in a folder of its own. */
export interface ProbeExtension {
  folder: string
  remove(): void
}

/** What stands in the place of a script of the production build: path of its source, from the project's root. */
export type Replacements = Partial<Record<'content-scripts/relay.js' | 'background.js', string>>

/**
 * The production build, byte for byte but for the scripts that are replaced.
 * @throws Error where the build has no such script
 */
export async function buildProbe(replacements: Replacements): Promise<ProbeExtension> {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-probe-'))
  cpSync(BUILT, folder, { recursive: true })
  for (const [script, source] of Object.entries(replacements)) {
    const target = join(folder, script)
    if (!existsSync(target)) throw new Error(`no ${script} in ${BUILT}: run \`npm run build\` first`)
    writeFileSync(target, await bundle(join(root, source)))
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function bundle(entry: string): Promise<string> {
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'probe' } },
  })) as Rollup.RollupOutput[]
  const code = built[0]?.output[0].code
  if (!code) throw new Error(`nothing came of ${entry}`)
  return code
}
