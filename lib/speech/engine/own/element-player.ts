import type { OwnFault } from './fault.ts'
import type { Playable, Played, PlayHow } from './player.ts'

/** To begin, once the sound is here. */
const START_MS = 5_000
/** Where the sound comes from a server first. */
const ANSWER_MS = 8_000
/** Of 1: a converter's noise is quieter, a voice louder. */
const AUDIBLE = 0.003
/**
 * What may be decoded as a whole, to look for silence. Silence packs well: a file of this size can become an hour of
 * samples, of the formats without loss days.
 */
const MOST_DECODED = 1024 * 1024
const MOST_LOSSLESS = 64 * 1024
const LISTEN_RATE = 8_000

/** Plays by one audio element, in a page. */
export class ElementPlayer {
  readonly #audio = new Audio()
  #cut: (() => void) | undefined

  constructor() {
    this.#audio.preservesPitch = true
    // A headset's keys would stop the element, and nothing would tell of it: what they do is chosen in the browser's keys.
    for (const action of ['play', 'pause', 'stop'] as const)
      navigator.mediaSession?.setActionHandler(action, () => {})
  }

  get isPlaying(): boolean {
    return this.#cut !== undefined
  }

  cut(): void {
    this.#cut?.()
  }

  /** As `Player.play`. Cuts what plays. */
  async play(what: Playable, how: PlayHow, onBegin: () => void): Promise<Played> {
    this.cut()
    const isHere = 'bytes' in what
    const address = isHere ? URL.createObjectURL(new Blob([what.bytes], { type: what.type })) : what.address
    const settled = new AbortController()
    try {
      return await new Promise<Played>(resolve => {
        this.#cut = () => resolve({ kind: 'stopped' })
        this.#start(address, isHere ? what : undefined, how, onBegin, settled.signal, resolve)
      })
    } finally {
      settled.abort()
      this.#cut = undefined
      this.#audio.pause()
      this.#audio.removeAttribute('src')
      this.#audio.load()
      if (isHere) URL.revokeObjectURL(address)
    }
  }

  #start(
    address: string,
    sound: Extract<Playable, { bytes: unknown }> | undefined,
    { rate, volume, mostMs }: PlayHow,
    onBegin: () => void,
    signal: AbortSignal,
    settle: (played: Played) => void,
  ): void {
    const audio = this.#audio
    const fail = (fault: OwnFault | 'no-start' | 'no-end') => settle({ kind: 'failed', fault })
    let watchdog: ReturnType<typeof setTimeout>
    const watch = (ms: number, kind: 'no-start' | 'no-end') => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => fail(kind), ms)
    }
    signal.addEventListener('abort', () => clearTimeout(watchdog), { once: true })
    const on = (event: string, listener: () => void) => audio.addEventListener(event, listener, { signal })
    on('error', () => fail({ kind: sound ? 'undecodable' : 'unreachable' }))
    on('ended', () => settle({ kind: 'ended' }))
    on('playing', () => {
      onBegin()
      watch(mostMs, 'no-end')
    })
    watch(sound ? START_MS : ANSWER_MS, 'no-start')
    audio.src = address
    audio.volume = volume
    // Loading sets the rate back to this.
    audio.defaultPlaybackRate = rate
    audio.playbackRate = rate
    void this.#begin(sound, signal, fail)
  }

  async #begin(
    sound: Extract<Playable, { bytes: unknown }> | undefined,
    signal: AbortSignal,
    fail: (fault: OwnFault) => void,
  ): Promise<void> {
    if (sound && (await isSilent(sound))) {
      fail({ kind: 'silent' })
      return
    }
    // What it cannot play is told by the element's own event.
    if (!signal.aborted) await this.#audio.play().catch(() => undefined)
  }
}

/** WAV files were looked at before. */
async function isSilent({ bytes, type }: { bytes: Uint8Array<ArrayBuffer>; type: string }): Promise<boolean> {
  const most = type === 'audio/flac' ? MOST_LOSSLESS : MOST_DECODED
  if (type === 'audio/wav' || bytes.length > most) return false
  try {
    const decoded = await new OfflineAudioContext(1, 1, LISTEN_RATE).decodeAudioData(bytes.slice().buffer)
    for (let channel = 0; channel < decoded.numberOfChannels; channel++)
      if (decoded.getChannelData(channel).some(sample => Math.abs(sample) > AUDIBLE)) return false
    return true
  } catch {
    // The element tells what it cannot read.
    return false
  }
}
