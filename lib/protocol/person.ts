import type { webcast } from '../../proto/generated/decoder.js'
import type { Role, User } from './events.ts'
import { decimal, toNumber } from './int64.ts'

/** Image.image_type of the badge that shows the honour level. */
const HONOUR_BADGE = 1

/** A person as every message carries them. `undefined` where the message has none. */
export function person(user: webcast.User | null | undefined): User | undefined {
  if (!user) return undefined
  const who: User = {
    id: user.idStr || decimal(user.id),
    nickname: user.nickname || user.desensitizedNickname,
    gender: user.gender,
    roles: roles(user.userAttr),
  }
  if (user.secUid) who.secUid = user.secUid
  if (user.displayId) who.displayId = user.displayId
  const avatarUrl = imageUrl(user.avatarThumb)
  if (avatarUrl) who.avatarUrl = avatarUrl
  const level = honourLevel(user)
  if (level > 0) who.level = level
  const club = user.fansClub?.data
  if (club?.clubName) who.fansClub = { name: club.clubName, level: club.level }
  if (user.isAnonymous) who.anonymous = true
  return who
}

/** The first address that is https; pictures are never fetched in the clear. */
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

/** PayGrade.level, or the level on the honour badge where PayGrade is absent. */
function honourLevel(user: webcast.User): number {
  const paid = user.payGrade ? toNumber(user.payGrade.level) : 0
  if (paid > 0) return paid
  const badge = user.badgeImageList.find(image => image.imageType === HONOUR_BADGE)
  return badge?.content ? toNumber(badge.content.level) : 0
}

function roles(attributes: webcast.UserAttr | null | undefined): Role[] {
  return attributes?.isAdmin || attributes?.isSuperAdmin ? ['admin'] : []
}
