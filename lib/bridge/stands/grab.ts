import { toGrab } from '../formats/grab.ts'
import type { Gate } from '../gate.ts'
import type { Kept } from '../hub.ts'
import type { News } from '../news.ts'
import { Readers } from '../readers.ts'
import { addSocket, made, type Stand, socketsOnly } from './stand.ts'

/** DouyinBarrageGrab's server: every room to everybody. What readers send, a word or a command, is ignored. */
export class GrabStand implements Stand {
  readonly answers
  readonly #readers: Readers<undefined>
  readonly #tell: (news: News) => void

  constructor(gate: Gate, tell: (news: News) => void) {
    this.#tell = tell
    this.#readers = new Readers(() => tell({ kind: 'slow', format: 'grab' }))
    this.answers = socketsOnly(gate, (_, socket) => addSocket(this.#readers, socket, undefined))
  }

  get size(): number {
    return this.#readers.size
  }

  event({ told }: Kept): void {
    this.#readers.send(
      () => made(toGrab, told, this.#tell),
      () => true,
    )
  }

  /** This format tells nothing of a room but its end, which is an event. */
  room(): void {}

  ping(): void {
    this.#readers.ping()
  }

  end(): void {
    this.#readers.end()
  }
}
