/** Link-mic and PK: who comes and goes, who plays against whom, with which score and result. */
import { encodeImage, type Person } from '../people.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export interface BattleOptions extends Options {
  /** The other anchor. */
  rival?: Person
  battleId?: string
  scores?: readonly [number, number]
}

export function battleBuilders({ random, now, host, somebody, begin }: Cast) {
  const startedAt = () => Math.floor(now() / 1000) * 1000

  /** Somebody comes to the link-mic, or leaves it. */
  function linked(given: Options & { guest?: Person; leaves?: boolean } = {}): SceneMessage {
    const guest = given.guest ?? somebody()
    const { common, described } = begin('WebcastLinkMessage', 'battle', given)
    const list = [host, ...(given.leaves ? [] : [guest])].map(({ encoded }) => ListUser({ user: encoded }))
    const userId = wire.int64(guest.id)
    const content = given.leaves
      ? { leaveContent: Leave({ userId, linkedUsers: list, user: ListUser({ user: guest.encoded }) }) }
      : { enterContent: Enter({ linkedUsers: list, userId }) }
    const payload = Link({ common: wire.Common(common), messageType: given.leaves ? 3 : 2, ...content })
    const action = given.leaves ? 'leave' : 'connect'
    const user = { id: guest.id, nickname: guest.nickname }
    return { ...described, event: { action, user }, payload }
  }

  function invited(given: Options & { guest?: Person } = {}): SceneMessage {
    const guest = given.guest ?? somebody()
    const { common, described } = begin('WebcastLinkMessage', 'battle', given)
    const inviteContent = Invite({ inviteUser: ListUser({ user: guest.encoded }), title: '想和你连线' })
    const payload = Link({ common: wire.Common(common), messageType: 1, inviteContent })
    return { ...described, text: '想和你连线', event: { action: 'invite' }, payload }
  }

  function battleStart(given: BattleOptions = {}): SceneMessage {
    const { rival = somebody(), battleId = '7300000000000000042' } = given
    const { common, described } = begin('WebcastLinkMicBattleMethod', 'battle', given)
    const start = startedAt()
    const payload = Battle({
      common: wire.Common(common),
      battleSettings: settings(battleId, start),
      userInfos: [host, rival].map(entry),
    })
    const sides = [host, rival].map(({ id, nickname }) => ({ id, nickname }))
    return {
      ...described,
      event: { action: 'start', battleId, startedAt: start, duration: 300_000, sides },
      payload,
    }
  }

  /** The scores as they grow: ids and numbers only. */
  function battleScore(given: BattleOptions = {}): SceneMessage {
    const { rival = somebody(), battleId = '7300000000000000042', scores = [1_204, 986] } = given
    const { common, described } = begin('LinkMicMethod', 'battle', given)
    const payload = LinkMic({
      common: wire.Common(common),
      messageType: 202,
      userScores: [host, rival].map(({ id }, at) => UserScore({ score: scores[at], userId: wire.int64(id) })),
      battleId: wire.int64(battleId),
    })
    const sides = [host, rival].map(({ id }, at) => ({ id, score: String(scores[at]) }))
    return { ...described, event: { action: 'score', battleId, sides }, payload }
  }

  /** Who gives most for which side. */
  function armies(given: BattleOptions = {}): SceneMessage {
    const { rival = somebody() } = given
    const giver = somebody()
    const { common, described } = begin('WebcastLinkMicArmiesMethod', 'battle', given)
    const army = UserArmy({ userId: wire.int64(giver.id), score: 520, nickname: giver.nickname })
    const payload = Armies({
      common: wire.Common(common),
      userArmiesMap: [
        MapEntry({ key: wire.int64(host.id), value: UserArmies({ userArmies: army }) }),
        MapEntry({ key: wire.int64(rival.id), value: UserArmies({}) }),
      ],
    })
    const top = [{ id: giver.id, nickname: giver.nickname, score: '520' }]
    const sides = [
      { id: host.id, top },
      { id: rival.id, top: [] },
    ]
    return { ...described, event: { action: 'score', sides }, payload }
  }

  function battleEnd(given: BattleOptions = {}): SceneMessage {
    const { rival = somebody(), battleId = '7300000000000000042', scores = [5_210, 4_399] } = given
    const { common, described } = begin('WebcastLinkMicBattleFinishMethod', 'battle', given)
    const giver = somebody()
    const rankList = RankUser({ userId: wire.int64(giver.id), nickname: giver.nickname, score: 1_314 })
    const payload = BattleFinish({
      common: wire.Common(common),
      battleSettings: settings(battleId, startedAt()),
      battleArmies: BattleArmy({ anchorId: wire.int64(host.id), rankList }),
      battleScores: [host, rival].map(({ id }, at) =>
        BattleScore({ score: scores[at], userId: wire.int64(id) }),
      ),
      anchors: [host.encoded, rival.encoded],
      userInfos: [host, rival].map(entry),
    })
    const [mine, theirs] = scores
    const results = mine === theirs ? ['draw', 'draw'] : mine > theirs ? ['win', 'lose'] : ['lose', 'win']
    const sides = [host, rival].map(({ id, nickname }, at) => ({
      id,
      nickname,
      score: String(scores[at]),
      result: results[at],
    }))
    return { ...described, event: { action: 'end', battleId, sides }, payload }
  }

  /** A game between anchors that is no PK. */
  function interactionScore(given: BattleOptions = {}): SceneMessage {
    const { rival = somebody(), scores = [30, 40] } = given
    const { common, described } = begin('WebcastProfitInteractionScoreMessage', 'battle', given)
    const anchorInfos = [host, rival].map(({ id }, at) =>
      MapEntry({ key: wire.int64(id), value: InteractionScore({ score: String(scores[at]) }) }),
    )
    const payload = Interaction({ common: wire.Common(common), anchorInfos, interactionScoreStatus: 1 })
    const sides = [host, rival].map(({ id }, at) => ({ id, score: String(scores[at]) }))
    return { ...described, event: { action: 'score', sides }, payload }
  }

  /** A match that the room watches. */
  function match(given: Options & { goals?: readonly [string, string] } = {}): SceneMessage {
    const [left = '2', right = '1'] = given.goals ?? []
    const { common, described } = begin('WebcastMatchAgainstScoreMessage', 'battle', given)
    const against = Against({
      leftName: '海港',
      leftLogo: encodeImage('team/1'),
      leftGoal: left,
      rightName: '国安',
      rightLogo: encodeImage('team/2'),
      rightGoal: right,
      leftTeamId: 11,
      rightTeamId: 12,
    })
    const payload = Match({ common: wire.Common(common), against, matchStatus: 1, matchId: 77 })
    const sides = [
      { id: '11', nickname: '海港', score: left },
      { id: '12', nickname: '国安', score: right },
    ]
    return { ...described, event: { action: 'score', battleId: '77', sides }, payload }
  }

  /** A whole PK: its start, the scores, the result. Messages with what comes between. */
  function* battle(between: () => SceneMessage, minutes = 1): Generator<SceneMessage> {
    const rival = somebody()
    const battleId = `73${random.digits(17)}`
    yield linked({ guest: rival })
    yield battleStart({ rival, battleId })
    const scores: [number, number] = [0, 0]
    for (let left = minutes * 12; left > 0; left--) {
      for (let other = random.between(2, 5); other > 0; other--) yield between()
      if (random.chance(0.5)) scores[0] += random.between(1, 400)
      else scores[1] += random.between(1, 400)
      yield battleScore({ rival, battleId, scores: [...scores] })
      if (left % 5 === 0) yield armies({ rival })
    }
    yield battleEnd({ rival, battleId, scores })
    yield linked({ guest: rival, leaves: true })
  }

  return {
    linked,
    invited,
    battleStart,
    battleScore,
    armies,
    battleEnd,
    interactionScore,
    match,
    battle,
  }
}

function settings(battleId: string, startTimeMs: number): Uint8Array {
  return BattleSettings({ battleId: wire.int64(battleId), startTimeMs, duration: 300 })
}

function entry({ id, nickname }: Person): Uint8Array {
  const user = BaseUserInfo({
    userId: wire.int64(id),
    nickName: nickname,
    avatarThumb: encodeImage(`a/${id}`),
  })
  return MapEntry({ key: wire.int64(id), value: BattleUserInfo({ user }) })
}

/** An entry of any map. */
const MapEntry = wire.wire({ key: 1, value: 2 })
const Link = wire.wire({
  common: 1,
  messageType: 2,
  inviteContent: 5,
  enterContent: 9,
  leaveContent: 10,
})
const Invite = wire.wire({ inviteUser: 31, title: 40 })
const Enter = wire.wire({ linkedUsers: 1, userId: 2 })
const Leave = wire.wire({ userId: 1, linkedUsers: 2, user: 3 })
const ListUser = wire.wire({ user: 1 })
const LinkMic = wire.wire({ common: 1, messageType: 2, userScores: 17, battleId: 104 })
const UserScore = wire.wire({ score: 1, userId: 2 })
const Battle = wire.wire({ common: 1, battleSettings: 2, userInfos: 6 })
const BattleSettings = wire.wire({ battleId: 2, startTimeMs: 3, duration: 4 })
const BattleUserInfo = wire.wire({ user: 1 })
const BaseUserInfo = wire.wire({ userId: 1, nickName: 2, avatarThumb: 3 })
const BattleFinish = wire.wire({
  common: 1,
  battleSettings: 2,
  battleArmies: 3,
  battleScores: 4,
  anchors: 5,
  endReason: 8,
  cutShortPrompt: 9,
  userInfos: 12,
})
const BattleScore = wire.wire({ score: 1, userId: 2 })
const BattleArmy = wire.wire({ anchorId: 1, rankList: 2 })
const RankUser = wire.wire({ userId: 1, nickname: 2, avatarThumb: 3, score: 4 })
const Armies = wire.wire({ common: 1, userArmiesMap: 2, topShowText: 5 })
const UserArmies = wire.wire({ userArmies: 1 })
const UserArmy = wire.wire({ userId: 1, score: 2, nickname: 3, avatarThumb: 4 })
const Interaction = wire.wire({ common: 1, anchorInfos: 2, interactionScoreStatus: 3 })
const InteractionScore = wire.wire({ score: 1 })
const Match = wire.wire({ common: 1, against: 2, matchStatus: 3, displayStatus: 4, matchId: 5 })
const Against = wire.wire({
  leftName: 1,
  leftLogo: 2,
  leftGoal: 3,
  rightName: 6,
  rightLogo: 7,
  rightGoal: 8,
  leftTeamId: 13,
  rightTeamId: 14,
})
