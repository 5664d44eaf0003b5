/**
 * npm run bench [-- --json] [-- --only decode,filter,speech,own-voices,tap,live,light,outlets,panel,rate,history,size]: measures the
 * README's figures. Figures go to standard output (--json: one object), progress to standard error.
 */
import { cpus } from 'node:os'
import { measureDecoding } from './decode.ts'
import type { Figures } from './figures.ts'
import { measureFilter } from './filter.ts'
import { measureHistory } from './history.ts'
import { measureLight } from './light.ts'
import { measureLiveRoom } from './live.ts'
import { measureOutlets } from './outlets.ts'
import { measureOwnVoices } from './own-voices.ts'
import { measurePanel } from './panel.ts'
import { measureRate } from './rate.ts'
import { measureSize } from './size.ts'
import { measureSpeech } from './speech.ts'
import { measureTap } from './tap.ts'

const PARTS: Record<string, () => Figures | Promise<Figures>> = {
  decode: measureDecoding,
  filter: measureFilter,
  speech: measureSpeech,
  'own-voices': measureOwnVoices,
  size: measureSize,
  tap: async () => {
    const { median_us, p99_us } = await measureTap()
    return { tap_median_us_per_frame: median_us, tap_p99_us_per_frame: p99_us }
  },
  live: measureLiveRoom,
  outlets: measureOutlets,
  light: measureLight,
  panel: measurePanel,
  rate: measureRate,
  history: () => measureHistory(),
}

const args = process.argv.slice(2)
const only = args[args.indexOf('--only') + 1]?.split(',')
const wanted = args.includes('--only') ? only : Object.keys(PARTS)
const cores = cpus()
process.stderr.write(`Node ${process.version}, ${cores.length} × ${cores[0]?.model ?? 'unknown processor'}\n`)
const figures: Figures = {}
for (const name of wanted ?? []) {
  const part = PARTS[name]
  if (!part) throw new Error(`no part ${name}; there are ${Object.keys(PARTS).join(', ')}`)
  process.stderr.write(`${name} ...\n`)
  Object.assign(figures, await part())
}
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`)
else
  for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name.padEnd(52)} ${value}\n`)
