import type { ServerResponse } from 'node:http'
import { type AccessPolicy, type Caller, type Refusal, refusesReader, refusesSender } from './access.ts'
import type { Asked, Refused } from './asked.ts'
import type { News } from './news.ts'

/** Lets in whom the policy allows, and tells of all others. */
export class Gate {
  readonly #policy: AccessPolicy
  readonly #tell: (news: News) => void

  constructor(policy: AccessPolicy, tell: (news: News) => void) {
    this.#policy = policy
    this.#tell = tell
  }

  /** @returns why the caller may not read; undefined: it may */
  reader(asked: Asked): Refused | undefined {
    return this.#told(refusesReader(callerOf(asked), this.#policy), asked)
  }

  /** @returns why the caller may not send; undefined: it may */
  sender(asked: Asked): Refused | undefined {
    return this.#told(refusesSender(callerOf(asked), this.#policy), asked)
  }

  #told(reason: Refusal | undefined, asked: Asked): Refused | undefined {
    if (!reason) return undefined
    const { origin = '', remote = '' } = callerOf(asked)
    this.#tell({ kind: 'refused', reason, origin, remote })
    return { status: reason === 'token' ? 401 : 403, text: WORDS[reason] }
  }
}

const WORDS: Record<Refusal, string> = {
  origin: 'This web page may not read the bridge: start it with --allow-origin to allow one.\n',
  extension: 'Only Tingdan may send here: start the bridge with --extension-id to allow another.\n',
  host: 'The bridge answers to localhost and to addresses in numbers.\n',
  token: 'From another machine the bridge needs its token: add ?token= to the address.\n',
}

function callerOf({ request, query }: Asked): Caller {
  const { origin, host, authorization = '' } = request.headers
  const bearer = /^Bearer (.+)$/.exec(authorization)?.[1]
  return { origin, host, remote: request.socket.remoteAddress, token: query.get('token') ?? bearer }
}

/** Sends a refusal to a request that is no WebSocket's. */
export function sendRefusal({ status, text }: Refused, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}
