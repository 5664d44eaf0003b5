export interface Voice {
  /** The browser's own name for it; of the user's own see `ownVoiceName`. */
  name: string
  /** BCP 47, `zh-CN`, or espeak's `cmn`; may be empty. */
  lang: string
  /** Spoken by a server. */
  remote: boolean
  /** Empty for system voices. */
  extensionId: string
  /** Reports no start, so early silence means nothing. */
  silentStart?: true
  /** The user's own: how it is called. Used only where it is wanted. */
  own?: string
}

/** Ms. Some systems first answer with an empty list, and seconds later with thousands of voices. */
const ASK_AGAIN = 1_000
/** This many empty answers are final; then the interval doubles up to `SELDOM` ms. */
const EMPTY_ANSWERS = 30
const SELDOM = 60_000
/** Ms without another question. */
const ASKED_JUST_NOW = 2_000

/** Where the voices of a browser are listed. */
export interface VoiceSource {
  /** Possibly empty at first, or over 10,000. */
  list(): Promise<Voice[]>
  /** A browser may not report the first. */
  onChange(listener: () => void, signal: AbortSignal): void
}

/**
 * Calls `onVoices` at first and after changes until abort. Polls without voices: a browser may not report the first.
 * @param onVoices learns whether an empty list is final, after half a minute at the earliest
 * @returns checks now
 */
export function watchVoices(
  source: VoiceSource,
  onVoices: (voices: Voice[], sure: boolean) => void,
  signal: AbortSignal,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let empty = 0
  let askedAt = -Infinity
  let told = ''
  /** @param isTold the browser reported a change */
  const ask = async (isTold: boolean) => {
    clearTimeout(timer)
    askedAt = performance.now()
    const voices = await source.list().catch(() => [])
    if (signal.aborted) return
    empty = voices.length === 0 ? empty + 1 : 0
    const sure = voices.length > 0 || empty >= EMPTY_ANSWERS
    clearTimeout(timer)
    if (voices.length === 0) timer = setTimeout(() => ask(false), waitAfter(empty))
    const answer = JSON.stringify([sure, voices])
    if (!isTold && answer === told) return
    told = answer
    onVoices(voices, sure)
  }
  const change = () => void ask(true)
  source.onChange(change, signal)
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  change()
  return () => {
    if (performance.now() - askedAt > ASKED_JUST_NOW) void ask(false)
  }
}

function waitAfter(empty: number): number {
  return Math.min(ASK_AGAIN * 2 ** Math.max(0, empty - EMPTY_ANSWERS + 1), SELDOM)
}

/** Whether a voice is Edge's or Windows' online one: lists do not always mark them. */
export function isOnlineByName(name: string): boolean {
  return /\bonline \(natural\)/i.test(name)
}

/** `zh-*`, or `cmn` and `yue` from espeak. */
export function isChinese(lang: string): boolean {
  return /^(zh|cmn|yue)([-_]|$)/i.test(lang)
}

export function isEnglish(lang: string): boolean {
  return isOf(lang, 'en')
}

/** Ignores the region: `ja-JP` is of `ja`. */
export function isOf(lang: string, language: string): boolean {
  return lang.toLowerCase().split(/[-_]/)[0] === language
}

/** `zh` for Mandarin, `yue` for Cantonese. */
export function dialectOf(lang: string): string {
  if (isCantonese(lang)) return 'yue'
  return isChinese(lang) ? 'zh' : (lang.toLowerCase().split(/[-_]/)[0] ?? '')
}

function isCantonese(lang: string): boolean {
  return /^yue([-_]|$)|^zh[-_](hant[-_])?(hk|mo)/i.test(lang)
}

/**
 * One language's voices, best first: Mandarin before Cantonese; natural or installed, the system's, online. Online
 * voices send text away, which the user must choose, and are known to fall silent.
 */
export function bestVoices(voices: readonly Voice[]): Voice[] {
  return voices
    .map(voice => ({ voice, mark: fitness(voice) }))
    .sort((a, b) => b.mark - a.mark)
    .map(({ voice }) => voice)
}

function fitness({ name, lang, remote, extensionId }: Voice): number {
  const mandarin = /^cmn|^zh([-_](cn|sg|hans))?([-_]|$)/i.test(lang)
  const natural = /natural|neural|premium|enhanced/i.test(name)
  // espeak lists each language for a hundred timbres (`Chinese+Andy`), and Mandarin as "latin as English" and
  // "latin as Pinyin". In 1.51 the first reads Chinese as English, 今 as "jin five"; the second reads both
  // right.
  const timbre = name.includes('+')
  const spelling = /latin as english/i.test(name)
  return (
    (isCantonese(lang) ? 0 : mandarin ? 200 : 100) +
    (natural ? 40 : 0) +
    (extensionId && !remote ? 30 : 0) -
    (remote ? 80 : 0) -
    (timbre ? 10 : 0) -
    (spelling ? 20 : 0)
  )
}
