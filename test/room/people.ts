/** Invented people, as large on the wire as real ones: badges and pictures. */
import type { Random } from './random.ts'
import { maskedName, nickname } from './texts.ts'
import {
  FansClub,
  FansClubData,
  FollowInfo,
  Image,
  ImageContent,
  int64,
  PayGrade,
  User,
  UserAttr,
} from './wire.ts'

export interface Person {
  id: string
  nickname: string
  secUid: string
  displayId: string
  avatarUrl: string
  /** 1 male, 2 female, 0 not told. */
  gender: number
  /** Honour level, 0 for none. */
  level: number
  /** The fans club of this room. */
  club?: { name: string; level: number }
  /** The anchor whose club that is. */
  fansOf?: string
  /** Where the person broadcasts. */
  webRid: string
  admin: boolean
  /** A masked guest: no id, and none in their messages. */
  masked: boolean
  /** The User message, made once. */
  encoded: Uint8Array
}

/** A person's given facts; the rest is drawn. */
export type PersonOptions = Partial<Omit<Person, 'encoded' | 'club'>> & { club?: Person['club'] | null }

/** Id that Douyin gives everyone whom it masks. */
export const MASKED_ID = '111111'

const IMAGE_HOSTS = ['p3-webcast', 'p11-webcast', 'p26-webcast']

/** Draws a person around the given facts. */
export function createPerson(random: Random, clubName: string, options: PersonOptions = {}): Person {
  const { club: toldClub, masked = false, ...told } = options
  const member = random.chance(0.4) ? { name: clubName, level: random.between(1, 20) } : null
  const club = toldClub === undefined ? member : toldClub
  const drawn = {
    id: random.digits(random.pick([11, 15, 16, 19, 19])).replace(/^9/, '8'),
    nickname: nickname(random),
    secUid: `MS4wLjABAAAA${random.letters(43)}`,
    displayId: `dy${random.digits(9)}`,
    avatarUrl: imageUrls(`avatar/${random.digits(16)}`)[0] ?? '',
    gender: random.below(3),
    level: random.chance(0.8) ? Math.ceil(random.next() ** 2 * 45) : 0,
    admin: random.chance(0.01),
    webRid: random.digits(11),
  }
  const hidden = {
    id: MASKED_ID,
    nickname: maskedName(random),
    secUid: '',
    displayId: '',
    level: 0,
    admin: false,
  }
  const person = {
    ...drawn,
    ...(masked ? hidden : {}),
    ...told,
    masked,
    ...(club && !masked ? { club } : {}),
  }
  return { ...person, encoded: encodePerson(person, random) }
}

/** Addresses of a picture, one per host; the simulated server draws it. */
export function imageUrls(path: string): string[] {
  return IMAGE_HOSTS.map(host => `https://${host}.douyinpic.com/img/webcast/${path}.png~tplv-obj.image`)
}

/** An Image of that path. */
export function encodeImage(path: string): Uint8Array {
  return Image({ urlList: imageUrls(path), uri: `webcast/${path}.png`, height: 16, width: 32 })
}

function encodePerson(person: Omit<Person, 'encoded'>, random: Random): Uint8Array {
  const { club, level, fansOf, webRid } = person
  const badges: Uint8Array[] = []
  if (level > 0) badges.push(badge(1, level, '', `荣誉等级${level}级勋章`))
  if (club) badges.push(badge(7, club.level, club.name, `粉丝团等级${club.level}级勋章`))
  const [, ...otherHosts] = imageUrls(`avatar/${random.digits(16)}`)
  return User({
    id: int64(person.id),
    shortId: int64(random.digits(9)),
    nickname: person.nickname,
    gender: person.gender,
    level: 1,
    avatarThumb: Image({
      urlList: [person.avatarUrl, ...otherHosts],
      uri: `100x100/aweme-avatar/${person.id}`,
    }),
    avatarMedium: encodeImage(`avatar/${random.digits(16)}/720x720`),
    avatarLarge: encodeImage(`avatar/${random.digits(16)}/1080x1080`),
    badgeImageList: badges,
    followInfo: FollowInfo({ followingCount: random.below(2_000), followerCount: random.below(9_000) }),
    payGrade: encodeGrade(level),
    fansClub: FansClub(club ? { data: clubData(club, fansOf) } : {}),
    userAttr: UserAttr({ isAdmin: person.admin }),
    displayId: person.displayId,
    secUid: person.secUid,
    mysteryMan: 1,
    webRid,
    desensitizedNickname: `${person.nickname.slice(0, 1)}***`,
    consumeDiamondLevel: level,
    webcastUid: `MS4wLjAB${random.letters(24)}`,
    idStr: person.id,
    ageRange: random.below(5),
  })
}

function clubData({ name, level }: { name: string; level: number }, fansOf: string | undefined): Uint8Array {
  return FansClubData({ clubName: name, level, status: 1, anchorId: int64(fansOf ?? '0') })
}

function encodeGrade(level: number): Uint8Array {
  if (level === 0) return PayGrade({})
  return PayGrade({ level, imIconWithLevel: encodeImage(`user_grade_level_v6_${level}`) })
}

function badge(imageType: number, level: number, name: string, alternativeText: string): Uint8Array {
  const path = `badge_${imageType}_${level}`
  return Image({
    urlList: imageUrls(path).slice(0, 2),
    uri: `webcast/${path}.png`,
    height: 16,
    width: 32,
    imageType,
    content: ImageContent({ name, fontColor: '#FFFFFF', level, alternativeText }),
  })
}
