import { DIRECT, isRedirect } from '../../model/direct-request.ts'
import { orAborted } from '../abort.ts'
import { urlOf } from '../address.ts'
import { type Carrier, type Clock, type Connection, type Parcel, type Target, within } from '../carrier.ts'
import { OutletFailure } from '../model.ts'

const ANSWER_MS = 30_000
/** A server may ask for this long a wait at most. */
const LONGEST_WAIT_MS = 10 * 60_000

/** One request. */
export interface Post {
  body: string
  type: string
  headers?: Readonly<Record<string, string>>
}

/** POSTs over HTTP, one after another; each is acknowledged by its answer. */
export function httpCarrier<M>(
  postsOf: (parcel: Parcel<M>, target: Target) => Promise<readonly Post[]>,
): Carrier<M> {
  return async (target, clock, signal) => {
    const url = urlOf(target.settings.address, ['http:', 'https:'])
    const { promise: ended, resolve: end } = Promise.withResolvers<OutletFailure>()
    let last = Promise.resolve()
    let peer = ''
    const send: Connection<M>['send'] = parcel => {
      const posted = last.then(async () => {
        for (const post of await postsOf(parcel, target))
          peer = `HTTP ${await postTo(url, post, target, clock, signal)}`
      })
      last = posted
      posted.catch(error =>
        end(error instanceof OutletFailure ? error : new OutletFailure({ kind: 'refused' })),
      )
      return { taken: posted, arrived: posted }
    }
    return {
      get peer() {
        return peer
      },
      ended,
      send,
    }
  }
}

/**
 * Sends one request. It follows no redirect: nothing goes to an address that the user did not name.
 * @returns the status, 200 to 299
 * @throws OutletFailure
 */
export async function postTo(
  url: URL,
  { body, type, headers = {} }: Post,
  { mayReach }: Target,
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  const request: RequestInit = {
    method: 'POST',
    body,
    headers: { 'Content-Type': type, ...headers },
    ...DIRECT,
  }
  let response: Response
  try {
    response = await within(ANSWER_MS, clock, signal, signal => fetch(url, { ...request, signal }))
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof OutletFailure) throw error
    const isAllowed = await orAborted(mayReach(url), signal)
    throw new OutletFailure({ kind: isAllowed ? 'refused' : 'permission' }, 0, { cause: error })
  }
  // What it says is not read: it may be endless.
  response.body?.cancel().catch(() => undefined)
  const { status, ok } = response
  if (ok) return status
  if (isRedirect(response)) throw new OutletFailure({ kind: 'redirect' })
  if (status === 401 || status === 403) throw new OutletFailure({ kind: 'password' })
  throw new OutletFailure({ kind: 'http', status }, retryAfter(response))
}

/** What the server asks for, in ms; 0: nothing. */
function retryAfter({ headers }: Response): number {
  const seconds = Number(headers.get('Retry-After') ?? 0)
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : 0
}
