import type { Parcel, Target } from '../../carrier.ts'
import { httpCarrier } from '../../carriers/http.ts'
import { tingdanFormat } from '../../formats/tingdan.ts'
import { programOf } from '../../program.ts'

/** POSTs of up to 100 events as JSON Lines. */
export const webhook = programOf(
  {
    name: 'webhook',
    address: 'http://127.0.0.1:8000/',
    schemes: ['http:', 'https:'],
    acknowledges: 'always',
    secrets: ['token', 'signing'],
  },
  httpCarrier(async (parcel: Parcel<string>, target) => {
    const body = parcel.messages.map(line => `${line}\n`).join('')
    return [{ body, type: 'application/x-ndjson', headers: await headersOf(parcel, body, target) }]
  }),
  // A connection begins and ends with each request: there is nothing to greet.
  () => ({
    ...tingdanFormat(),
    hello: () => [],
    room: () => [],
    test: () => ['{"type":"test","app":"tingdan"}'],
  }),
)

async function headersOf({ key, from, upTo }: Parcel<string>, body: string, { secrets }: Target) {
  const { token = '', signing = '' } = secrets
  return {
    'Idempotency-Key': `${key}:${from}-${upTo}`,
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(signing ? { 'X-Tingdan-Signature': `sha256=${await signatureOf(body, signing)}` } : {}),
  }
}

/** HMAC-SHA-256 of the body, as hex. */
async function signatureOf(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(body))
  return [...new Uint8Array(signed)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
