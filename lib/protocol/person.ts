import { webcast } from '../../proto/generated/decoder.js'
import type { Role, User } from '../model/events.ts'
import { decimal, type Int64, toNumber } from './int64.ts'
import { decodeOptional } from './optional.ts'

/** Image.image_type of the honour level badge. */
const HONOUR_BADGE = 1
/** Douyin gives this id to every masked person. */
const MASKED_ID = '111111'

/** The person of a message, if it has one. */
export function person(user: webcast.User | null | undefined): User | undefined {
  if (!user) return undefined
  const who: User = {
    id: userId(user),
    nickname: nicknameOf(user),
    gender: user.gender,
    roles: roles(user.userAttr),
  }
  if (user.secUid) who.secUid = user.secUid
  if (user.displayId) who.displayId = user.displayId
  const avatarUrl = imageUrl(user.avatarThumb) ?? largerAvatar(user)
  if (avatarUrl) who.avatarUrl = avatarUrl
  const level = honourLevel(user)
  if (level > 0) who.level = level
  // Not `prefer_data`: that may be the club of another room.
  const club = user.fansClub?.data
  if (club?.clubName) who.fansClub = { name: club.clubName, level: club.level }
  const fansOf = club ? decimal(club.anchorId) : '0'
  if (fansOf !== '0') who.fansOf = fansOf
  if (user.webRid) who.webRid = user.webRid
  if (user.isAnonymous) who.anonymous = true
  if (isMasked(who.id, who.nickname, user.desensitizedNickname)) who.masked = true
  return who
}

/** Empty if the message names nobody. */
export function sender(user: webcast.User | null | undefined): { user?: User } {
  const who = person(user)
  return who ? { user: who } : {}
}

/** The text field if present, else the number; `0` if neither. */
export function userId(user: { idStr: string; id: Int64 }): string {
  return user.idStr || decimal(user.id)
}

/** The nickname, else the masked name that Douyin shows instead. */
export function nicknameOf(user: { nickname: string; desensitizedNickname: string }): string {
  return user.nickname || user.desensitizedNickname
}

/** With id, name and avatar only; undefined if the message names nobody. */
export function brief(
  user: webcast.UserBrief | null | undefined,
): Pick<User, 'id' | 'nickname' | 'avatarUrl'> | undefined {
  if (!user) return undefined
  const avatarUrl = imageUrl(user.avatarThumb)
  return { id: userId(user), nickname: nicknameOf(user), ...(avatarUrl ? { avatarUrl } : {}) }
}

/** The first https address. Pictures are never loaded over http. */
export function imageUrl(image: webcast.Image | null | undefined): string | undefined {
  const address = image?.urlList.find(isHttps)
  return address && utf8.decode(address)
}

function isHttps(address: Uint8Array): boolean {
  for (let at = 0; at < HTTPS.length; at++) if (address[at] !== HTTPS[at]) return false
  return true
}

const HTTPS = new TextEncoder().encode('https://')
const utf8 = new TextDecoder()

/** Without the small avatar (100 pixels), which is enough for every row. */
function largerAvatar({ avatarMedium, avatarLarge }: webcast.User): string | undefined {
  return (
    imageUrl(decodeOptional(webcast.Image, avatarMedium)) ??
    imageUrl(decodeOptional(webcast.Image, avatarLarge))
  )
}

/** PayGrade.level, else the level on the honour badge. */
function honourLevel(user: webcast.User): number {
  const paid = user.payGrade ? toNumber(user.payGrade.level) : 0
  if (paid > 0) return paid
  const badge = user.badgeImageList.find(image => image.imageType === HONOUR_BADGE)
  return badge?.content ? toNumber(badge.content.level) : 0
}

function roles(attributes: webcast.UserAttr | null | undefined): Role[] {
  return attributes?.isAdmin || attributes?.isSuperAdmin ? ['admin'] : []
}

/** A chosen name may end in stars too, unlike the masked name. */
function isMasked(id: string, nickname: string, desensitized: string): boolean {
  return id === MASKED_ID || (nickname.endsWith('***') && (desensitized === '' || desensitized === nickname))
}
