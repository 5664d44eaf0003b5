import type { Clocks } from '../model/clocks.ts'
import type { Eraser } from '../model/eraser.ts'
import type { LiveEvent } from '../model/events.ts'
import { isReplay } from '../model/replay.ts'
import { Revision } from '../model/revision.ts'
import { judgeOf } from '../rules/judge.ts'
import type { Settings } from '../settings/schema.ts'
import { asked } from './asked.ts'
import type { Cause, Engine, Manner, Outcome } from './engine/engine.ts'
import { InTurn } from './in-turn.ts'
import { mannerOf } from './manner.ts'
import { isSilenced, type Policy } from './queue/admission.ts'
import { isPaid } from './queue/priority.ts'
import { type News, SpeechQueue, type StoredQueue } from './queue/queue.ts'
import type { ToldUpTo } from './queue/running-combos.ts'
import { isOf, type Utterance } from './queue/utterance.ts'
import type { SpeechCommand, SpeechView } from './view.ts'
import { createWords } from './words.ts'

/** How much of what waits a panel is shown. */
const SHOWN = 20

/** What the speaker needs of the world around it. */
export interface SpeakerDeps {
  engine: Engine
  /** Stores the state of speech; resolves when it is safe, or could not be. Never rejects. */
  keep: (speech: StoredSpeech) => Promise<void>
  /** Switches speech off in the settings. */
  turnOff: () => void
  /** What time it is. */
  now: () => Clocks
  /** The offset of the user's clock, in minutes east of UTC. */
  clockOffset: () => number
  /** How far the rooms' news has been told to the speaker. */
  toldUpTo: ToldUpTo
  /** Looks whether there are other voices; where there are, `retry` is called. */
  askForVoices: () => void
}

/** Speech that has stopped tries again after this time, in ms: doubled each time that it fails again, up to the limit. */
const FIRST_RETRY = 5_000
const LONGEST_RETRY = 300_000
/** The clock was set or the machine slept where both clocks differ by more than this, in ms; less is corrected on the way. */
const LEAP_MS = 500
/** A timer that is later than this has slept: some systems let the steady clock go on meanwhile. */
const OVERSLEPT_MS = 2_000

/** What of speech survives the worker. */
export interface StoredSpeech {
  queue: StoredQueue
  paused: boolean
  /** What was spoken last, to be repeated. */
  last?: Said
}

/** A text on its way to the voice. */
interface Said {
  text: string
  manner: Manner
  /** What it is about. */
  entry?: { roomId: string; n: number }
}

/** A text with what it was made of; none where the user asked for it. */
interface Speech extends Said {
  utterances: readonly Utterance[]
}

/**
 * Says what waits, one utterance after the other. The queue without it is stored before it is said: a worker that
 * dies while speaking never repeats itself.
 */
export class Speaker {
  private readonly deps: SpeakerDeps
  private settings: Settings
  private readonly queue: SpeechQueue
  /** Whoever changes the queue and stores it does so in turn. */
  private readonly turns = new InTurn()
  private now: Speech | undefined
  private begun = false
  private last: Said | undefined
  /** What the user asked for: said next, whether speech is on or not. */
  private asked: Said[] = []
  private trial = new AbortController()
  private paused: boolean
  /** Why speech has stopped, if it has: the engine has given up. */
  private problem: Cause | undefined
  /** When it tries again by itself, by the steady clock, and how long it waits the next time. */
  private retryAt = Infinity
  private retryWait = FIRST_RETRY
  private running = false
  private again = false
  /** Grows when what is in hand is not to be said any more. */
  private cuts = 0
  /** Grows when speech is switched on or off: what came before is not to be said after. */
  generation = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  /** When the timer is due, by the steady clock. */
  private wakesAt = Infinity
  /** How far the two clocks were apart when they were last read. */
  private apart: number
  readonly #revision = new Revision()

  /**
   * @param stored what the last worker left
   */
  constructor(deps: SpeakerDeps, settings: Settings, stored?: StoredSpeech) {
    this.deps = deps
    this.settings = settings
    this.paused = stored?.paused ?? false
    this.last = stored?.last
    this.queue = new SpeechQueue(policyOf(settings, deps.clockOffset()), stored?.queue, deps.toldUpTo)
    const { wall, steady } = deps.now()
    this.apart = wall - steady
  }

  /**
   * Takes in what happened in rooms, and begins to speak.
   * @param write stores it all with the state of speech given; nothing of the news is said before it resolves
   */
  async hear(news: readonly News[], write: (speech?: StoredSpeech) => Promise<void>): Promise<void> {
    this.takeBack(news)
    await this.turns.do(async () => {
      const wanted = this.settings.speech.on ? news : []
      try {
        const now = this.time()
        for (const one of wanted) this.queue.add(one, now)
      } finally {
        // Whatever is wrong with speech, what happened is kept.
        await write(wanted.length > 0 ? this.stored() : undefined)
      }
    })
    if (news.length === 0) return
    const { now } = this
    // It may be that a voice is there again, and that the browser has not told.
    if (this.problem) this.deps.askForVoices()
    if (now && this.queue.interrupts() && !now.utterances.some(({ event }) => isPaid(event))) this.cut()
    this.#revision.changed()
    void this.run()
  }

  /** What was taken back in a room is not said to its end, nor by request, nor once more. */
  private takeBack(news: readonly News[]): void {
    const gone = new Set(
      news.flatMap(({ roomId, entries }) =>
        entries.flatMap(({ recalls = [] }) => recalls.map(n => `${roomId} ${n}`)),
      ),
    )
    if (gone.size === 0) return
    const isGone = (said: Said | undefined) =>
      said?.entry !== undefined && gone.has(`${said.entry.roomId} ${said.entry.n}`)
    this.asked = this.asked.filter(said => !isGone(said))
    if (isGone(this.last)) this.last = undefined
    // What others said as well goes on.
    if (isGone(this.now) && this.now?.utterances.every(({ crowd }) => crowd <= 1)) this.cut()
  }

  /** Takes new settings; switched off means silence at once, and nothing waits. */
  configure(settings: Settings): void {
    const { speech } = settings
    if (speech.voice !== this.settings.speech.voice) this.forgetProblem()
    if (speech.on !== this.settings.speech.on) this.generation++
    this.settings = settings
    const policy = policyOf(settings, this.deps.clockOffset())
    const shut = this.now?.utterances.some(({ event, roomId, count }) =>
      isSilenced(event, roomId, policy, count),
    )
    if (!speech.on || shut) this.cut()
    void this.change(() => {
      this.queue.configure(policy)
      if (!speech.on) this.queue.clear(this.time())
    })
  }

  command(command: SpeechCommand): void {
    if (command === 'resume') this.forgetProblem()
    if (command === 'repeat') {
      if (this.last) this.ask(this.last)
      return
    }
    const empties = command === 'clear' || command === 'panic'
    if (empties) this.asked = []
    if (empties || command === 'skip') this.cut()
    if (command === 'panic') this.deps.turnOff()
    if (command === 'pause' || command === 'resume') this.paused = command === 'pause'
    this.#revision.changed()
    void this.change(() => {
      if (empties) this.queue.clear(this.time())
    })
  }

  /** What was said and what waits is to be deleted: of it nothing stays, here or in the store. */
  forget(): void {
    this.last = undefined
    this.command('clear')
  }

  /** Forgets a person: nothing of theirs waits, is said to its end or once more. Resolves when that is stored. */
  async erase(eraser: Eraser): Promise<void> {
    const names = (said: Said) => eraser.sentence(said.text) !== said.text
    this.last = undefined
    this.asked = this.asked.filter(said => !names(said))
    if (this.now && (names(this.now) || this.now.utterances.some(one => isOf(one, eraser)))) this.cut()
    await this.change(() => this.queue.erase(eraser))
  }

  /** A room is not to be read any more: what is said of it ends, and nothing of it waits. */
  leave(roomId: string): void {
    const isOfIt = (said: Said | undefined) => said?.entry?.roomId === roomId
    this.asked = this.asked.filter(said => !isOfIt(said))
    if (isOfIt(this.last)) this.last = undefined
    if (isOfIt(this.now)) this.cut()
    void this.change(() => this.queue.leave(roomId))
  }

  /** Says what an event is about next, whatever settings and queue say. */
  say(event: LiveEvent, roomId: string, n: number): void {
    const count = event.type === 'gift' || event.type === 'like' ? event.count : 1
    const { text, manner } = asked(event, count, this.settings)
    if (text) this.ask({ text, manner, entry: { roomId, n } })
  }

  /** The voices have changed: where they were why speech stopped, it goes on. */
  retry(): void {
    this.forgetProblem()
    void this.run()
  }

  private forgetProblem(): void {
    this.problem = undefined
    this.retryAt = Infinity
    this.retryWait = FIRST_RETRY
  }

  /**
   * What came of rooms while there was no worker has been told. Their combos may be thanked for once they are quiet from
   * now on.
   * @param isReady of which rooms
   */
  release(isReady: (roomId: string) => boolean): void {
    if (!this.queue.isHeld) return
    void this.change(() => this.queue.release(this.time(), isReady))
  }

  /**
   * Says a text between two utterances, as a trial: of the settings, or in a manner of its own. A new trial ends the one
   * before: whoever goes through voices wants to hear the one that was clicked.
   */
  async try(text: string, manner = mannerOf(undefined, 1, this.settings)): Promise<void> {
    this.trial.abort()
    this.trial = new AbortController()
    const { kind } = await this.deps.engine.speak(text, manner, { signal: this.trial.signal })
    if (kind === 'ended') this.retry()
  }

  /** Whether there is something to stay awake for. Tracked, as `isHeard`, `reads` and `view` are: effects that read them run again. */
  get isBusy(): boolean {
    this.#revision.track()
    if (this.now) return true
    return this.maySpeak() && (this.queue.length > 0 || this.queue.nextDue(this.time()) !== undefined)
  }

  /** Whether a voice can be heard now. */
  get isHeard(): boolean {
    this.#revision.track()
    return this.now !== undefined && this.begun
  }

  /** Whether what comes is read aloud. */
  get reads(): boolean {
    this.#revision.track()
    return this.settings.speech.on && !this.paused && !this.problem
  }

  view(): SpeechView {
    const { now, isHeard, problem, queue } = this
    return {
      paused: this.paused,
      speaking: (isHeard && now?.text) || '',
      ...(isHeard && now?.entry ? { entry: now.entry } : {}),
      ...(now && !isHeard ? { starting: now.text } : {}),
      waiting: queue.view(SHOWN, this.time()).map(({ utterance: { event, roomId, n, count }, text }) => ({
        text,
        type: event.type,
        roomId,
        n,
        count,
      })),
      waits: queue.length,
      dropped: queue.drops,
      haste: queue.rate,
      ...(problem ? { problem } : {}),
    }
  }

  /** Speaks until there is nothing to say now. Only one run at a time. */
  async run(): Promise<void> {
    this.again = true
    if (this.running) return
    this.running = true
    this.time()
    this.stopTimer()
    try {
      while (this.again) {
        this.again = false
        for (let next = await this.next(); next; next = await this.next()) await this.utter(next)
      }
    } finally {
      this.running = false
    }
    this.startTimer()
    this.#revision.changed()
  }

  /** Wakes up when there is something to say though nothing happens, and not before speech that has stopped may try again. */
  private startTimer(): void {
    if (this.paused || !this.settings.speech.on) return
    const now = this.time()
    const { steady } = this.deps.now()
    const rest = this.problem ? this.retryAt - steady : 0
    const due = this.problem && this.queue.length > 0 ? 0 : (this.queue.nextDue(now) ?? Infinity) - now
    const wait = Math.max(0, rest, due)
    if (wait === Infinity) return
    this.wakesAt = steady + wait
    this.timer = setTimeout(() => this.run(), wait)
  }

  private stopTimer(): void {
    clearTimeout(this.timer)
    this.wakesAt = Infinity
  }

  /**
   * The time of day. What has come between the two clocks since the last time is told to the queue first: the clock was
   * set, or the machine has slept.
   */
  private time(): number {
    const { wall, steady } = this.deps.now()
    const leapt = wall - steady - this.apart
    const overslept = Math.max(0, steady - this.wakesAt)
    this.apart = wall - steady
    if (leapt > LEAP_MS || overslept > OVERSLEPT_MS) {
      this.queue.skip(wall, Math.max(leapt, overslept))
      this.wakesAt = Infinity
    }
    return wall
  }

  /** What is said next. It is chosen when the voice is free for it, so that nothing that came until then is missing. */
  private async next(): Promise<Speech | undefined> {
    const wants = this.asked.length > 0 || (this.maySpeak() && this.queue.hasTurn(this.time()))
    if (!wants) return undefined
    await this.deps.engine.untilFree()
    return this.take()
  }

  /** Takes what is said next out of the queue, and out of the store. */
  private take(): Promise<Speech | undefined> {
    return this.turns.do(async () => {
      const asked = this.asked.shift()
      if (asked) return { ...asked, utterances: [] }
      const turn = this.maySpeak() ? this.queue.next(this.time()) : undefined
      if (!turn) return undefined
      const { text, rate, utterances, written } = turn
      const [first] = utterances
      const alone = utterances.length === 1 && first?.crowd === 1 ? first.event : undefined
      const manner = { ...mannerOf(alone, rate, this.settings, first?.event.type), written }
      this.last = { text, manner, ...(first ? { entry: { roomId: first.roomId, n: first.n } } : {}) }
      const cuts = this.cuts
      await this.deps.keep(this.stored())
      // Cleared or skipped in the meantime: it has had its turn.
      return cuts === this.cuts ? { ...this.last, utterances } : { ...this.last, text: '', utterances }
    })
  }

  private async utter(speech: Speech): Promise<void> {
    const outcome: Outcome = speech.text ? await this.voice(speech) : { kind: 'stopped' }
    const { kind } = outcome
    if (kind === 'ended') this.forgetProblem()
    if (kind === 'failed') this.rest(outcome.cause)
    // It was a trial whether speech can go on.
    if (kind === 'lost' && this.problem) this.rest(this.problem)
    if (kind === 'ended') return
    const reason = REASONS[kind]
    await this.change(() => this.queue.giveBack(speech.utterances, reason, this.time()))
  }

  /** Speech stops, and tries again after a while. Where there is no voice at all, once there is one. */
  private rest(cause: Cause): void {
    this.problem = cause
    this.retryAt = cause.kind === 'no-voice' ? Infinity : this.deps.now().steady + this.retryWait
    this.retryWait = Math.min(2 * this.retryWait, LONGEST_RETRY)
  }

  private async voice(speech: Speech): Promise<Outcome> {
    this.show(speech)
    const onHeard = (isHeard: boolean) => this.show(speech, isHeard)
    const outcome = await this.deps.engine.speak(speech.text, speech.manner, { onHeard })
    this.show(undefined)
    return outcome
  }

  private ask(said: Said): void {
    this.asked.push(said)
    void this.run()
  }

  private cut(): void {
    this.cuts++
    this.deps.engine.stop()
  }

  /** Changes the queue or what is stored beside it. */
  private async change(step: () => void): Promise<void> {
    await this.turns.do(async () => {
      step()
      await this.deps.keep(this.stored())
    })
    this.#revision.changed()
    void this.run()
  }

  private maySpeak(): boolean {
    if (this.paused || !this.settings.speech.on) return false
    return this.problem === undefined || this.deps.now().steady >= this.retryAt
  }

  private show(speech: Speech | undefined, isHeard = false): void {
    this.now = speech
    this.begun = isHeard
    this.#revision.changed()
  }

  private stored(): StoredSpeech {
    const { paused, last } = this
    const isKept = last && !isReplay(last.entry?.roomId ?? '')
    return { queue: this.queue.stored(), paused, ...(isKept ? { last } : {}) }
  }
}

/** What becomes of what was not said to its end. */
const REASONS = { stopped: 'cut', interrupted: 'interrupted', lost: 'failed', failed: 'failed' } as const

function policyOf({ speech, people, rules }: Settings, offset: number): Policy {
  const judge = judgeOf({ rules, people }, offset)
  return {
    speech,
    people,
    words: createWords(speech, people),
    ruled: (event, count) => judge({ event, ...(count !== undefined && { count }) }).speak,
  }
}
