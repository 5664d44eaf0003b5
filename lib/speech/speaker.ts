import type { Clocks } from '../model/clocks.ts'
import type { Eraser } from '../model/eraser.ts'
import type { LiveEvent } from '../model/events.ts'
import { isReplay } from '../model/replay.ts'
import { Revision } from '../model/revision.ts'
import { answerKey } from '../room/answers.ts'
import type { Settings } from '../settings/schema/schema.ts'
import { asked } from './asked.ts'
import type { Engine, Outcome, Said as Sayable } from './engine/engine.ts'
import { InTurn } from './in-turn.ts'
import { mannerOf } from './manner.ts'
import { policyOf } from './policy.ts'
import { isSilenced } from './queue/admission.ts'
import { isPaid } from './queue/priority.ts'
import { type Cleared, type News, SpeechQueue, type StoredQueue, type Turn } from './queue/queue.ts'
import type { ToldUpTo } from './queue/running-combos.ts'
import { isOf, type Utterance } from './queue/utterance.ts'
import { type ThankedGiver, thanking } from './thanking.ts'
import { Trouble } from './trouble.ts'
import type { QueueChange, SpeechCommand, SpeechView } from './view.ts'

/** Most utterances in a panel's list. */
const SHOWN = 20

export interface SpeakerDeps {
  engine: Engine
  /** Stores the state of speech; resolves when stored or failed. Never rejects. */
  keep: (speech: StoredSpeech) => Promise<void>
  /** Switches speech off in the settings. */
  turnOff: () => void
  now: () => Clocks
  /** Minutes east of UTC. */
  clockOffset: () => number
  /** Up to when a room's news is known. */
  toldUpTo: ToldUpTo
  /** Looks for voices; calls `retry` if there are other ones. */
  askForVoices: () => void
}

/** Clocks differing by more, in ms: one was set, or the machine slept. */
const LEAP_MS = 500
/** A timer later by this, in ms, has slept: on some systems the steady clock runs then. */
const OVERSLEPT_MS = 2_000

/** The state of speech that survives the worker. */
export interface StoredSpeech {
  queue: StoredQueue
  paused: boolean
  /** The last utterance, for repeating. */
  last?: Said
}

interface Said extends Sayable {
  entry?: { roomId: string; n: number }
}

/** No utterances if the user asked for it. */
interface Speech extends Said {
  utterances: readonly Utterance[]
}

/** Says what waits, one by one. The queue is stored without each before it is said, so that no worker repeats it. */
export class Speaker {
  readonly #deps: SpeakerDeps
  #settings: Settings
  readonly #queue: SpeechQueue
  /** Queue changes and their storing take turns. */
  readonly #turns = new InTurn()
  #now: Speech | undefined
  #begun = false
  #last: Said | undefined
  /** By the user: said next, whether speech is on or not. */
  #asked: Said[] = []
  /** What was cleared last, until put back or forgotten. */
  #cleared: { asked: readonly Said[]; queue: Cleared } | undefined
  #trial = new AbortController()
  #paused: boolean
  readonly #trouble = new Trouble()
  #running = false
  #again = false
  /** Counts cuts: a text taken before one is not said. */
  #cuts = 0
  /** Counts switches: what came before one is not said after. */
  generation = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #preparing: ReturnType<typeof setTimeout> | undefined
  #wakesAt = Infinity
  /** Clock difference when last read. */
  #apart: number
  readonly #revision = new Revision()

  constructor(deps: SpeakerDeps, settings: Settings, stored?: StoredSpeech) {
    this.#deps = deps
    this.#settings = settings
    this.#paused = stored?.paused ?? false
    this.#last = stored?.last
    this.#queue = new SpeechQueue(policyOf(settings, deps.clockOffset()), stored?.queue, deps.toldUpTo)
    const { wall, steady } = deps.now()
    this.#apart = wall - steady
  }

  /**
   * Takes the rooms' news, and speaks.
   * @param write stores it with the given state of speech; nothing of it is said before this resolves
   */
  async hear(news: readonly News[], write: (speech?: StoredSpeech) => Promise<void>): Promise<void> {
    this.#takeBack(news)
    await this.#turns.do(async () => {
      const wanted = this.#settings.speech.on ? news : []
      try {
        const now = this.#time()
        for (const one of wanted) this.#queue.add(one, now)
      } finally {
        // Errors of speech must not keep news unstored.
        await write(wanted.length > 0 ? this.#stored() : undefined)
      }
    })
    if (news.length === 0) return
    const now = this.#now
    // A voice may have returned without the browser saying so.
    if (this.#trouble.cause) this.#deps.askForVoices()
    if (now && this.#queue.interrupts() && !now.utterances.some(({ event }) => isPaid(event))) this.#cut()
    this.#revision.changed()
    this.#prepare()
    void this.run()
  }

  /** Drops recalled messages, also if being said, asked for or repeated. */
  #takeBack(news: readonly News[]): void {
    const gone = new Set(
      news.flatMap(({ roomId, entries }) =>
        entries.flatMap(({ recalls = [] }) => recalls.map(n => `${roomId} ${n}`)),
      ),
    )
    if (gone.size === 0) return
    const isGone = (said: Said | undefined) =>
      said?.entry !== undefined && gone.has(`${said.entry.roomId} ${said.entry.n}`)
    this.#asked = this.#asked.filter(said => !isGone(said))
    if (isGone(this.#last)) this.#last = undefined
    this.#keepCleared(({ roomId, entries }) => !entries.some(({ n }) => gone.has(`${roomId} ${n}`)))
    // It continues if others said the same.
    if (isGone(this.#now) && this.#now?.utterances.every(({ crowd }) => crowd <= 1)) this.#cut()
  }

  /**
   * Drops a room's messages with these words, if answered questions are not read.
   * @param key see `answerKey`
   */
  answer(roomId: string, key: string): void {
    if (!this.#settings.speech.unanswered) return
    const isAnswered = ({ roomId: of, event, n }: Utterance) =>
      of === roomId && answerKey({ event, n }) === key
    const { utterances = [] } = this.#now ?? {}
    if (utterances.length > 0 && utterances.every(isAnswered)) this.#cut()
    void this.#change(() => this.#queue.drop(isAnswered, 'answered', this.#time()))
  }

  /** Off means silence at once, and an empty queue. */
  configure(settings: Settings): void {
    const { speech } = settings
    if (speech.voice !== this.#settings.speech.voice) this.#trouble.forget()
    if (speech.on !== this.#settings.speech.on) this.generation++
    this.#settings = settings
    const policy = policyOf(settings, this.#deps.clockOffset())
    const shut = this.#now?.utterances.some(({ event, roomId, count }) =>
      isSilenced(event, roomId, policy, count),
    )
    if (!speech.on || shut) this.#cut()
    void this.#change(() => {
      this.#queue.configure(policy)
      if (!speech.on) this.#queue.clear(this.#time())
    })
  }

  command(command: SpeechCommand): void {
    if (command === 'resume') this.#trouble.forget()
    if (command === 'repeat') {
      if (this.#last) this.#ask(this.#last)
      return
    }
    const empties = command === 'clear' || command === 'panic'
    const { asked, cut } = { asked: this.#asked, cut: this.#now?.utterances ?? [] }
    if (empties) this.#asked = []
    if (empties || command === 'skip') this.#cut()
    if (command === 'panic') this.#deps.turnOff()
    if (command === 'pause' || command === 'resume') this.#paused = command === 'pause'
    this.#revision.changed()
    void this.#change(() => {
      if (empties) this.#cleared = { asked, queue: { ...this.#queue.clear(this.#time()), cut } }
      if (command === 'restore') this.#restore()
    })
  }

  #restore(): void {
    const cleared = this.#cleared
    if (!cleared) return
    this.#cleared = undefined
    this.#asked = [...cleared.asked, ...this.#asked]
    this.#queue.restore(cleared.queue, this.#time())
  }

  /** Forgets of what was cleared all that `isKept` does not pass, and what was asked for. */
  #keepCleared(isKept: (utterance: Utterance) => boolean): void {
    if (!this.#cleared) return
    const { queue } = this.#cleared
    const waiting = queue.waiting.filter(isKept)
    this.#cleared = { asked: [], queue: { ...queue, waiting, cut: queue.cut.filter(isKept) } }
  }

  /** @param id of the utterance, as in the view */
  arrange(id: number, change: QueueChange): void {
    void this.#change(() => {
      if (change === 'remove') this.#queue.remove(id, this.#time())
      else this.#queue.moveUp(id)
    })
  }

  /** Forgets what was said and what waits, here and in the store. */
  forget(): void {
    this.#last = undefined
    this.command('clear')
    void this.#change(() => {
      this.#cleared = undefined
    })
  }

  /** Stops and drops what is theirs or names them. Resolves when stored. */
  async erase(eraser: Eraser): Promise<void> {
    const names = (said: Said) => eraser.sentence(said.text) !== said.text
    this.#last = undefined
    this.#cleared = undefined
    this.#asked = this.#asked.filter(said => !names(said))
    if (this.#now && (names(this.#now) || this.#now.utterances.some(one => isOf(one, eraser)))) this.#cut()
    await this.#change(() => this.#queue.erase(eraser))
  }

  /** Stops reading a room, and drops what waits of it. */
  leave(roomId: string): void {
    const isOfIt = (said: Said | undefined) => said?.entry?.roomId === roomId
    this.#asked = this.#asked.filter(said => !isOfIt(said))
    if (isOfIt(this.#last)) this.#last = undefined
    if (isOfIt(this.#now)) this.#cut()
    this.#cleared = undefined
    void this.#change(() => this.#queue.leave(roomId))
  }

  /** Says an event next, whatever settings and queue say. */
  say(event: LiveEvent, roomId: string, n: number): void {
    const count = event.type === 'gift' || event.type === 'like' ? event.count : 1
    const { text, manner } = asked(event, count, this.#settings)
    if (text) this.#ask({ text, manner, entry: { roomId, n } })
  }

  /** Thanks givers next, whatever settings and queue say. */
  thank(givers: readonly ThankedGiver[]): void {
    for (const said of thanking(givers, this.#settings)) this.#ask(said)
  }

  /** Speaks again after a stop: the voices have changed. */
  retry(): void {
    this.#trouble.forget()
    void this.run()
  }

  /**
   * News of the time without a worker is known: these rooms' combos are thanked for once quiet from now on.
   * @param isReady selects the rooms
   */
  release(isReady: (roomId: string) => boolean): void {
    if (!this.#queue.isHeld) return
    void this.#change(() => this.#queue.release(this.#time(), isReady))
  }

  /**
   * Says a text between utterances, to try settings or a manner. Ends the trial before it: clicking through voices,
   * the user wants to hear the last.
   */
  async try(text: string, manner = mannerOf(undefined, 1, this.#settings)): Promise<void> {
    this.#trial.abort()
    this.#trial = new AbortController()
    const { kind } = await this.#deps.engine.speak(text, manner, { signal: this.#trial.signal })
    if (kind === 'ended') this.retry()
  }

  /** The worker must stay alive. Effects that read this, `isHeard`, `reads` or `view` follow changes. */
  get isBusy(): boolean {
    this.#revision.track()
    if (this.#now) return true
    return this.#maySpeak() && (this.#queue.length > 0 || this.#queue.nextDue(this.#time()) !== undefined)
  }

  get isHeard(): boolean {
    this.#revision.track()
    return this.#now !== undefined && this.#begun
  }

  /** Whether new messages are read aloud. */
  get reads(): boolean {
    this.#revision.track()
    return this.#settings.speech.on && !this.#paused && !this.#trouble.cause
  }

  view(): SpeechView {
    const { isHeard } = this
    const now = this.#now
    const problem = this.#trouble.cause
    const queue = this.#queue
    return {
      paused: this.#paused,
      speaking: (isHeard && now?.text) || '',
      ...(isHeard && now?.entry ? { entry: now.entry } : {}),
      ...(now && !isHeard ? { starting: now.text } : {}),
      waiting: queue
        .view(SHOWN, this.#time())
        .map(({ utterance: { id, event, roomId, n, count }, text }) => ({
          id,
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

  /** Speaks until nothing waits. One run at a time. */
  async run(): Promise<void> {
    this.#again = true
    if (this.#running) return
    this.#running = true
    this.#time()
    this.#stopTimer()
    try {
      while (this.#again) {
        this.#again = false
        for (let next = await this.#next(); next; next = await this.#next()) await this.#utter(next)
      }
    } finally {
      this.#running = false
    }
    this.#startTimer()
    this.#revision.changed()
  }

  /** Wakes up for what becomes due, but not before stopped speech may try again. */
  #startTimer(): void {
    if (this.#paused || !this.#settings.speech.on) return
    const now = this.#time()
    const { steady } = this.#deps.now()
    const rest = this.#trouble.rest(steady)
    const due =
      this.#trouble.cause && this.#queue.length > 0 ? 0 : (this.#queue.nextDue(now) ?? Infinity) - now
    const wait = Math.max(rest, due, 0)
    if (wait === Infinity) return
    this.#wakesAt = steady + wait
    this.#timer = setTimeout(() => this.run(), wait)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#wakesAt = Infinity
  }

  /** Time of day. First tells the queue if the clock was set or the machine slept. */
  #time(): number {
    const { wall, steady } = this.#deps.now()
    const leapt = wall - steady - this.#apart
    const overslept = Math.max(0, steady - this.#wakesAt)
    this.#apart = wall - steady
    if (leapt > LEAP_MS || overslept > OVERSLEPT_MS) {
      this.#queue.skip(wall, Math.max(leapt, overslept))
      this.#wakesAt = Infinity
    }
    return wall
  }

  /** Chosen when the voice is free, so that nothing that came is missing. */
  async #next(): Promise<Speech | undefined> {
    const wants = this.#asked.length > 0 || (this.#maySpeak() && this.#queue.hasTurn(this.#time()))
    if (!wants) return undefined
    await this.#deps.engine.untilFree()
    return this.#take()
  }

  /** Takes the next utterance out of queue and store. */
  #take(): Promise<Speech | undefined> {
    return this.#turns.do(async () => {
      const asked = this.#asked.shift()
      if (asked) return { ...asked, utterances: [] }
      const turn = this.#maySpeak() ? this.#queue.next(this.#time()) : undefined
      if (!turn) return undefined
      const { utterances } = turn
      const [first] = utterances
      this.#last = {
        ...this.#sayable(turn),
        ...(first ? { entry: { roomId: first.roomId, n: first.n } } : {}),
      }
      const cuts = this.#cuts
      await this.#deps.keep(this.#stored())
      // Cleared or skipped since.
      return cuts === this.#cuts ? { ...this.#last, utterances } : { ...this.#last, text: '', utterances }
    })
  }

  #sayable({ text, rate, utterances, written }: Turn): Sayable {
    const [first] = utterances
    const alone = utterances.length === 1 && first?.crowd === 1 ? first.event : undefined
    return { text, manner: { ...mannerOf(alone, rate, this.#settings, first?.event.type), written } }
  }

  /** While one is heard, voices that need it get the next one ready; again when something else would be next. */
  #prepare(): void {
    clearTimeout(this.#preparing)
    if (!this.#now || !this.#begun) return
    this.#deps.engine.prepare(() => {
      const now = this.#time()
      const due = this.#queue.nextDue(now)
      if (due !== undefined && due > now)
        this.#preparing = setTimeout(
          () => void this.#change(() => this.#queue.settle(this.#time())),
          due - now,
        )
      const [asked] = this.#asked
      if (asked) return asked
      const turn = this.#maySpeak() ? this.#queue.peek(now) : undefined
      return turn && this.#sayable(turn)
    })
  }

  async #utter(speech: Speech): Promise<void> {
    const outcome: Outcome = speech.text ? await this.#voice(speech) : { kind: 'stopped' }
    const { kind } = outcome
    if (kind === 'ended') {
      this.#trouble.forget()
      return
    }
    const { cause } = this.#trouble
    const { steady } = this.#deps.now()
    if (kind === 'failed') this.#trouble.meet(outcome.cause, steady)
    // It tested whether speech can continue.
    if (kind === 'lost' && cause) this.#trouble.meet(cause, steady)
    await this.#change(() => this.#queue.giveBack(speech.utterances, REASONS[kind], this.#time()))
  }

  async #voice(speech: Speech): Promise<Outcome> {
    this.#show(speech)
    const onHeard = (isHeard: boolean) => this.#show(speech, isHeard)
    const outcome = await this.#deps.engine.speak(speech.text, speech.manner, { onHeard })
    this.#show(undefined)
    return outcome
  }

  #ask(said: Said): void {
    this.#asked.push(said)
    this.#prepare()
    void this.run()
  }

  #cut(): void {
    this.#cuts++
    this.#deps.engine.stop()
  }

  async #change(step: () => void): Promise<void> {
    await this.#turns.do(async () => {
      step()
      await this.#deps.keep(this.#stored())
    })
    this.#revision.changed()
    this.#prepare()
    void this.run()
  }

  #maySpeak(): boolean {
    if (this.#paused || !this.#settings.speech.on) return false
    return this.#trouble.rest(this.#deps.now().steady) === 0
  }

  #show(speech: Speech | undefined, isHeard = false): void {
    this.#now = speech
    this.#begun = isHeard
    this.#revision.changed()
    this.#prepare()
  }

  #stored(): StoredSpeech {
    const paused = this.#paused
    const last = this.#last
    const isKept = last && !isReplay(last.entry?.roomId ?? '')
    return { queue: this.#queue.stored(), paused, ...(isKept ? { last } : {}) }
  }
}

/** Drop reason by outcome. */
const REASONS = { stopped: 'cut', interrupted: 'interrupted', lost: 'failed', failed: 'failed' } as const
