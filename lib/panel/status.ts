import type { PageView, StoreProblem } from '../messages/panel.ts'
import type { RoomView } from '../model/entry.ts'
import type { Cause } from '../speech/engine/engine.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { SpeechView } from '../speech/view.ts'

/** What decides the status lines. */
export interface Situation {
  room: RoomView | null
  pages: readonly PageView[]
  speech: SpeechView
  voice: VoiceView
  storeProblem: StoreProblem | null
  speechOn: boolean
  /** A voice of the user's own is chosen: it needs no other. */
  ownVoice?: boolean
  /** Port broke at, ms since 1970; 0: open. */
  disconnectedAt: number
  /** Last reopened; 0: never broke. */
  reconnectedAt: number
  /** Ms since 1970. */
  now: number
  /** Closed by the user. */
  dismissed: ReadonlySet<string>
}

export type StatusAction =
  | { kind: 'reload-tab'; tabId: number }
  | { kind: 'show-tab'; tabId: number }
  | { kind: 'show-replay'; tabId: number }
  | { kind: 'open-room'; webRid: string }
  | { kind: 'log-in'; tabId: number }
  | { kind: 'choose-voice' }
  | { kind: 'inspect' }
  | { kind: 'open-history' }
  | { kind: 'dismiss' }

export type StatusId =
  | 'orphaned'
  | 'worker-away'
  | 'worker-back'
  | 'waiting'
  | 'replay'
  | 'no-socket'
  | 'reconnecting'
  | 'silent'
  | 'polling'
  | 'refused'
  | 'paused'
  | 'ended'
  | 'left'
  | 'no-voice'
  | 'no-chinese'
  | 'voice-failed'
  | 'voice-fell-back'
  | 'voice-missing'
  | 'no-gifts'
  | 'lost'
  | 'failed'
  | 'unknown'
  | 'store-full'
  | 'store-refused'
  | 'store-damaged'

export interface StatusLine {
  id: StatusId
  /** Red: nothing heard or seen until the user acts. Amber: less than possible. */
  tone: 'amber' | 'red' | 'quiet'
  /** Seconds, a count, or a replay's time in ms since 1970. */
  amount: number
  cause?: Cause
  action?: StatusAction
  /** Has a count: a dismissed line returns when there are more. */
  key: string
}

/** A page usually opens its socket within seconds. */
const SOCKET_DUE = 15_000
/** A dead worker is back within a second. */
const WORKER_DUE = 3_000
/** A restart explains jumping numbers. */
const MENTIONED_FOR = 8_000
const SILENCE = 20_000
/** Guests get no gifts since 2026; ten minutes of chat without any suggest it. */
const GIFTS_DUE = 600_000
const CHATS_FOR_GIFT_HINT = 30

/** Every room has a few unknown messages. */
const UNKNOWN_DUE = 20
const UNKNOWN_SHARE = 0.05

/** Most severe first. */
export function statusLines(situation: Situation): StatusLine[] {
  const lines = [
    worker(situation),
    orphaned(situation),
    connection(situation),
    voiceLine(situation),
    store(situation),
    gifts(situation),
    ...losses(situation),
  ]
  return lines.filter(line => line !== undefined).filter(line => !situation.dismissed.has(line.key))
}

function worker({ disconnectedAt, reconnectedAt, now }: Situation): StatusLine | undefined {
  if (disconnectedAt > 0) return now - disconnectedAt < WORKER_DUE ? undefined : line('worker-away', 'amber')
  // Ends even if the clock was set back.
  return reconnectedAt > 0 && Math.abs(now - reconnectedAt) < MENTIONED_FOR
    ? line('worker-back', 'quiet')
    : undefined
}

function orphaned({ pages }: Situation): StatusLine | undefined {
  const page = pages.find(candidate => candidate.orphaned)
  return page && line('orphaned', 'red', { kind: 'reload-tab', tabId: page.tabId })
}

function connection({ room, pages, now }: Situation): StatusLine | undefined {
  if (room?.replay) {
    const { tabId, clock } = room.replay
    return line('replay', 'quiet', { kind: 'show-replay', tabId }, clock.at)
  }
  if (!room || room.status === 'waiting') {
    const page = pageOf(room, pages)
    if (!page) return undefined
    if (now - page.since < SOCKET_DUE) return line('waiting', 'quiet')
    return line('no-socket', 'amber', { kind: 'reload-tab', tabId: page.tabId })
  }
  const tabId = room.tabs[0]
  const reload = tabId === undefined ? undefined : ({ kind: 'reload-tab', tabId } as const)
  const visit = tabId === undefined ? undefined : ({ kind: 'show-tab', tabId } as const)
  switch (room.status) {
    case 'reconnecting':
      return line('reconnecting', 'amber', reload, seconds(now - room.statusSince))
    case 'silent':
      return now - room.lastFrameAt < SILENCE
        ? undefined
        : line('silent', 'amber', reload, seconds(now - room.lastFrameAt))
    case 'polling':
      return line('polling', 'amber', reload)
    case 'refused':
      return line('refused', 'amber', reload)
    case 'paused':
      return line('paused', 'quiet', visit)
    case 'ended':
      return line('ended', 'quiet', visit)
    case 'left':
      return line('left', 'quiet', room.webRid ? { kind: 'open-room', webRid: room.webRid } : undefined)
    default:
      return undefined
  }
}

/** Only the most severe: others follow from it or can wait. */
function voiceLine({ speech, speechOn, voice, ownVoice = false }: Situation): StatusLine | undefined {
  if (!speechOn) return undefined
  const choose = { kind: 'choose-voice' } as const
  if ((voice.voices === 'none' && !ownVoice) || speech.problem?.kind === 'no-voice')
    return line('no-voice', 'red', choose)
  if (speech.problem) return { ...line('voice-failed', 'red', choose), cause: speech.problem }
  if (voice.voices === 'no-chinese' && !ownVoice) return line('no-chinese', 'red', choose)
  const cause = voice.failed.at(-1)
  if (cause) return { ...line('voice-fell-back', 'amber', choose), cause }
  const [missing] = voice.missing
  if (missing === undefined) return undefined
  return { ...line('voice-missing', 'amber', choose), cause: { kind: 'gone', voice: missing } }
}

/** Feed and voice continue. */
function store({ storeProblem }: Situation): StatusLine | undefined {
  return storeProblem ? line(`store-${storeProblem}`, 'amber', { kind: 'open-history' }) : undefined
}

function gifts({ room, now }: Situation): StatusLine | undefined {
  const tabId = room?.tabs[0]
  if (!room || room.replay || tabId === undefined || (room.status !== 'live' && room.status !== 'polling'))
    return undefined
  const quietSince = Math.max(room.totals.lastGiftAt, room.firstAt)
  const chats = room.totals.events.chat ?? 0
  if (quietSince === 0 || now - quietSince < GIFTS_DUE || chats < CHATS_FOR_GIFT_HINT) return undefined
  return { ...line('no-gifts', 'amber', { kind: 'log-in', tabId }), key: `no-gifts:${room.roomId}` }
}

function losses({ room }: Situation): StatusLine[] {
  if (!room) return []
  const { lost, failed, unknown, events } = room.totals
  const lines: StatusLine[] = []
  if (lost > 0)
    lines.push({ ...line('lost', 'amber', { kind: 'dismiss' }, lost), key: `lost:${room.roomId}:${lost}` })
  if (failed > 0)
    lines.push({
      ...line('failed', 'amber', { kind: 'inspect' }, failed),
      key: `failed:${room.roomId}:${failed}`,
    })
  const all = Object.values(events).reduce((sum, count) => sum + count, 0)
  if (failed === 0 && unknown >= UNKNOWN_DUE && unknown / all >= UNKNOWN_SHARE)
    lines.push({
      ...line('unknown', 'quiet', { kind: 'inspect' }, unknown),
      key: `unknown:${room.roomId}`,
    })
  return lines
}

function pageOf(room: RoomView | null, pages: readonly PageView[]): PageView | undefined {
  if (!room) return pages.find(page => page.webRid !== '' && !page.orphaned)
  return pages.find(page => page.roomId === room.roomId || room.tabs.includes(page.tabId))
}

function line(id: StatusId, tone: StatusLine['tone'], action?: StatusAction, amount = 0): StatusLine {
  return { id, tone, amount, key: id, ...(action && { action }) }
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1_000))
}
