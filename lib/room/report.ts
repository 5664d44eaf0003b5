import type { RawField } from '../model/events.ts'
import { readSchemaless } from '../protocol/schemaless.ts'
import { isStrange, type MethodHealth } from './health.ts'
import type { Traffic } from './minute.ts'
import type { Sample } from './samples.ts'
import type { Inspection } from './session.ts'

export const FOR_A_LOOK = { fields: 1000, bytes: 4096, depth: 12 }

const WIRE: Record<number, string> = { 0: 'varint', 1: 'fixed64', 5: 'fixed32' }
const encoder = new TextEncoder()

/**
 * A room's health as text to share: counts, methods, the outline of each strange method's latest message. No values,
 * so no names, texts or ids.
 * @param about further lines, such as versions
 * @param sampleOf latest kept message of a method
 */
export function report(
  inspection: Inspection,
  about: string[],
  sampleOf: (method: string) => Sample | undefined,
  now: number,
): string {
  const { since, total, minute, payloadTypes, methods, failures } = inspection
  const strange = methods.filter(isStrange)
  return [
    ...about,
    `counted for ${seconds(now - since)}`,
    `frames: ${traffic(total)}; last minute: ${traffic(minute)}`,
    `payload types: ${list(payloadTypes)}`,
    `last frame: ${ago(inspection.lastFrameAt, now)}; last heartbeat: ${ago(inspection.lastHeartbeatAt, now)}`,
    `lost: ${inspection.lost}; repeats: ${inspection.duplicates}; sockets closed: ${inspection.closings}`,
    `server clock ahead by: ${inspection.skew === null ? 'not known' : `${inspection.skew} ms`}`,
    ...failures.map(({ reason, count }) => `frame not read x${count}: ${plain(reason)}`),
    `methods: ${methods.map(({ method, count }) => `${name(method)} ${count}`).join(', ')}`,
    ...strange.flatMap(method => outlineOf(method, sampleOf(method.method))),
    '',
  ].join('\n')
}

function outlineOf({ method, unknown, failed, reason }: MethodHealth, sample: Sample | undefined): string[] {
  const head = `${name(method)}: ${unknown} unknown, ${failed} failed: ${plain(reason)}`
  if (!sample) return [head]
  return [`${head}; ${sample.size} bytes`, `  ${outline(readSchemaless(sample.bytes, FOR_A_LOOK))}`]
}

/** Field numbers, wire types and lengths: `1{2 varint, 3 12 bytes}`. */
function outline(fields: RawField[]): string {
  return fields
    .map(({ field, wire, value, cutFrom }) => {
      if (Array.isArray(value)) return `${field}{${outline(value)}}`
      return `${field} ${WIRE[wire] ?? `${cutFrom ?? lengthOf(value)} bytes`}`
    })
    .join(', ')
}

function lengthOf(value: string): number {
  return /^0x(?:[0-9a-f]{2})+$/.test(value) ? (value.length - 2) / 2 : encoder.encode(value).length
}

/** Names and reasons come from the wire: only plain words and numbers pass. */
function name(method: string): string {
  return /^[\w.]{1,80}$/.test(method) ? method : '?'
}

function plain(reason: string): string {
  return reason.replace(/[^\w\s.,:;()+>-]+/g, '?').slice(0, 120)
}

function traffic({ frames, messages, bytes, plain }: Traffic): string {
  const ratio = bytes > 0 ? (plain / bytes).toFixed(1) : '-'
  return `${frames} with ${messages} messages, ${bytes} bytes, inflated ${ratio} times`
}

function list(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([key, count]) => `${name(key)} ${count}`)
    .join(', ')
}

function ago(at: number, now: number): string {
  return at === 0 ? 'never' : `${seconds(now - at)} ago`
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`
}
