/**
 * The simulated room's protobuf, apart from the decoder's schema on purpose: an encoder from the same file would
 * hide a wrong number.
 */
import Long from 'long'
import protobuf from 'protobufjs/minimal.js'

const { Reader, Writer } = protobuf

type Value = string | number | boolean | Long | Uint8Array

/** A schema: field names and their numbers. */
type Numbers = Readonly<Record<string, number>>

/** Encodes named fields in the schema's order; lists for repeated ones. Zero and empty are left out. */
export type Encode<N extends Numbers> = (
  values: {
    [K in keyof N]?: Value | readonly Value[] | undefined
  },
) => Uint8Array

/** Makes an encoder. Text and bytes become length-delimited fields, numbers and booleans varints. */
export function wire<const N extends Numbers>(numbers: N): Encode<N> {
  const fields = Object.entries(numbers)
  return values => {
    const writer = Writer.create()
    for (const [name, number] of fields) {
      const value = values[name]
      if (value === undefined) continue
      if (isList(value)) for (const one of value) write(writer, number, one)
      else if (!isDefault(value)) write(writer, number, value)
    }
    return writer.finish()
  }
}

function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value)
}

function isDefault(value: Value): boolean {
  if (Long.isLong(value)) return value.isZero()
  return value === '' || value === 0 || value === false
}

function write(writer: protobuf.Writer, number: number, value: Value) {
  if (typeof value === 'string') writer.uint32(number * 8 + 2).string(value)
  else if (value instanceof Uint8Array) writer.uint32(number * 8 + 2).bytes(value)
  else writer.uint32(number * 8).int64(typeof value === 'boolean' ? Number(value) : value)
}

/** A decimal string as a 64-bit varint, with all digits. */
export function int64(decimal: string): Long {
  return Long.fromString(decimal)
}

/** As int64, for numbers that may use the 64th bit. */
export function uint64(decimal: string): Long {
  return Long.fromString(decimal, true)
}

/** A field: varints as unsigned decimal strings, the rest as bytes. */
export interface ReadField {
  number: number
  value: string | Uint8Array
  /** Start and length of the value or content, in bytes. */
  at: number
  length: number
}

/** Fields of a message, one level deep. Throws on other bytes. */
export function readFields(bytes: Uint8Array): ReadField[] {
  const reader = Reader.create(bytes)
  const fields: ReadField[] = []
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    const start = reader.pos
    if ((tag & 7) === 2) {
      const length = reader.uint32()
      const at = reader.pos
      reader.skip(length)
      fields.push({ number: tag >>> 3, value: bytes.subarray(at, at + length), at, length })
    } else {
      const value = (tag & 7) === 0 ? String(reader.uint64()) : ''
      if ((tag & 7) !== 0) reader.skipType(tag & 7)
      fields.push({ number: tag >>> 3, value, at: start, length: reader.pos - start })
    }
  }
  return fields
}

export const PushFrame = wire({
  seqId: 1,
  logId: 2,
  service: 3,
  method: 4,
  headers: 5,
  payloadEncoding: 6,
  payloadType: 7,
  payload: 8,
})
export const PushHeader = wire({ key: 1, value: 2 })
export const Response = wire({
  messages: 1,
  cursor: 2,
  fetchInterval: 3,
  now: 4,
  internalExt: 5,
  fetchType: 6,
  heartbeatDuration: 8,
  needAck: 9,
  pushServer: 10,
  liveCursor: 11,
})
export const Message = wire({ method: 1, payload: 2, msgId: 3 })

export const Common = wire({
  method: 1,
  msgId: 2,
  roomId: 3,
  createTime: 4,
  isShowMsg: 6,
  describe: 7,
  displayText: 8,
  priorityScore: 11,
  appId: 24,
})
export const Text = wire({ key: 1, defaultPattern: 2, defaultFormat: 3, pieces: 4 })
/** TextPieceUser and TextPieceImage alike. */
export const TextPieceValue = wire({ value: 1 })

export const Image = wire({ urlList: 1, uri: 2, height: 3, width: 4, imageType: 6, content: 8 })
export const ImageContent = wire({ name: 1, fontColor: 2, level: 3, alternativeText: 4 })
export const User = wire({
  id: 1,
  shortId: 2,
  nickname: 3,
  gender: 4,
  level: 6,
  avatarThumb: 9,
  avatarMedium: 10,
  avatarLarge: 11,
  badgeImageList: 21,
  followInfo: 22,
  payGrade: 23,
  fansClub: 24,
  userAttr: 32,
  displayId: 38,
  secUid: 46,
  mysteryMan: 66,
  webRid: 67,
  desensitizedNickname: 68,
  consumeDiamondLevel: 72,
  webcastUid: 73,
  idStr: 1028,
  ageRange: 1045,
})
export const FollowInfo = wire({ followingCount: 1, followerCount: 2 })
export const PayGrade = wire({ level: 6, imIconWithLevel: 17 })
export const FansClub = wire({ data: 1 })
export const FansClubData = wire({ clubName: 1, level: 2, status: 3, anchorId: 6 })
export const UserAttr = wire({ isMuted: 1, isAdmin: 2 })

export const Chat = wire({
  common: 1,
  user: 2,
  content: 3,
  publicAreaCommon: 9,
  eventTime: 15,
  chatBy: 20,
  rtfContentV2: 41,
})
export const PublicAreaCommon = wire({ userLabel: 1, individualPriority: 4 })
export const EmojiChat = wire({ common: 1, user: 2, emojiId: 3, emojiContent: 4, defaultContent: 5 })
export const Gift = wire({
  common: 1,
  giftId: 2,
  groupCount: 4,
  repeatCount: 5,
  comboCount: 6,
  user: 7,
  toUser: 8,
  repeatEnd: 9,
  groupId: 11,
  roomFanTicketCount: 13,
  gift: 15,
  sendType: 17,
  clientGiftSource: 30,
  traceId: 35,
})
export const GiftStruct = wire({
  image: 1,
  describe: 2,
  duration: 4,
  id: 5,
  combo: 10,
  type: 11,
  diamondCount: 12,
  name: 16,
  icon: 21,
})
export const Like = wire({ common: 1, count: 2, total: 3, user: 5 })
export const Member = wire({
  common: 1,
  user: 2,
  memberCount: 3,
  operator: 4,
  isSetToAdmin: 5,
  action: 10,
  userEnterTipType: 20,
})
export const Social = wire({ common: 1, user: 2, shareType: 3, action: 4, shareTarget: 5, followCount: 6 })
export const Fansclub = wire({ common: 1, action: 2, content: 3, user: 4 })
export const RoomUserSeq = wire({ common: 1, ranks: 2, total: 3, totalUser: 7, totalUserStr: 8, totalStr: 9 })
export const Contributor = wire({ score: 1, user: 2, rank: 3 })
export const RoomStats = wire({
  common: 1,
  displayShort: 2,
  displayMiddle: 3,
  displayLong: 4,
  displayValue: 5,
  total: 9,
})
export const Control = wire({ common: 1, action: 2, tips: 3, extra: 4 })
export const ControlExtra = wire({ reasonNo: 2, title: 3, violationReason: 4, content: 5 })
export const ImDelete = wire({ common: 1, deleteMsgIds: 2 })
