import type { CapturedFrame, CapturedSocket } from '../model/captured.ts'

/**
 * Which room a page shows, of all those that it is sent. Moments in ms since 1970, by the page's clock.
 *
 * A page may have more channels than that of its room: cards show other rooms for a moment, and the next room's
 * socket opens before the last one's has closed. What is heard is the room that the page's address names, or else the
 * one whose channel was opened first since the address last changed.
 */

/** One way in which a page is sent a room: an IM socket, or its polls of one room. */
export interface Channel {
  /** Empty while nothing has told it. */
  roomId: string
  /** Of a card that shows a room for a moment. */
  preview: boolean
  /** When the page opened it; where it follows another one of the same room, when that one was opened. */
  since: number
  /** The latest sign of life. */
  heardAt: number
  /** How many frames it has brought, with those of the channels that it follows. */
  frames: number
  /** dropped: by the network or the server · left: the page closed it */
  state: 'connecting' | 'open' | 'polled' | 'dropped' | 'left'
}

/** What the page's address says. */
export interface Address {
  /** When it began to name another room. */
  since: number
  /** The ids of the room that it names, as far as they are known. */
  roomIds: readonly string[]
}

export interface Shown {
  /** Empty where the page shows none. */
  roomId: string
  /** Whether this is the room of the present address, and not still that of the last one. */
  sure: boolean
}

/** How long a channel may be without a sign of life, and its room is still what the page shows. */
const LIVELY_MS: Readonly<Record<Channel['state'], number>> = {
  connecting: 30_000,
  open: 30_000,
  // Polls are some 1.1 s apart; after a drop Douyin's page polls within 10 s.
  polled: 12_000,
  dropped: 12_000,
  // A page closes its socket to go over to polling as well.
  left: 2_000,
}
/** A page that has changed its address opens the room of it within this time. */
const SETTLE_MS = 3_000
/** A room that goes on for so long under another address is the room of that one too: some have two names. */
const SAME_ROOM_MS = 10_000
/** Some pages open the socket just before they change the address. */
const BEFORE_ADDRESS_MS = 500
/** Rooms that a page opens within this time of each other came at once: then the busier one is its own. */
const TOGETHER_MS = 3_000

/**
 * The room that a page shows.
 * @param before what it showed until now
 */
export function roomOfPage(
  channels: readonly Channel[],
  address: Address,
  before: string,
  now: number,
): Shown {
  const lively = channels.filter(channel => channel.roomId !== '' && isLively(channel, now))
  const named = lively.find(({ roomId }) => address.roomIds.includes(roomId))
  if (named) return { roomId: named.roomId, sure: true }

  const rooms = lively.filter(({ preview }) => !preview)
  const opened = foremost(rooms.filter(({ since }) => since >= address.since))
  if (opened) return { roomId: opened.roomId, sure: true }

  // A clock that was set back makes the address one of the future: then nothing is to be waited for either.
  const settled = Math.abs(now - address.since)
  if (settled < SETTLE_MS) {
    const isJustBefore = ({ roomId, since }: Channel) =>
      roomId !== before && since >= address.since - BEFORE_ADDRESS_MS
    return { roomId: foremost(rooms.filter(isJustBefore))?.roomId ?? before, sure: false }
  }
  const shown = foremost(rooms)
  if (shown) return { roomId: shown.roomId, sure: settled >= SAME_ROOM_MS }
  const isSilent = ({ roomId, since, state }: Channel) =>
    roomId === before && since >= address.since && state === 'open'
  return { roomId: before, sure: channels.some(isSilent) }
}

/** The channel that was opened first, but for one opened together with it that is much busier. */
function foremost(channels: readonly Channel[]): Channel | undefined {
  const [first, ...rest] = channels.toSorted((a, b) => a.since - b.since)
  return first && rest.reduce((best, other) => (isBusier(other, best) ? other : best), first)
}

function isBusier(one: Channel, than: Channel): boolean {
  return one.since - than.since < TOGETHER_MS && one.frames > 2 * than.frames + 20
}

function isLively({ state, heardAt }: Channel, now: number): boolean {
  // Either way: a clock may be set back.
  return Math.abs(now - heardAt) < LIVELY_MS[state]
}

/** Channels of one page that are remembered: a page has two or three that live. */
const MOST_CHANNELS = 40
/** The channel that is only known from the last worker. */
const RESTORED = 'restored'

/** Follows the channels of one page, with any number of documents in it, and tells which room it shows. */
export class PageRoom {
  readonly #channels = new Map<string, Channel>()
  #address: Address
  #shown: Shown

  /**
   * @param addressSince when its address began to name another room; 0 for the one that it was loaded with
   * @param roomId the room that it showed when the last worker died, with the moment since when; empty: none
   */
  constructor(addressSince = 0, roomId = '', roomSince = 0, now = 0) {
    this.#address = { since: addressSince, roomIds: [] }
    this.#shown = { roomId, sure: roomId !== '' && roomSince >= addressSince }
    if (roomId === '') return
    // Its own channel is not known again before it brings something, and another's may do so first; how busy it was is
    // not known at all.
    const channel = { roomId, preview: false, since: roomSince, heardAt: now, frames: Infinity } as const
    this.#channels.set(RESTORED, { ...channel, state: 'open' })
  }

  get shown(): Shown {
    return this.#shown
  }

  /** Since when the page has shown its room. */
  get since(): number {
    const { roomId } = this.#shown
    const own = [...this.#channels.values()].filter(channel => channel.roomId === roomId)
    return Math.min(...own.map(({ since }) => since))
  }

  /**
   * The page's address or what it says of it.
   * @param since when it began to name another room; undefined: it names the same
   */
  address(roomIds: readonly string[], since: number | undefined, now: number): Shown {
    this.#address = { roomIds, since: since ?? this.#address.since }
    return this.#decide(now)
  }

  /** A turn in the life of a socket of the document with this relay. */
  socket(relay: string, { socket, roomId, preview, state, at, code }: CapturedSocket): Shown {
    const key = `${relay}:${socket}`
    const channel = this.#channel(key, { roomId, preview: preview === true, since: at, at })
    channel.heardAt = at
    if (state === 'connecting' || state === 'open') channel.state = state
    // 1000: the page closes without more; 1005: nor gives a reason.
    else if (code === 1000 || code === 1005) channel.state = 'left'
    else if (channel.state !== 'left') channel.state = 'dropped'
    return this.#decide(at)
  }

  /**
   * A frame that the document with this relay was sent.
   * @param roomId the room that it is of
   */
  frame(relay: string, frame: CapturedFrame, roomId: string): Shown {
    const { via, socket, preview, at } = frame
    const isPolled = via === 'http'
    const key = isPolled ? `${relay}:${preview === true}:${roomId}` : `${relay}:${socket}`
    const known = this.#channels.get(key)
    // Polls have no beginning: those that go on after a pause began with this one.
    const isAgain = isPolled && known !== undefined && !isLively(known, at)
    if (isAgain) this.#channels.delete(key)
    const since = isAgain ? at : frame.since
    const channel = this.#channel(key, { roomId, preview: preview === true, since, at })
    channel.roomId ||= roomId
    channel.heardAt = at
    channel.frames++
    channel.state = isPolled ? 'polled' : 'open'
    return this.#decide(at)
  }

  /** A document is gone, and its channels with it. */
  gone(relay: string): void {
    for (const key of this.#channels.keys()) if (key.startsWith(`${relay}:`)) this.#channels.delete(key)
  }

  /** Numbers of the sockets of a room that are open in the document with this relay. */
  openSockets(relay: string, roomId: string): number[] {
    return [...this.#channels]
      .filter(
        ([key, { state, ...of }]) => key.startsWith(`${relay}:`) && of.roomId === roomId && state === 'open',
      )
      .map(([key]) => Number(key.slice(relay.length + 1)))
  }

  /** Whether the document with this relay has a channel of a room. */
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
        isLively(other, at),
    )
    const since = Math.min(of.since, ...follows.map(other => other.since))
    const frames = Math.max(0, ...follows.map(other => other.frames))
    const channel: Channel = { roomId, preview, since, heardAt: at, frames, state: 'connecting' }
    if (this.#channels.get(RESTORED)?.roomId === roomId) this.#channels.delete(RESTORED)
    this.#tidy()
    this.#channels.set(key, channel)
    return channel
  }

  /** Makes room for one more: the longest silent goes. */
  #tidy(): void {
    if (this.#channels.size < MOST_CHANNELS) return
    const all = [...this.#channels]
    const [[key] = ['']] = all.toSorted(([, a], [, b]) => a.heardAt - b.heardAt)
    this.#channels.delete(key)
  }

  #decide(now: number): Shown {
    const channels = [...this.#channels.values()]
    this.#shown = roomOfPage(channels, this.#address, this.#shown.roomId, now)
    const { roomId, sure } = this.#shown
    if (this.#channels.get(RESTORED)?.roomId !== roomId) this.#channels.delete(RESTORED)
    // A room that goes on under another address is the room of that one too.
    if (sure)
      for (const channel of channels)
        if (channel.roomId === roomId) channel.since = Math.max(channel.since, this.#address.since)
    return this.#shown
  }
}
