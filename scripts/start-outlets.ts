import { isRequest } from '../lib/outlets/address.ts'
import { PROGRAMS, programNamed } from '../lib/outlets/table.ts'
import { newOutlet, type OutletSettings } from '../lib/settings/apart/outlets.ts'
import type { Secrets } from '../lib/settings/apart/stored-apart.ts'

/** An outlet of the command line, with what was in its address and is kept apart. */
export interface StartOutlet {
  settings: OutletSettings
  secrets: Secrets
}

/**
 * Reads `FORMAT=URL`. A name and password before the host are a user's, or a token.
 * @param at its place among the others
 * @throws Error that names the mistake
 */
export function readOutlet(text: string, at: number): StartOutlet {
  const [, name = '', address = ''] = /^(\w+)=(.+)$/.exec(text) ?? []
  const program = programNamed(name)
  if (!program)
    throw new Error(`--outlet ${text}: FORMAT=URL, where FORMAT is ${Object.keys(PROGRAMS).join(', ')}`)
  const url = URL.parse(address)
  if (!url || !program.schemes.includes(url.protocol))
    throw new Error(
      `--outlet ${text}: the address begins with ${program.schemes.map(scheme => `${scheme}//`).join(' or ')}`,
    )
  const { options, secrets } = credentialsOf(url, program.secrets)
  url.username = ''
  url.password = ''
  return { settings: { ...newOutlet(`start-${at}`, name, url.href), options }, secrets }
}

function credentialsOf({ username, password }: URL, names: readonly string[]) {
  const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)]
  const secrets: Record<string, string> = {}
  if (word !== '') secrets[names.includes('password') ? 'password' : 'token'] = word
  const isToken = user !== '' && word === ''
  if (isToken) secrets.token = user
  return { options: user !== '' && !isToken ? { user } : {}, secrets }
}

/** What the settings page stores, switched on now. */
export function storedAs(outlets: readonly StartOutlet[], now: number): Record<string, unknown> {
  return {
    outlets: outlets.map(({ settings }) => ({ ...settings, on: true, since: now })),
    'outlet-secrets': Object.fromEntries(outlets.map(({ settings, secrets }) => [settings.id, secrets])),
  }
}

/** Where the user would be asked for a permission. */
export function originsOf(outlets: readonly StartOutlet[]): string[] {
  return outlets
    .map(({ settings }) => new URL(settings.address))
    .filter(isRequest)
    .map(({ origin }) => origin)
}
