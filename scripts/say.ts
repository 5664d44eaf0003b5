/**
 * npm run say: reads lines from standard input, each the text of a chat, and writes for each one line: what a Chinese voice is
 * given as its text by the settings as they come, empty where nothing is said. To report a misreading with.
 */
import { createInterface } from 'node:readline'
import { DEFAULTS } from '../lib/settings/schema/schema.ts'
import { createWords } from '../lib/speech/words.ts'

const { text } = createWords(DEFAULTS.speech, DEFAULTS.people)
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${text(line)}\n`)
}
