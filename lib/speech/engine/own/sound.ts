import { OwnFailure } from './fault.ts'
import type { OwnAnswer, OwnProgram, OwnTarget } from './program.ts'
import { isSilentWav } from './wav.ts'

/** A file of sound, to play. */
export interface Sound {
  bytes: Uint8Array<ArrayBuffer>
  /** Of the file, for the browser. */
  type: string
}

/** Of an error's words. */
const LONGEST_SAID = 200

/**
 * What a program answered, as a file that can be played.
 * @throws OwnFailure
 */
export function soundOf(answer: OwnAnswer, program: OwnProgram, target: OwnTarget): Sound {
  const { bytes, type } = answer
  if (bytes.length === 0) throw new OwnFailure({ kind: 'empty' })
  if (isText(type) || isMarkup(bytes)) throw new OwnFailure({ kind: 'no-sound', said: saidIn(bytes) })
  const file = program.sound?.(answer, target) ?? bytes
  const kind = kindOf(file)
  if (!kind) throw new OwnFailure({ kind: 'undecodable' })
  if (kind === 'audio/wav' && file.length <= 44) throw new OwnFailure({ kind: 'empty' })
  if (kind === 'audio/wav' && isSilentWav(file)) throw new OwnFailure({ kind: 'silent' })
  return { bytes: file, type: kind }
}

function isText(type: string): boolean {
  return type.startsWith('text/') || type === 'application/json' || type === 'application/xhtml+xml'
}

/** An error page of a server that names no type. */
function isMarkup(bytes: Uint8Array): boolean {
  return /^\s*(?:<!doctype|<html|<\?xml|\{\s*")/i.test(textOf(bytes.subarray(0, 100)))
}

/** What the file is by its first bytes: what a server says of it is often wrong. */
function kindOf(bytes: Uint8Array): string | undefined {
  const name = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
  if (name(0, 4) === 'RIFF' && name(8, 4) === 'WAVE') return 'audio/wav'
  if (name(0, 4) === 'OggS') return 'audio/ogg'
  if (name(0, 4) === 'fLaC') return 'audio/flac'
  if (name(0, 3) === 'ID3') return 'audio/mpeg'
  if (name(4, 4) === 'ftyp') return 'audio/mp4'
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  if (a === 0x1a && b === 0x45 && c === 0xdf && d === 0xa3) return 'audio/webm'
  // ADTS has layer 0, MPEG audio another one.
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'audio/aac'
  if (a === 0xff && (b & 0xe0) === 0xe0) return 'audio/mpeg'
  return undefined
}

/** What an error answer says to its reader, in one line; empty: nothing. */
export function saidIn(bytes: Uint8Array): string {
  const text = textOf(bytes)
  return wordsIn(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST_SAID)
}

function wordsIn(text: string): string {
  try {
    return messageIn(JSON.parse(text)) ?? text
  } catch {
    return text.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
  }
}

/** Programs name it by one of these, some within another. */
const NAMES = ['message', 'error', 'detail', 'msg', 'Exception'] as const

function messageIn(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer
  if (typeof answer !== 'object' || answer === null) return undefined
  for (const name of NAMES) {
    const found = messageIn(Reflect.get(answer, name))
    if (found) return found
  }
  return Array.isArray(answer) ? messageIn(answer[0]) : undefined
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
