import type { SpeechCommand, SpeechView } from '../messages/panel.ts'
import type { Eraser } from '../model/eraser.ts'
import type { LiveEvent } from '../protocol/events.ts'
import { isReplay } from '../room/replay.ts'
import { judgeOf } from '../settings/judge.ts'
import type { Settings } from '../settings/schema.ts'
import { asked } from './asked.ts'
import type { Cause, Engine, Manner, Outcome } from './engine/engine.ts'
import { InTurn } from './in-turn.ts'
import { mannerOf } from './manner.ts'
import { isSilenced, type Policy } from './queue/admission.ts'
import { isPaid } from './queue/priority.ts'
import { type News, SpeechQueue, type StoredQueue } from './queue/queue.ts'
import { isOf, type Utterance } from './queue/utterance.ts'
import { createWords } from './words.ts'

/** How much of what waits a panel is shown. */
const SHOWN = 20

/** What the speaker needs of the world around it. */
export interface Surroundings {
  engine: Engine
  /** Stores the state of speech; resolves when it is safe, or could not be. Never rejects. */
  keep: (speech: StoredSpeech) => Promise<void>
  /** Switches speech off in the settings. */
  turnOff: () => void
  /** Something that the panel shows has changed. */
  changed: () => void
  /** Ms since 1970. */
  now: () => number
}

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
  private readonly around: Surroundings
  private settings: Settings
  private readonly queue: SpeechQueue
  /** Whoever changes the queue and stores it does so in turn. */
  private readonly turns = new InTurn()
  private now: Speech | undefined
  private last: Said | undefined
  /** What the user asked for: said next, whether speech is on or not. */
  private asked: Said[] = []
  private trial = new AbortController()
  private paused: boolean
  /** Why speech has stopped, if it has: the engine has given up. */
  private problem: Cause | undefined
  private running = false
  private again = false
  /** Grows when what is in hand is not to be said any more. */
  private cuts = 0
  /** Grows when speech is switched on or off: what came before is not to be said after. */
  spell = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Paid utterances that no voice could say once: not tried a third time. */
  private readonly retried = new Set<number>()

  /**
   * @param stored what the last worker left
   */
  constructor(around: Surroundings, settings: Settings, stored?: StoredSpeech) {
    this.around = around
    this.settings = settings
    this.paused = stored?.paused ?? false
    this.last = stored?.last
    this.queue = new SpeechQueue(policyOf(settings), stored?.queue)
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
        for (const one of wanted) this.queue.add(one, this.around.now())
      } finally {
        // Whatever is wrong with speech, what happened is kept.
        await write(wanted.length > 0 ? this.stored() : undefined)
      }
    })
    if (news.length === 0) return
    const { now } = this
    if (now && this.queue.interrupts() && !now.utterances.some(({ event }) => isPaid(event))) this.cut()
    this.around.changed()
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
    if (speech.voice !== this.settings.speech.voice) this.problem = undefined
    if (speech.on !== this.settings.speech.on) this.spell++
    this.settings = settings
    const policy = policyOf(settings)
    const shut = this.now?.utterances.some(({ event, roomId, count }) =>
      isSilenced(event, roomId, policy, count),
    )
    if (!speech.on || shut) this.cut()
    void this.change(() => {
      this.queue.configure(policy)
      if (!speech.on) this.queue.clear(this.around.now())
    })
  }

  command(command: SpeechCommand): void {
    if (command === 'resume') this.problem = undefined
    if (command === 'repeat') {
      if (this.last) this.ask(this.last)
      return
    }
    const empties = command === 'clear' || command === 'panic'
    if (empties) this.asked = []
    if (empties || command === 'skip') this.cut()
    if (command === 'panic') this.around.turnOff()
    if (command === 'pause' || command === 'resume') this.paused = command === 'pause'
    this.around.changed()
    void this.change(() => {
      if (empties) this.queue.clear(this.around.now())
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
    this.problem = undefined
    void this.run()
  }

  /**
   * Says a text between two utterances, as a trial: of the settings, or in a manner of its own. A new trial ends the one
   * before: whoever goes through voices wants to hear the one that was clicked.
   */
  async try(text: string, manner = mannerOf(undefined, 1, this.settings)): Promise<void> {
    this.trial.abort()
    this.trial = new AbortController()
    const { kind } = await this.around.engine.speak(text, manner, this.trial.signal)
    if (kind === 'ended') this.retry()
  }

  /** Whether there is something to stay awake for. */
  get isBusy(): boolean {
    if (this.now) return true
    return this.maySpeak() && (this.queue.length > 0 || this.queue.nextDue() !== undefined)
  }

  view(): SpeechView {
    const { now, problem, queue } = this
    return {
      paused: this.paused,
      speaking: now?.text ?? '',
      ...(now?.entry ? { entry: now.entry } : {}),
      waiting: queue
        .view(SHOWN, this.around.now())
        .map(({ utterance: { event, roomId, n, count }, text }) => ({
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
    clearTimeout(this.timer)
    try {
      while (this.again) {
        this.again = false
        for (let next = await this.take(); next; next = await this.take()) await this.utter(next)
      }
    } finally {
      this.running = false
    }
    const due = this.maySpeak() ? this.queue.nextDue() : undefined
    if (due !== undefined) this.timer = setTimeout(() => this.run(), Math.max(0, due - this.around.now()))
    this.around.changed()
  }

  /** Takes what is said next out of the queue, and out of the store. */
  private take(): Promise<Speech | undefined> {
    return this.turns.do(async () => {
      const asked = this.asked.shift()
      if (asked) return { ...asked, utterances: [] }
      const turn = this.maySpeak() ? this.queue.next(this.around.now()) : undefined
      if (!turn) return undefined
      const { text, rate, utterances, written } = turn
      const [first] = utterances
      const alone = utterances.length === 1 && first?.crowd === 1 ? first.event : undefined
      const manner = { ...mannerOf(alone, rate, this.settings, first?.event.type), written }
      this.last = { text, manner, ...(first ? { entry: { roomId: first.roomId, n: first.n } } : {}) }
      const cuts = this.cuts
      await this.around.keep(this.stored())
      // Cleared or skipped in the meantime: it has had its turn.
      return cuts === this.cuts ? { ...this.last, utterances } : { ...this.last, text: '', utterances }
    })
  }

  private async utter(speech: Speech): Promise<void> {
    const outcome: Outcome = speech.text ? await this.voice(speech) : { kind: 'stopped' }
    const { kind } = outcome
    if (kind === 'ended') this.problem = undefined
    if (kind === 'failed') this.problem = outcome.cause
    if (kind !== 'ended') await this.change(() => this.settle(speech, kind === 'stopped'))
  }

  private async voice(speech: Speech): Promise<Outcome> {
    this.show(speech)
    const outcome = await this.around.engine.speak(speech.text, speech.manner)
    this.show(undefined)
    return outcome
  }

  /** What was paid for and could not be said waits again, once; all else is counted as dropped. */
  private settle({ utterances }: Speech, wasCut: boolean): void {
    const again = utterances.filter(({ event, id }) => !wasCut && isPaid(event) && !this.retried.has(id))
    for (const { id } of again) this.retried.add(id)
    this.queue.giveBack(again)
    const lost = utterances.filter(one => !again.includes(one))
    this.queue.lose(lost, wasCut ? 'cut' : 'failed', this.around.now())
  }

  private ask(said: Said): void {
    this.asked.push(said)
    void this.run()
  }

  private cut(): void {
    this.cuts++
    this.around.engine.stop()
  }

  /** Changes the queue or what is stored beside it. */
  private async change(step: () => void): Promise<void> {
    await this.turns.do(async () => {
      step()
      await this.around.keep(this.stored())
    })
    this.around.changed()
    void this.run()
  }

  private maySpeak(): boolean {
    return !this.paused && this.settings.speech.on && !this.problem
  }

  private show(speech: Speech | undefined): void {
    this.now = speech
    this.around.changed()
  }

  private stored(): StoredSpeech {
    const { paused, last } = this
    const isKept = last && !isReplay(last.entry?.roomId ?? '')
    return { queue: this.queue.stored(), paused, ...(isKept ? { last } : {}) }
  }
}

function policyOf({ speech, people, rules }: Settings): Policy {
  const judge = judgeOf({ rules, people })
  return {
    speech,
    people,
    words: createWords(speech, people),
    ruled: (event, count) => judge({ event, ...(count !== undefined && { count }) }).speak,
  }
}
