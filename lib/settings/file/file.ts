import * as v from 'valibot'
import { isObject } from '../../model/json.ts'
import { migrated, SETTINGS_VERSION } from '../schema/migrations.ts'
import { type Settings, STRICT } from '../schema/schema.ts'
import { type FileFault, faultOf, readJson } from './file-fault.ts'

/** Settings are some kB; with thousands of people some hundred. */
const LARGEST = 4 * 1024 * 1024
/**
 * The text of a settings file.
 * @param now ms since 1970
 */
export function settingsFile(settings: Settings, now: number): string {
  const file = {
    tingdan: 'settings',
    version: SETTINGS_VERSION,
    saved: new Date(now).toISOString(),
    settings,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Any version, strictly, listing each fault. Missing parts get defaults. Never throws. */
export function readSettingsFile(text: string): { settings: Settings } | { fault: FileFault } {
  const read = readJson(text, LARGEST)
  if ('fault' in read) return read
  const head = v.safeParse(HEAD, read.json)
  if (!head.success) return { fault: { problem: 'not-settings' } }
  const { version } = head.output
  if (version > SETTINGS_VERSION) return { fault: { problem: 'newer', version, known: SETTINGS_VERSION } }
  return judged(migrated(head.output.settings, version))
}

const HEAD = v.object({
  tingdan: v.literal('settings'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  settings: v.custom<object>(isObject),
})

function judged(settings: unknown): { settings: Settings } | { fault: FileFault } {
  const read = v.safeParse(STRICT, settings)
  if (read.success) return { settings: read.output }
  return { fault: faultOf(read.issues) }
}
