/** What people do besides talking: they come, like, follow, share, join the fans club. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'
import { sentence, userPiece } from './sentence.ts'

export function actBuilders({ random, clubName, host, totals, walkOnline, from }: Cast) {
  function like(given: Options & { count?: number } = {}): SceneMessage {
    const { user, common, described } = from('WebcastLikeMessage', 'like', given)
    const count = given.count ?? random.between(1, 15)
    totals.likes += count
    const total = totals.likes
    const payload = wire.Like({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 为主播点赞了', userPiece(user)) }),
      user: user.encoded,
      count,
      total,
    })
    return { ...described, count, total, payload }
  }

  function enter(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastMemberMessage', 'enter', given)
    totals.viewers++
    const payload = wire.Member({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 来了', userPiece(user)) }),
      user: user.encoded,
      memberCount: walkOnline(),
      action: 1,
    })
    return { ...described, payload }
  }

  /** Comes by what somebody shared, which the page says. */
  function enterByShare(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastMemberMessage', 'enter', given)
    totals.viewers++
    const payload = wire.Member({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 通过分享来了', userPiece(user)) }),
      user: user.encoded,
      memberCount: walkOnline(),
      action: 1,
      userEnterTipType: 6,
    })
    return { ...described, text: `${user.nickname} 通过分享来了`, payload }
  }

  /** The anchor or a moderator does something to a viewer. */
  function moderated(given: Options & { action?: keyof typeof MODERATION } = {}): SceneMessage {
    const { user, common, described } = from('WebcastMemberMessage', 'notice', given)
    const action = given.action ?? random.pick(Object.keys(MODERATION) as (keyof typeof MODERATION)[])
    const payload = wire.Member({
      common: wire.Common(common),
      user: user.encoded,
      memberCount: totals.online,
      operator: host.encoded,
      isSetToAdmin: action === 'adminGiven',
      action: MODERATION[action],
    })
    return { ...described, event: { action, operator: { id: host.id, nickname: host.nickname } }, payload }
  }

  function follow(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastSocialMessage', 'follow', given)
    const payload = wire.Social({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 关注了主播', userPiece(user)) }),
      user: user.encoded,
      action: 1,
      followCount: ++totals.follows,
    })
    return { ...described, payload }
  }

  function share(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastSocialMessage', 'share', given)
    const payload = wire.Social({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 分享了直播间', userPiece(user)) }),
      user: user.encoded,
      shareType: 1,
      action: 3,
      shareTarget: random.pick(['1', '2', '112']),
    })
    return { ...described, payload }
  }

  function fansclub(given: Options & { action?: 'join' | 'upgrade' | 'other' } = {}): SceneMessage {
    const { user, common, described } = from('WebcastFansclubMessage', 'fansclub', given)
    if (given.action === 'other') {
      const payload = wire.Fansclub({
        common: wire.Common(common),
        action: 7,
        content: ' ',
        user: user.encoded,
      })
      return { ...described, event: { action: 'other' }, payload }
    }
    const joins = given.action === undefined ? random.chance(0.7) : given.action === 'join'
    const level = random.between(2, 15)
    const text = joins
      ? `恭喜 ${user.nickname} 成为「${clubName}」粉丝团成员`
      : `恭喜 ${user.nickname} 粉丝团等级升至${level}级`
    const payload = wire.Fansclub({
      common: wire.Common(common),
      action: joins ? 2 : 1,
      content: text,
      user: user.encoded,
    })
    return { ...described, text, payload }
  }

  return { like, enter, enterByShare, moderated, follow, share, fansclub }
}

const MODERATION = { muted: 3, unmuted: 4, adminGiven: 5, adminTaken: 6, kicked: 7, blocked: 11 } as const
