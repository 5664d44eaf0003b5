import { isWritten } from '../model/talk.ts'
import { isAsk, topicsOf } from './asks/asks.ts'
import type { Topic } from './asks/topics.ts'
import type { Reader } from './reader.ts'
import { foldedOf, type Subject } from './subject.ts'

/** Whether a chat asks about one of these topics. */
export function isAbout(subject: Subject, topics: readonly Topic[], { goods }: Reader): boolean {
  if (!isWritten(subject.event)) return false
  const { text } = foldedOf(subject)
  return isAsk(text, goods) && topicsOf(text, goods).some(topic => topics.includes(topic))
}
