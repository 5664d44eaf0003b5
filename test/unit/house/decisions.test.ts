import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDER = 'docs/decisions'
const files = readdirSync(FOLDER).filter(file => file !== 'README.md')

test('each decision has a number, a title and a date', () => {
  const numbers = files.map((_, at) => String(at + 1).padStart(3, '0'))
  expect(files.sort().map(file => /^(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1])).toEqual(numbers)
  for (const file of files) expect(read(file)).toMatch(headOf(file))
})

test('the index lists each decision with its title and date, and no other', () => {
  const rows = files.map(file => {
    const [, title, date] = headOf(file).exec(read(file)) ?? []
    return `| ${file.slice(0, 3)} | [${title}](${file}) | ${date} |`
  })
  expect(
    read('README.md')
      .split('\n')
      .filter(line => /^\| \d/.test(line)),
  ).toEqual(rows)
})

function headOf(file: string): RegExp {
  return new RegExp(`^# ${file.slice(0, 3)}\\. (.+)\\n\\n(\\d{4}-\\d\\d-\\d\\d)\\n\\n\\*\\*Decided`)
}

function read(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, 'utf8')
}
