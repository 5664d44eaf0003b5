/** What people do besides talking: they come, like, follow, share, join the fans club. */
import type { Person } from '../people.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function actBuilders({ random, clubName, totals, walkOnline, from }: Cast) {
  function like(given: Options & { count?: number } = {}): SceneMessage {
    const { user, common, described } = from('WebcastLikeMessage', 'like', given)
    const count = given.count ?? random.between(1, 15)
    totals.likes += count
    const total = totals.likes
    const payload = wire.Like({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 为主播点赞了', user) }),
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
      common: wire.Common({ ...common, displayText: sentence('{0:user} 来了', user) }),
      user: user.encoded,
      memberCount: walkOnline(),
      action: 1,
    })
    return { ...described, payload }
  }

  function follow(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastSocialMessage', 'follow', given)
    const payload = wire.Social({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 关注了主播', user) }),
      user: user.encoded,
      action: 1,
      followCount: ++totals.follows,
    })
    return { ...described, payload }
  }

  function share(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastSocialMessage', 'share', given)
    const payload = wire.Social({
      common: wire.Common({ ...common, displayText: sentence('{0:user} 分享了直播间', user) }),
      user: user.encoded,
      shareType: 1,
      action: 3,
      shareTarget: random.pick(['1', '2', '112']),
    })
    return { ...described, payload }
  }

  function fansclub(given: Options & { action?: 'join' | 'upgrade' } = {}): SceneMessage {
    const { user, common, described } = from('WebcastFansclubMessage', 'fansclub', given)
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

  return { like, enter, follow, share, fansclub }
}

/** Common.display_text: a sentence with a person in it. */
function sentence(defaultPattern: string, user: Person): Uint8Array {
  const userValue = wire.TextPieceValue({ value: user.encoded })
  return wire.Text({
    key: 'live_room_sentence',
    defaultPattern,
    pieces: wire.TextPiece({ type: 11, userValue }),
  })
}
