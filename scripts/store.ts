/** npm run store: writes the stores' texts into docs/store, and tells what must be filled in by hand. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'
import { listingComplaints, listingPage, placeholders } from './store-listing.ts'
import { LISTINGS } from './store-texts.ts'

const folder = join(root, 'docs', 'store')
mkdirSync(folder, { recursive: true })
for (const language of ['zh', 'en'] as const) {
  const listing = LISTINGS[language]
  for (const complaint of listingComplaints(language, listing)) {
    console.error(complaint)
    process.exitCode = 1
  }
  writeFileSync(join(folder, `${language}.md`), listingPage(language, listing))
}
for (const line of placeholders()) console.error(line)
