/** What people write. */
import { encodeImage, imageUrls, type Person } from '../people.ts'
import { chatLine, STICKERS } from '../texts.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'
import { imagePiece, sentence, stringPiece, userPiece } from './sentence.ts'

export function talkBuilders({ random, now, timed, host, somebody, begin, from }: Cast) {
  function chat(given: Options & { text?: string } = {}): SceneMessage {
    const { user, common, described } = from('WebcastChatMessage', 'chat', given)
    const text = given.text ?? chatLine(random, random.chance(0.04) ? somebody().nickname : undefined)
    // Some have no time but this one, in seconds.
    const eventTime = described.time ?? (timed < 1 && random.chance(0.5) ? now() : 0)
    const payload = wire.Chat({
      common: wire.Common(common),
      user: user.encoded,
      content: text,
      publicAreaCommon: userLabel,
      eventTime: Math.floor(eventTime / 1000),
      chatBy: 1,
    })
    return { ...described, text, payload }
  }

  function emoji(given: Options & { text?: string } = {}): SceneMessage {
    const { user, common, described } = from('WebcastEmojiChatMessage', 'emoji', given)
    const text = given.text ?? random.pick(STICKERS)
    const payload = wire.EmojiChat({
      common: wire.Common(common),
      user: user.encoded,
      emojiId: wire.int64(random.digits(18)),
      emojiContent: sentence('{0:image}', imagePiece(`emoji/${encodeURIComponent(text)}`, '')),
      defaultContent: text,
    })
    return { ...described, text, payload }
  }

  /** A chat that mentions somebody and has an emoji with its picture: its rich form says more than its text. */
  function mention(given: Options & { whom?: Person } = {}): SceneMessage {
    const { user, common, described } = from('WebcastChatMessage', 'chat', given)
    const whom = given.whom ?? somebody()
    const line = chatLine(random).replaceAll(/[[\]]/g, '')
    const text = `@${whom.nickname} ${line}[比心]`
    const rich = sentence(
      '{0:user}{1:string}{2:image}',
      userPiece(whom),
      stringPiece(` ${line}`),
      imagePiece('emoji/heart', '[比心]'),
    )
    const payload = wire.Chat({
      common: wire.Common(common),
      user: user.encoded,
      content: text,
      rtfContentV2: rich,
    })
    const segments = [
      { kind: 'mention', text: `@${whom.nickname}`, userId: whom.id },
      { kind: 'text', text: ` ${line}` },
      { kind: 'emoji', name: '[比心]', imageUrl: imageUrls('emoji/heart')[0] },
    ]
    return { ...described, text, event: { segments }, payload }
  }

  /** Spoken, with what Douyin heard. */
  function voice(given: Options & { text?: string } = {}): SceneMessage {
    const { user, common, described } = from('WebcastAudioChatMessage', 'chat', given)
    const text = given.text ?? chatLine(random)
    const ms = random.between(1_200, 9_000)
    const payload = AudioChat({
      common: wire.Common(common),
      user: user.encoded,
      content: text,
      audioUrl: 'https://webcast.douyinpic.com/audio/1.mp3',
      audioDuration: ms,
    })
    return { ...described, text, event: { voiceSeconds: Math.ceil(ms / 1_000) }, payload }
  }

  function episode(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastEpisodeChatMessage', 'chat', given)
    const text = chatLine(random)
    const payload = EpisodeChat({ common: wire.Common(common), user: user.encoded, content: text })
    return { ...described, text, payload }
  }

  /** Flies over the picture. */
  function screenChat(given: Options & { text?: string; official?: boolean } = {}): SceneMessage {
    const { user, common, described } = from('WebcastScreenChatMessage', 'superchat', given)
    const text = given.text ?? chatLine(random)
    const payload = ScreenChat({
      common: wire.Common(common),
      user: user.encoded,
      screenChatType: 2,
      content: text,
      officialCommentConfig: given.official ? OfficialCommentConfig({ official: true }) : undefined,
      eventTime: Math.floor((described.time ?? 0) / 1000),
    })
    return { ...described, text, ...(given.official ? { event: { privilege: 'official' } } : {}), payload }
  }

  function memberChat(given: Options & { text?: string } = {}): SceneMessage {
    const { user, common, described } = from('WebcastPrivilegeScreenChatMessage', 'superchat', given)
    const text = given.text ?? chatLine(random)
    const payload = MemberChat({ common: wire.Common(common), user: user.encoded, content: text, style: 3 })
    return { ...described, text, event: { privilege: 'member' }, payload }
  }

  /** The anchor pins a chat to the top, or takes it down. */
  function pinned(given: Options & { text?: string; down?: boolean } = {}): SceneMessage {
    const { user, common, described } = from('WebcastHighlightComment', 'notice', given)
    const text = given.text ?? chatLine(random)
    const payload = Highlight({
      common: wire.Common(common),
      content: text,
      user: user.encoded,
      actionType: given.down ? 2 : 1,
      operatorId: wire.int64(host.id),
      operatorNickname: host.nickname,
    })
    const operator = { id: host.id, nickname: host.nickname }
    return { ...described, text, event: { action: given.down ? 'unpinned' : 'pinned', operator }, payload }
  }

  /** What many write at the moment. */
  function hotChat(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastHotChatMessage', 'notice', given)
    const count = random.between(20, 300)
    const payload = HotChat({
      common: wire.Common(common),
      title: '大家说',
      content: '好听[比心]',
      num: [1, count],
    })
    return { ...described, text: '好听[比心]', event: { action: 'echoed', count }, payload }
  }

  /** The same chat from many, told once. */
  function echoed(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastTopAggregateChatMessage', 'notice', given)
    const count = random.between(5, 60)
    const payload = Aggregate({ common: wire.Common(common), count, content: '扣1', maxCount: 99 })
    return { ...described, text: '扣1', event: { action: 'echoed', count }, payload }
  }

  return { chat, emoji, mention, voice, episode, screenChat, memberChat, pinned, hotChat, echoed }
}

const AudioChat = wire.wire({ common: 1, user: 2, content: 3, audioUrl: 4, audioDuration: 5, rtfContent: 7 })
const EpisodeChat = wire.wire({ common: 1, user: 2, content: 3 })
const ScreenChat = wire.wire({
  common: 1,
  user: 2,
  screenChatType: 3,
  content: 4,
  officialCommentConfig: 11,
  eventTime: 12,
})
const OfficialCommentConfig = wire.wire({ official: 1 })
const MemberChat = wire.wire({ common: 1, user: 2, content: 3, style: 5 })
const Highlight = wire.wire({
  common: 1,
  content: 7,
  user: 8,
  actionType: 9,
  operatorId: 14,
  operatorNickname: 15,
})
const HotChat = wire.wire({ common: 1, title: 2, content: 3, num: 4 })
const Aggregate = wire.wire({ common: 1, user: 3, count: 4, content: 5, maxCount: 6 })

const userLabel = wire.PublicAreaCommon({ userLabel: encodeImage('user_label'), individualPriority: 31_000 })
