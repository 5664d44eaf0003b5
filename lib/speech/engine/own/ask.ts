import { joined } from '../../../model/bytes.ts'
import { DIRECT, isRedirect } from '../../../model/direct-request.ts'
import { OwnFailure } from './fault.ts'
import type { OwnAnswer, OwnProgram, OwnRequest } from './program.ts'
import { saidIn } from './sound.ts'

/** A server that takes longer is too late for a live room. */
export const ANSWER_MS = 8_000
/** Five minutes of a CD's quality are 50 MB; a minute of speech by WAV 3 MB. */
const MOST_BYTES = 8 * 1024 * 1024
/** Of an error. */
const MOST_SAID = 4_096

export interface AskDeps {
  fetch: (url: URL, init: RequestInit) => Promise<Response>
  /** Ms; beyond that an answer is late. */
  answerMs: number
  /** Whether the browser lets us read answers of this address. */
  mayReach: (url: URL) => Promise<boolean>
}

/**
 * Sends a request and reads the answer, with limits on time and size. Redirects are refused: the text goes to the
 * address that the user named, and nowhere else.
 * @throws OwnFailure; the signal's reason if that aborts
 */
export async function ask(
  { url, headers = {}, body }: OwnRequest,
  { isOpen }: Pick<OwnProgram, 'isOpen'>,
  deps: AskDeps,
  signal: AbortSignal,
): Promise<OwnAnswer> {
  const late = AbortSignal.timeout(deps.answerMs)
  const either = AbortSignal.any([signal, late])
  const failure = async (error: unknown) => {
    signal.throwIfAborted()
    if (error instanceof OwnFailure) return error
    if (late.aborted) return new OwnFailure({ kind: 'late' })
    return undefined
  }
  const response = await deps
    .fetch(url, {
      headers,
      ...(body !== undefined && { method: 'POST', body }),
      ...DIRECT,
      signal: either,
    })
    .catch(async error => {
      const known = await failure(error)
      if (known) throw known
      const isAllowed = isOpen || (await deps.mayReach(url).catch(() => false))
      throw new OwnFailure({ kind: isAllowed ? 'unreachable' : 'permission' })
    })
  try {
    if (isRedirect(response)) throw new OwnFailure({ kind: 'redirect' })
    if (!response.ok) {
      const said = saidIn(await readUpTo(response, MOST_SAID, 'cut'))
      throw new OwnFailure({ kind: 'refused', status: response.status, said })
    }
    if (Number(response.headers.get('content-length')) > MOST_BYTES) throw new OwnFailure({ kind: 'too-big' })
    const bytes = await readUpTo(response, MOST_BYTES, 'fail')
    const rate = Number(response.headers.get('x-custom-header-samplerate'))
    return { bytes, type: typeOf(response), ...(rate > 0 && { rate }) }
  } catch (error) {
    void response.body?.cancel().catch(() => undefined)
    throw (await failure(error)) ?? new OwnFailure({ kind: 'broken' })
  }
}

async function readUpTo(
  response: Response,
  most: number,
  beyond: 'cut' | 'fail',
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value)
      size += part.value.length
      if (size <= most) continue
      if (beyond === 'fail') throw new OwnFailure({ kind: 'too-big' })
      break
    }
  } finally {
    void reader?.cancel().catch(() => undefined)
    reader?.releaseLock()
  }
  return joined(parts)
}

function typeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
