/**
 * The voices that `chrome.tts` offers. The only typed way to them, for the panel's picker and for the engine;
 * webextension-polyfill does not wrap `tts`.
 */

/** A voice, with the gaps in the browser's answer filled. */
export interface Voice {
  /** What `chrome.tts.speak` takes as `voiceName`. */
  name: string
  /** BCP 47 tag as the engine gives it: `zh-CN`, espeak's `cmn`; empty where it gives none. */
  lang: string
  /** Spoken by a server on the net. */
  remote: boolean
  /** The extension that provides the voice; empty for the system's own. */
  extensionId: string
  /** It never says that it has begun, so that its silence at first tells nothing. */
  silentStart?: true
}

/** Some systems answer with an empty list at first, and with thousands of voices seconds later: how often to ask, in ms. */
const ASK_AGAIN = 1_000
/** After this many empty answers the system is taken at its word, and asked less and less often, in ms at least. */
const EMPTY_ANSWERS = 30
const SELDOM = 60_000
/** Who asks for the voices more often than this, in ms, is given no new answer. */
const ASKED_JUST_NOW = 2_000

/** All voices there are now: possibly none yet, possibly more than 10,000. Never rejects. */
export async function listVoices(): Promise<Voice[]> {
  try {
    const voices = await chrome.tts.getVoices()
    return voices.filter(voice => voice.voiceName).map(fromChrome)
  } catch {
    return []
  }
}

/**
 * Calls `onVoices` with the voices there are now and again whenever they change, until `signal` aborts. While there are
 * none it asks again and again: a browser may forget to tell that there is one.
 * @param onVoices is told as well whether an empty list is to be believed: not before half a minute is over
 * @returns looks now whether they have changed
 */
export function watchVoices(
  onVoices: (voices: Voice[], sure: boolean) => void,
  signal: AbortSignal,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let empty = 0
  let askedAt = -Infinity
  let told = ''
  /** @param isTold whether the browser says that they have changed */
  const ask = async (isTold: boolean) => {
    clearTimeout(timer)
    askedAt = performance.now()
    const voices = await listVoices()
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
  // Chrome 124 and later; before, `voiceschanged` of the page tells the same where there is a page.
  const changed = chrome.tts.onVoicesChanged as typeof chrome.tts.onVoicesChanged | undefined
  changed?.addListener(change)
  if ('speechSynthesis' in globalThis) {
    globalThis.speechSynthesis.addEventListener('voiceschanged', change, { signal })
  }
  signal.addEventListener(
    'abort',
    () => {
      changed?.removeListener(change)
      clearTimeout(timer)
    },
    { once: true },
  )
  change()
  return () => {
    if (performance.now() - askedAt > ASKED_JUST_NOW) void ask(false)
  }
}

/** How long to wait after so many empty answers, in ms. */
function waitAfter(empty: number): number {
  return Math.min(ASK_AGAIN * 2 ** Math.max(0, empty - EMPTY_ANSWERS + 1), SELDOM)
}

/** Whether a language tag means some Chinese: `zh-*`, and the `cmn` and `yue` that espeak uses. */
export function isChinese(lang: string): boolean {
  return /^(zh|cmn|yue)([-_]|$)/i.test(lang)
}

/** Whether a language tag means some English. */
export function isEnglish(lang: string): boolean {
  return /^en([-_]|$)/i.test(lang)
}

/** The language of a tag without region and script: `zh` for all of Mandarin, `yue` for all of Cantonese. */
export function dialectOf(lang: string): string {
  if (isCantonese(lang)) return 'yue'
  return isChinese(lang) ? 'zh' : (lang.toLowerCase().split(/[-_]/)[0] ?? '')
}

function isCantonese(lang: string): boolean {
  return /^yue([-_]|$)|^zh[-_](hant[-_])?(hk|mo)/i.test(lang)
}

/**
 * Voices of one language, best first: Mandarin before Cantonese; a natural voice or one that the user installed
 * first, then the system's own; voices on the net last: what they say leaves the machine, which must be the user's
 * choice, and they are known to fall silent.
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
  // espeak lists each language once more for each of its hundred timbres, `Chinese+Andy`; and Mandarin twice, "latin as
  // English" and "latin as Pinyin". Of 1.51's the first spells Chinese as English, 今 is "jin five"; the second reads
  // both right.
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

function fromChrome(voice: chrome.tts.TtsVoice): Voice {
  return {
    name: voice.voiceName ?? '',
    lang: voice.lang ?? '',
    remote: voice.remote ?? false,
    extensionId: voice.extensionId ?? '',
    ...(voice.eventTypes && !voice.eventTypes.includes('start') ? { silentStart: true } : {}),
  }
}
