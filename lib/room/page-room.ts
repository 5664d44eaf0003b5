import type { CapturedFrame, CapturedSocket } from '../model/captured.ts'

/**
 * Decides which room a page shows. Times in ms since 1970, by the page's clock. A page may receive several: cards
 * preview rooms, and the next room's socket opens before the last one closes. The room of its address wins, else the
 * one whose channel opened first since the address changed.
 */

/** One room's source in a page: an IM socket, or the polls. */
export interface Channel {
  /** Empty until known. */
  roomId: string
  /** Of a preview card. */
  preview: boolean
  /** Opened; for a successor, when the first of the room did. */
  since: number
  /** Latest frame or socket change. */
  heardAt: number
  /** Includes those of its predecessors. */
  frames: number
  /** dropped: by network or server · left: closed by the page */
  state: 'connecting' | 'open' | 'polled' | 'dropped' | 'left'
}

export interface Address {
  /** When it last changed to another room. */
  since: number
  /** Known ids of the room in it. */
  roomIds: readonly string[]
}

export interface Shown {
  /** Empty: no room. */
  roomId: string
  /** False: may still be the previous address's room. */
  sure: boolean
}

/** Silent this long, a channel is dead. */
const LIVE_MS: Readonly<Record<Channel['state'], number>> = {
  connecting: 30_000,
  open: 30_000,
  // Polls are about 1.1 s apart; after a drop Douyin's page polls within 10 s.
  polled: 12_000,
  dropped: 12_000,
  // A page also closes its socket to switch to polling.
  left: 2_000,
}
/** A page opens the new room this soon after a change of address. */
const SETTLE_MS = 3_000
/** A room that continues this long under a new address belongs to it: some have two. */
const SAME_ROOM_MS = 10_000
/** Some pages open the socket this long before the address changes. */
const BEFORE_ADDRESS_MS = 500
/** Of rooms opened this close together, the much busier is shown. */
const TOGETHER_MS = 3_000

/**
 * Decides which room a page shows.
 * @param before the room shown until now
 */
export function roomOfPage(
  channels: readonly Channel[],
  address: Address,
  before: string,
  now: number,
): Shown {
  const live = channels.filter(channel => channel.roomId !== '' && isLive(channel, now))
  const named = live.find(({ roomId }) => address.roomIds.includes(roomId))
  if (named) return { roomId: named.roomId, sure: true }

  const rooms = live.filter(({ preview }) => !preview)
  const opened = foremost(rooms.filter(({ since }) => since >= address.since))
  if (opened) return { roomId: opened.roomId, sure: true }

  // Absolute: with the clock set back, the address lies in the future.
  const sinceAddress = Math.abs(now - address.since)
  if (sinceAddress < SETTLE_MS) {
    const isJustBefore = ({ roomId, since }: Channel) =>
      roomId !== before && since >= address.since - BEFORE_ADDRESS_MS
    return { roomId: foremost(rooms.filter(isJustBefore))?.roomId ?? before, sure: false }
  }
  const shown = foremost(rooms)
  if (shown) return { roomId: shown.roomId, sure: sinceAddress >= SAME_ROOM_MS }
  const isSilent = ({ roomId, since, state }: Channel) =>
    roomId === before && since >= address.since && state === 'open'
  return { roomId: before, sure: channels.some(isSilent) }
}

/** The first to open, or a much busier one opened with it. */
function foremost(channels: readonly Channel[]): Channel | undefined {
  const [first, ...rest] = channels.toSorted((a, b) => a.since - b.since)
  return first && rest.reduce((best, other) => (isBusier(other, best) ? other : best), first)
}

function isBusier(one: Channel, than: Channel): boolean {
  return one.since - than.since < TOGETHER_MS && one.frames > 2 * than.frames + 20
}

function isLive({ state, heardAt }: Channel, now: number): boolean {
  // Absolute: the clock may be set back.
  return Math.abs(now - heardAt) < LIVE_MS[state]
}

/** Per page; two or three are live at a time. */
const MAX_CHANNELS = 40
const RESTORED = 'restored'

/** The room of one page, by the channels of all its documents. */
export class PageRoom {
  readonly #channels = new Map<string, Channel>()
  #address: Address
  #shown: Shown

  /**
   * @param addressSince last change to another room; 0: never
   * @param roomId shown when the last worker died; may be empty
   * @param roomSince shown since
   */
  constructor(addressSince = 0, roomId = '', roomSince = 0, now = 0) {
    this.#address = { since: addressSince, roomIds: [] }
    this.#shown = { roomId, sure: roomId !== '' && roomSince >= addressSince }
    if (roomId === '') return
    // Stands in until the room's own channel brings a frame: another's may be first. Infinity: how busy it was is
    // unknown.
    const channel = { roomId, preview: false, since: roomSince, heardAt: now, frames: Infinity } as const
    this.#channels.set(RESTORED, { ...channel, state: 'open' })
  }

  get shown(): Shown {
    return this.#shown
  }

  get since(): number {
    const { roomId } = this.#shown
    const own = [...this.#channels.values()].filter(channel => channel.roomId === roomId)
    return Math.min(...own.map(({ since }) => since))
  }

  /**
   * @param roomIds in the address
   * @param since when it changed to another room, if it did
   */
  address(roomIds: readonly string[], since: number | undefined, now: number): Shown {
    this.#address = { roomIds, since: since ?? this.#address.since }
    return this.#decide(now)
  }

  /**
   * Takes a socket change.
   * @param relay tells the page's documents apart
   */
  socket(relay: string, { socket, roomId, preview, state, at, code }: CapturedSocket): Shown {
    const key = `${relay}:${socket}`
    const channel = this.#channel(key, { roomId, preview: preview === true, since: at, at })
    channel.heardAt = at
    if (state === 'connecting' || state === 'open') channel.state = state
    // Closed by the page: 1000 is normal closure, 1005 has no code.
    else if (code === 1000 || code === 1005) channel.state = 'left'
    else if (channel.state !== 'left') channel.state = 'dropped'
    return this.#decide(at)
  }

  frame(relay: string, frame: CapturedFrame, roomId: string): Shown {
    const { via, socket, preview, at } = frame
    const isPolled = via === 'http'
    const key = isPolled ? `${relay}:${preview === true}:${roomId}` : `${relay}:${socket}`
    const known = this.#channels.get(key)
    // Polls have no opening: the first after a pause counts.
    const isAgain = isPolled && known !== undefined && !isLive(known, at)
    if (isAgain) this.#channels.delete(key)
    const since = isAgain ? at : frame.since
    const channel = this.#channel(key, { roomId, preview: preview === true, since, at })
    channel.roomId ||= roomId
    channel.heardAt = at
    channel.frames++
    channel.state = isPolled ? 'polled' : 'open'
    return this.#decide(at)
  }

  /** The document closed. */
  gone(relay: string): void {
    for (const key of this.#channels.keys()) if (key.startsWith(`${relay}:`)) this.#channels.delete(key)
  }

  openSockets(relay: string, roomId: string): number[] {
    return [...this.#channels]
      .filter(
        ([key, { state, ...of }]) => key.startsWith(`${relay}:`) && of.roomId === roomId && state === 'open',
      )
      .map(([key]) => Number(key.slice(relay.length + 1)))
  }

  has(relay: string, roomId: string): boolean {
    return [...this.#channels].some(([key, of]) => key.startsWith(`${relay}:`) && of.roomId === roomId)
  }

  #channel(key: string, of: Pick<Channel, 'roomId' | 'preview' | 'since'> & { at: number }): Channel {
    const known = this.#channels.get(key)
    if (known) return known
    const { roomId, preview, at } = of
    const follows = [...this.#channels.values()].filter(
      other =>
        roomId !== '' &&
        other.roomId === roomId &&
        other.preview === preview &&
        other.since >= this.#address.since &&
        isLive(other, at),
    )
    const since = Math.min(of.since, ...follows.map(other => other.since))
    const frames = Math.max(0, ...follows.map(other => other.frames))
    const channel: Channel = { roomId, preview, since, heardAt: at, frames, state: 'connecting' }
    if (this.#channels.get(RESTORED)?.roomId === roomId) this.#channels.delete(RESTORED)
    this.#dropOldest()
    this.#channels.set(key, channel)
    return channel
  }

  #dropOldest(): void {
    if (this.#channels.size < MAX_CHANNELS) return
    const all = [...this.#channels]
    const [[key] = ['']] = all.toSorted(([, a], [, b]) => a.heardAt - b.heardAt)
    this.#channels.delete(key)
  }

  #decide(now: number): Shown {
    const channels = [...this.#channels.values()]
    this.#shown = roomOfPage(channels, this.#address, this.#shown.roomId, now)
    const { roomId, sure } = this.#shown
    if (this.#channels.get(RESTORED)?.roomId !== roomId) this.#channels.delete(RESTORED)
    // The room continues: it belongs to the new address too.
    if (sure)
      for (const channel of channels)
        if (channel.roomId === roomId) channel.since = Math.max(channel.since, this.#address.since)
    return this.#shown
  }
}
