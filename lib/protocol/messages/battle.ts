import type { webcast } from '../../../proto/generated/decoder.js'
import type { BattleEvent, BattleSide, LiveEvent, SystemEvent, User } from '../../model/events.ts'
import { decimal, type Int64, toNumber } from '../int64.ts'
import { moment } from '../moment.ts'
import { brief, imageUrl } from '../person.ts'
import type { Base } from './row.ts'

type Action = BattleEvent['action']
type Person = Pick<User, 'id' | 'nickname' | 'avatarUrl'>

/** Link-mic between rooms: a PK's scores, who is connected, or only a text. */
export function linkMic(message: webcast.LinkMicMethod, base: Base): BattleEvent | SystemEvent {
  const text = message.prompts || message.tips
  const ids = { ...battleId(message.battleId), ...period(message.startTimeMs, message.duration) }
  if (message.userScores.length > 0) {
    const sides = message.userScores.map(({ userId, score }) => side(userId, { score: decimal(score) }))
    return battle('score', base, sides, { text, ...ids })
  }
  const linked = [...message.linkedUsers, ...message.linkedListUsers.map(({ user }) => user)]
  return linked.length > 0 ? battle('connect', base, linked.flatMap(ofPerson), { text }) : quiet(base, text)
}

/** Who joins and leaves the link-mic. */
export function link(message: webcast.LinkMessage, base: Base): BattleEvent | SystemEvent {
  const { inviteContent, enterContent, linkedListChangeContent, leaveContent, closeContent } = message
  if (inviteContent) {
    const who = asUser(brief(inviteContent.inviteUser?.user))
    return battle('invite', base, [], { text: inviteContent.title, ...who })
  }
  const joined = enterContent ?? linkedListChangeContent
  if (joined) {
    const sides = joined.linkedUsers.flatMap(({ user }) => ofPerson(user))
    const newcomer = joined.linkedUsers.find(({ user }) => user && brief(user)?.id === decimal(joined.userId))
    return battle('connect', base, sides, asUser(brief(newcomer?.user)))
  }
  if (leaveContent) {
    const sides = leaveContent.linkedUsers.flatMap(({ user }) => ofPerson(user))
    return battle('leave', base, sides, asUser(brief(leaveContent.user?.user)))
  }
  const said =
    message.crossLinkFinish?.finishToast ||
    message.sysKickOutContent?.reasonToast ||
    message.sysKickOutContent?.toastMsg ||
    message.cancelContent?.toast
  return said || closeContent ? battle('leave', base, [], { text: said ?? '' }) : quiet(base, '')
}

export function battleStart(message: webcast.LinkMicBattle, base: Base): BattleEvent {
  const settings = message.battleSettings
  const more = settings
    ? { ...battleId(settings.battleId), ...period(settings.startTimeMs, settings.duration) }
    : {}
  return battle('start', base, message.userInfos.map(ofEntry), more)
}

/** BattleStatusMessage.phase */
const RUNS = 1
const FORFEIT = 2

/** A PK of 2026-09 starts, or its scores are final and the forfeit starts. */
export function status(message: webcast.BattleStatusMessage, base: Base): BattleEvent | SystemEvent {
  const { phase, battleId: id } = message
  const about = id ? { battleId: id } : {}
  if (phase === FORFEIT) return battle('end', base, [], about)
  if (phase !== RUNS) return quiet(base, '')
  return battle('start', base, [], { ...about, ...period(message.startTime, message.duration) })
}

/** Points for one side of a PK; the room sums them. */
export function points(message: webcast.LinkmicPlayModeUpdateScoreMessage, base: Base): BattleEvent {
  return battle('score', base, [side(message.anchorId, { added: toNumber(message.score) })], {})
}

/** Later messages of a PK have only their ids. */
export function seats({ layout }: webcast.LinkmicUIMessage, base: Base): SystemEvent {
  const seats = (layout?.seats ?? []).flatMap(({ user }) =>
    user?.nick ? [{ id: decimal(user.uid), nickname: user.nick }] : [],
  )
  return { type: 'system', ...base, ...(seats.length > 0 ? { seats } : {}) }
}

/** The higher score wins. If one side gave up, the server's text says so. */
export function battleEnd(message: webcast.LinkMicBattleFinish, base: Base): BattleEvent {
  const known = new Map(message.userInfos.map(ofEntry).map(one => [one.id, one]))
  for (const one of message.anchors.flatMap(ofPerson)) known.set(one.id, one)
  const best = Math.max(...message.battleScores.map(({ score }) => score))
  const isDraw = message.battleScores.length > 1 && message.battleScores.every(({ score }) => score === best)
  const sides = message.battleScores.map(({ userId, score }): BattleSide => {
    const id = decimal(userId)
    const army = message.battleArmies.find(({ anchorId }) => decimal(anchorId) === id)
    const top = army ? { top: supporters(army.rankList) } : {}
    const result = isDraw ? 'draw' : score === best ? 'win' : 'lose'
    return { ...known.get(id), id, score: String(score), result, ...top }
  })
  const settings = message.battleSettings
  return battle('end', base, sides.length > 0 ? sides : [...known.values()], {
    text: message.cutShortPrompt,
    ...(settings ? battleId(settings.battleId) : {}),
  })
}

/** The top supporters of each side; other messages have the sides' scores. */
export function armies(message: webcast.LinkMicArmies, base: Base): BattleEvent {
  const sides = message.userArmiesMap.map(({ key, value }) =>
    side(key, { top: supporters(value?.userArmies ?? []) }),
  )
  return battle('score', base, sides, { text: message.topShowText })
}

/** Scores by anchor of games other than a PK. */
export function interactionScores(
  message: webcast.ProfitInteractionScoreMessage,
  base: Base,
): BattleEvent | SystemEvent {
  const sides = message.anchorInfos.flatMap(({ key, value }) =>
    value?.score ? [side(key, { score: value.score })] : [],
  )
  return sides.length > 0 ? battle('score', base, sides, {}) : quiet(base, '')
}

/** Of a match between teams that the room watches. */
export function match({ against, matchId }: webcast.MatchAgainstScoreMessage, base: Base): LiveEvent {
  if (!against) return quiet(base, '')
  const left = team(against.leftTeamId, against.leftName, against.leftGoal, against.leftLogo)
  const right = team(against.rightTeamId, against.rightName, against.rightGoal, against.rightLogo)
  return battle('score', base, [left, right], battleId(matchId))
}

function battle(action: Action, base: Base, sides: BattleSide[], more: Partial<BattleEvent>): BattleEvent {
  return { type: 'battle', ...base, action, text: '', sides, ...more }
}

function quiet(base: Base, text: string): SystemEvent {
  return { type: 'system', ...base, ...(text ? { text } : {}) }
}

function side(id: Int64, more: Omit<BattleSide, 'id'>): BattleSide {
  return { id: decimal(id), ...more }
}

function ofPerson(user: webcast.UserBrief | null | undefined): BattleSide[] {
  return brief(user) ? [brief(user) as Person] : []
}

function ofEntry({ key, value }: webcast.BattleUserEntry): BattleSide {
  const avatarUrl = imageUrl(value?.user?.avatarThumb)
  const nickname = value?.user?.nickName
  return side(key, { ...(nickname ? { nickname } : {}), ...(avatarUrl ? { avatarUrl } : {}) })
}

function team(id: Int64, name: string, goal: string, logo: webcast.Image | null | undefined): BattleSide {
  const avatarUrl = imageUrl(logo)
  return side(id, { nickname: name, score: goal, ...(avatarUrl ? { avatarUrl } : {}) })
}

function supporters(list: readonly { userId: Int64; nickname: string; score: Int64 }[]) {
  return list.map(({ userId, nickname, score }) => ({
    id: decimal(userId),
    nickname,
    score: decimal(score),
  }))
}

function asUser(who: Person | undefined): { user?: User } {
  return who ? { user: { ...who, roles: [] } } : {}
}

function battleId(id: Int64): { battleId?: string } {
  const text = decimal(id)
  return text === '0' ? {} : { battleId: text }
}

/** @param seconds the duration */
function period(startedAt: Int64 | string, seconds: Int64): { startedAt?: number; duration?: number } {
  const start = moment(startedAt)
  const length = toNumber(seconds)
  return {
    ...(start > 0 ? { startedAt: start } : {}),
    ...(length > 0 ? { duration: length * 1000 } : {}),
  }
}
