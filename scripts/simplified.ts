/**
 * Writes lib/filter/simplified.ts, which traditional characters are which simplified ones, out of OpenCC's table as `opencc-js`
 * packs it. To be run when OpenCC has new ones.
 *
 *     node scripts/run.mjs scripts/simplified.ts
 */
import { writeFileSync } from 'node:fs'
import table from 'opencc-js/dict/TSCharacters'

const TARGET = 'lib/filter/simplified.ts'

const pairs = table.split('|').map(row => row.split(' '))
// Characters beyond the first plane are too rare to be looked for.
const wanted = pairs.filter(([from = '', to = '']) => from.length === 1 && to.length === 1 && from !== to)
writeFileSync(
  TARGET,
  `/**
 * Traditional characters, each followed by its simplified one. Written by scripts/simplified.ts out of OpenCC's
 * TSCharacters: Copyright © BYVoid and contributors, Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0
 */
export const SIMPLIFIED =
  '${wanted.map(([from, to]) => `${from}${to}`).join('')}'
`,
)
console.log(`${TARGET}: ${wanted.length} characters`)
