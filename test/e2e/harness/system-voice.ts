import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

/** Samples a second of the recording. */
export const EAR_RATE = 8000
/** Of 32,768: louder is a voice, not a converter's noise. */
export const AUDIBLE = 500
/** How far ahead a program sends its sound, in ms: on a busy machine less is torn to pieces. */
const AHEAD = 600

/** A sink that nobody hears and a recorder of it, of this process alone. */
export interface Ear {
  /** Environment for the Chromium that shall be heard. */
  env: Record<string, string>
  /** How long it has been heard so far, in seconds. */
  heardSeconds(): number
  /** All that was recorded, mono, 8,000 samples of 16 bits a second. */
  recording(): Int16Array
  /** Ends it and removes what it left. */
  close(): Promise<void>
}

/** A real speech engine, heard by an ear. */
export interface SystemVoice extends Ear {
  /** Flags for the Chromium that shall speak by it. */
  chromiumArgs: string[]
}

interface Running extends Ear {
  startAndWait: (socket: string, command: string, args: string[]) => Promise<void>
}

/**
 * Starts PulseAudio with a silent sink, and a recorder of it.
 * @throws Error with a program's output if it does not start
 */
export function startEar(): Promise<Ear> {
  return start()
}

/**
 * Starts an ear and speech-dispatcher.
 * @throws Error with a program's output if it does not start
 */
export async function startSystemVoice(): Promise<SystemVoice> {
  const ear = await start()
  try {
    await ear.startAndWait('speech-dispatcher/speechd.sock', 'speech-dispatcher', [
      '--run-single',
      '--timeout',
      '0',
    ])
  } catch (error) {
    await ear.close()
    throw error
  }
  return { ...ear, chromiumArgs: ['--enable-speech-dispatcher'] }
}

async function start(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-voice-'))
  chmodSync(folder, 0o700)
  const own = { XDG_RUNTIME_DIR: folder, HOME: folder }
  const env = { ...own, PULSE_LATENCY_MSEC: String(AHEAD) }
  const children: ChildProcess[] = []
  const recorded = new Recording()
  const start = (command: string, args: string[], variables: object = env) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    return child
  }
  const startAndWait = async (socket: string, command: string, args: string[]) => {
    let written = ''
    const child = start(command, args)
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (written += data))
    child.on('error', error => (written += error.message))
    const isUp = async () => existsSync(join(folder, socket))
    await until(
      isUp,
      up => up,
      15_000,
      () => `${command} did not come up: ${written}`,
    )
  }
  const close = async () => {
    for (const child of children.reverse()) await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const modules = ['module-native-protocol-unix', 'module-null-sink sink_name=ear']
    await startAndWait('pulse/native', 'pulseaudio', [
      '--daemonize=no',
      '-n',
      '--exit-idle-time=-1',
      ...modules.flatMap(module => ['-L', module]),
    ])
    const wanted = ['--device=ear.monitor', `--rate=${EAR_RATE}`, '--channels=1', '--format=s16le']
    // What was heard is to be known at once.
    const recorder = start('parec', wanted, own)
    recorder.stdout?.on('data', (data: Buffer) => recorded.add(data))
  } catch (error) {
    await close()
    throw error
  }
  return {
    env,
    startAndWait,
    heardSeconds: () => recorded.audible / EAR_RATE,
    recording: () => recorded.samples,
    close,
  }
}

/** Grows in place: it is read again and again while it grows, and minutes of sound would be copied each time. */
class Recording {
  #bytes = new Uint8Array(2 * EAR_RATE * 60)
  #length = 0
  /** Samples. */
  audible = 0

  add(data: Buffer): void {
    if (this.#length + data.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    const known = this.samples.length
    this.#bytes.set(data, this.#length)
    this.#length += data.length
    for (const sample of this.samples.subarray(known)) if (Math.abs(sample) > AUDIBLE) this.audible++
  }

  /** All whole ones. The processors that we run on store the low byte first, as `s16le` does. */
  get samples(): Int16Array {
    return new Int16Array(this.#bytes.buffer, 0, this.#length >> 1)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise(resolve => child.once('close', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
  child.kill()
  await gone
  clearTimeout(timer)
}
