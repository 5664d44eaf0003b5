import { spawn, spawnSync } from 'node:child_process'

/** A display without a screen, of this process alone. */
export interface Display {
  /** Environment for a program that shall appear there. */
  env: Record<string, string>
  /** Runs xdotool there, and returns what it says. */
  tool(...args: string[]): string
  close(): void
}

/** Starts an X server on a number of its own choice. */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', data => resolve(String(data).trim()))
    server.once('error', reject)
    server.once('close', () => reject(new Error('Xvfb did not come up')))
  })
  const env = { DISPLAY: `:${number}` }
  return {
    env,
    tool(...args) {
      const { stdout } = spawnSync('xdotool', args, { env: { ...process.env, ...env }, encoding: 'utf8' })
      return stdout.trim()
    },
    close: () => server.kill(),
  }
}
