import { readdirSync, statSync } from 'node:fs'
import { runNode, tool } from '../../scripts/node.mjs'
import type { Figures } from './figures.ts'

/** Builds the store's zip, and returns its size. */
export async function measureSize(): Promise<Figures> {
  const status = await runNode([tool('wxt'), 'zip'], { stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('the zip could not be built')
  const [zip] = readdirSync('.output').filter(name => name.endsWith('-chrome.zip'))
  if (!zip) throw new Error('wxt zip left no zip in .output')
  return { zip_bytes: statSync(`.output/${zip}`).size }
}
