import type { Playable, Played, Player, PlayHow } from './player.ts'
import { type FromPlayer, type ToPlayer, toSent } from './player-port.ts'

/** Longest that an earlier worker's sound is waited for. */
const QUIET_MS = 16_000

interface RawPort {
  postMessage(message: unknown): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

export interface RemotePlayerDeps {
  /** Opens the page that plays unless it is open. */
  openPage: () => Promise<void>
  isPageOpen: () => Promise<boolean>
  closePage: () => Promise<void>
  connect: () => RawPort
}

interface Link {
  send: (message: ToPlayer) => void
  isPlaying: boolean
  /** Given what comes next. */
  readers: Set<(message: FromPlayer | 'gone') => void>
}

/** Has sounds played by a page: a service worker has no audio. */
export class RemotePlayer implements Player {
  readonly #deps: RemotePlayerDeps
  #link: Promise<Link> | undefined
  #id = 0

  constructor(deps: RemotePlayerDeps) {
    this.#deps = deps
  }

  open(): void {
    this.#reach().catch(() => undefined)
  }

  async play(what: Playable, how: PlayHow, signal: AbortSignal, onBegin: () => void): Promise<Played> {
    const first = await this.#playOnce(what, how, signal, onBegin)
    // The browser closes a page that is silent for long, perhaps just now.
    return first.kind === 'lost' ? this.#playOnce(what, how, signal, onBegin) : first
  }

  async untilQuiet(): Promise<void> {
    const link = await this.#known()
    if (!link?.isPlaying) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(() => {
        link.send({ type: 'cut' })
        end()
      }, QUIET_MS)
      const read = (message: FromPlayer | 'gone') => {
        if (message === 'gone' || (message.type === 'playing' && !message.isPlaying)) end()
      }
      const end = () => {
        clearTimeout(timer)
        link.readers.delete(read)
        resolve()
      }
      link.readers.add(read)
    })
  }

  cut(): void {
    this.#known().then(
      link => link?.send({ type: 'cut' }),
      () => undefined,
    )
  }

  close(): void {
    this.#link = undefined
    void this.#deps.closePage()
  }

  async #playOnce(what: Playable, how: PlayHow, signal: AbortSignal, onBegin: () => void): Promise<Played> {
    const link = await this.#reach().catch(() => undefined)
    if (signal.aborted) return { kind: 'stopped' }
    if (!link) return { kind: 'lost' }
    const id = ++this.#id
    let hasBegun = false
    return new Promise(resolve => {
      const settle = (played: Played) => {
        link.readers.delete(read)
        signal.removeEventListener('abort', stop)
        resolve(played)
      }
      const stop = () => {
        link.send({ type: 'cut' })
        settle({ kind: 'stopped' })
      }
      const read = (message: FromPlayer | 'gone') => {
        if (message === 'gone') settle({ kind: hasBegun ? 'interrupted' : 'lost' })
        else if (message.type === 'played' && message.id === id) settle(message.played)
        else if (message.type === 'begun' && message.id === id) {
          hasBegun = true
          onBegin()
        }
      }
      link.readers.add(read)
      signal.addEventListener('abort', stop, { once: true })
      link.send({ type: 'play', id, what: toSent(what), how })
    })
  }

  /** The page if it is open, without opening it. */
  async #known(): Promise<Link | undefined> {
    try {
      if (!this.#link && !(await this.#deps.isPageOpen())) return undefined
      return await this.#reach()
    } catch {
      return undefined
    }
  }

  #reach(): Promise<Link> {
    this.#link ??= this.#connect().catch(error => {
      this.#link = undefined
      throw error
    })
    return this.#link
  }

  async #connect(): Promise<Link> {
    await this.#deps.openPage()
    const port = this.#deps.connect()
    const link: Link = {
      isPlaying: false,
      readers: new Set(),
      send: message => {
        try {
          port.postMessage(message)
        } catch {
          // It is closed, and its readers are told so.
        }
      },
    }
    return new Promise((resolve, reject) => {
      port.onMessage.addListener(message => {
        const told = message as FromPlayer
        if (told.type === 'playing') link.isPlaying = told.isPlaying
        resolve(link)
        for (const read of [...link.readers]) read(told)
      })
      port.onDisconnect.addListener(() => {
        this.#link = undefined
        reject(new Error('the page that plays is gone'))
        for (const read of [...link.readers]) read('gone')
      })
    })
  }
}
