import { countSaid, twoOf } from './counts.ts'

/** Marks of mood and their names. */
const MARKS: readonly { run: RegExp; name: string }[] = [
  { run: /[！!](?:\s*[！!])*/g, name: '感叹号' },
  { run: /[？?](?:\s*[？?])*/g, name: '问号' },
  { run: /…+|\.{3,}|。{3,}/g, name: '省略号' },
]
/** Its length means nothing. */
const UNCOUNTED = '省略号'

/** Names marks of mood for people who cannot see them: `好！！！` as `好，3个感叹号`. */
export function moodSaid(text: string): string {
  return MARKS.reduce(
    (rest, { run, name }) =>
      rest.replace(run, marks => {
        const count = marks.replace(/\s/g, '').length
        return count === 1 || name === UNCOUNTED
          ? `，${name}，`
          : `，${twoOf(`${countSaid(count)}个${name}`)}，`
      }),
    text,
  )
}
