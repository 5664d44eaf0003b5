/**
 * npm run fleet: several browsers in one big room, each with the sample that it is sent, and the one stream that they
 * make. Prints one line of JSON at the end; exit status 1 if the stream is not exactly their union.
 */
import { parseArgs } from 'node:util'
import { launch } from '../test/e2e/harness/launch.ts'
import { startNats } from '../test/e2e/harness/nats.ts'
import { storeOutlets } from '../test/e2e/harness/outlets.ts'
import { until } from '../test/e2e/harness/until.ts'
import { busy } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'
import { installDebians } from './debian.mjs'
import { type FleetCount, fleetCount } from './fleet-count.ts'
import { missingPrograms } from './test-programs.mjs'

const HELP = `npm run fleet -- [options]     several browsers in one room make one stream without duplicates
  --browsers N     how many (3)
  --seconds N      how long the room goes on (60)
  --rate N         messages a second that the room sends (100)
  --share N        the share of them that each browser gets, 0 to 1 (0.6)
  --kills N        how often each browser's worker is killed meanwhile (0)
`

try {
  const options = readOptions()
  if (options) process.exitCode = (await run(options)) ? 0 : 1
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

interface FleetOptions {
  browsers: number
  seconds: number
  rate: number
  share: number
  kills: number
}

function readOptions(): FleetOptions | undefined {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      browsers: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '60' },
      rate: { type: 'string', default: '100' },
      share: { type: 'string', default: '0.6' },
      kills: { type: 'string', default: '0' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return undefined
  }
  const numberOf = (name: keyof FleetOptions, least: number, most: number) => {
    const number = Number(values[name])
    if (number >= least && number <= most) return number
    throw new Error(`--${name} ${values[name]}: a number from ${least} to ${most}`)
  }
  return {
    browsers: numberOf('browsers', 1, 20),
    seconds: numberOf('seconds', 1, 3_600),
    rate: numberOf('rate', 1, 2_000),
    share: numberOf('share', 0.01, 1),
    kills: numberOf('kills', 0, 100),
  }
}

/** @returns whether the stream is exactly the union */
async function run({ browsers, seconds, rate, share, kills }: FleetOptions): Promise<boolean> {
  if (missingPrograms('nats').length > 0) await installDebians(['nats-server'])
  if (missingPrograms('nats').length > 0)
    throw new Error('nats-server is missing: `apt-get install nats-server`, or https://nats.io/download/')
  const end = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end.abort())
  const closing: (() => Promise<unknown>)[] = []
  try {
    const nats = await startNats()
    closing.push(nats.close)
    await nats.addStream()
    const server = await startServer()
    closing.push(server.close)
    const room = server.addRoom({ webRid: '168168168', scene: busy(1, rate, seconds), sample: share })
    say(`${browsers} browsers start ...`)
    const fleet = []
    for (let at = 0; at < browsers && !end.signal.aborted; at++) {
      const browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
      closing.push(browser.close)
      await storeOutlets(await browser.openBarePage(), [{ program: 'nats', address: nats.url }])
      fleet.push(browser)
    }
    await Promise.all(fleet.map(browser => browser.openRoom(room.url)))
    say(
      `the room sends ${rate} messages a second for ${seconds} s, and each browser gets ${share * 100} % of them`,
    )
    const killing = killWorkers(fleet, kills, seconds)
    const over = room.done.then(() => killing)
    const count = async () => fleetCount(room, await nats.messages())
    await Promise.race([over, new Promise(resolve => end.signal.addEventListener('abort', resolve))])
    await until(
      nats.count,
      messages => end.signal.aborted || messages >= unionOf(room.viewers).size,
      30_000,
      messages => `the stream has only ${messages} messages`,
    ).catch(error => say(error.message))
    const counted = await count()
    tell(counted)
    process.stdout.write(`${JSON.stringify(counted)}\n`)
    return counted.missing === 0 && counted.duplicates === 0 && counted.strangers === 0
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

function unionOf(viewers: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  return new Set([...viewers.values()].flatMap(heard => [...heard]))
}

async function killWorkers(fleet: Awaited<ReturnType<typeof launch>>[], kills: number, seconds: number) {
  const wait = (seconds * 1_000) / (kills + 1)
  for (let killed = 0; killed < kills; killed++) {
    await new Promise(resolve => setTimeout(resolve, wait))
    await Promise.all(fleet.map(browser => browser.killWorker()))
  }
}

function tell({ sent, heard, told, union, stream, duplicates, missing, strangers, withoutId }: FleetCount) {
  say(`
  sent by the room              ${sent}
  heard, by browser             ${heard.join(', ')}
  published, all together       ${told}
  union                         ${union}
  in the stream                 ${stream}
  duplicates in the stream      ${duplicates}
  missing in the stream         ${missing}
  in the stream, heard by none  ${strangers}
  without an id                 heard ${withoutId.heard}, in the stream ${withoutId.stream}
`)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
