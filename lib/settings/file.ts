import * as v from 'valibot'
import { MIGRATIONS, SETTINGS_VERSION } from './migrations.ts'
import { type Settings, STRICT } from './schema.ts'

/** A file of settings is some kilobytes; with thousands of people laid down, some hundred. */
const LARGEST = 4 * 1024 * 1024
/** More faults than this help nobody. */
const MOST_FAULTS = 20

/** Why a file was not taken. Language-neutral: `lib/i18n/settings-faults.ts` makes words of it. */
export type SettingsFault =
  | { problem: 'too-large'; bytes: number; most: number }
  /** `detail` is the browser's own word on where the JSON breaks off. */
  | { problem: 'no-json'; detail: string }
  | { problem: 'not-settings' }
  | { problem: 'newer'; version: number; known: number }
  | { problem: 'wrong'; values: WrongValue[]; more: number }

/** A value that does not fit, and where it stands. */
export interface WrongValue {
  /** As one would write it in code: `speech.queue.waiting`. */
  path: string
  /** `<=10`, `string`, `("x" | "y")`; `never` for a name that is not known. */
  expected: string
  received: string
}

/**
 * The settings as a file's text.
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

/**
 * Reads a file of settings, ours of any version or anything else. Nothing is mended: either all of it fits, or it is
 * told what does not. What it leaves out gets its default. Never throws.
 */
export function readSettingsFile(text: string): { settings: Settings } | { fault: SettingsFault } {
  if (text.length > LARGEST) return { fault: { problem: 'too-large', bytes: text.length, most: LARGEST } }
  let file: unknown
  try {
    // Some editors begin a file with a byte order mark.
    file = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { fault: { problem: 'no-json', detail: error instanceof Error ? error.message : '' } }
  }
  const head = v.safeParse(HEAD, file)
  if (!head.success) return { fault: { problem: 'not-settings' } }
  const { version } = head.output
  if (version > SETTINGS_VERSION) return { fault: { problem: 'newer', version, known: SETTINGS_VERSION } }
  return judged(migrated(head.output.settings, version))
}

const HEAD = v.object({
  tingdan: v.literal('settings'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  settings: v.record(v.string(), v.unknown()),
})

function migrated(settings: unknown, from: number): unknown {
  let now = settings
  for (let version = from + 1; version <= SETTINGS_VERSION; version++) now = MIGRATIONS[version]?.(now) ?? now
  return now
}

function judged(settings: unknown): { settings: Settings } | { fault: SettingsFault } {
  const read = v.safeParse(STRICT, settings)
  if (read.success) return { settings: read.output }
  const values = read.issues.map(issue => ({
    path: v.getDotPath(issue) ?? '',
    expected: issue.expected ?? '',
    received: issue.received,
  }))
  return {
    fault: {
      problem: 'wrong',
      values: values.slice(0, MOST_FAULTS),
      more: Math.max(0, values.length - MOST_FAULTS),
    },
  }
}
