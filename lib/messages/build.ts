import { BUILD } from '../model/build.ts'

/** First on every Port, from both ends. */
export interface BuildMessage {
  type: 'build'
  build: string
}

export function tellBuild(port: { postMessage(message: BuildMessage): void }): void {
  try {
    port.postMessage({ type: 'build', build: BUILD })
  } catch {
    // The Port is broken; its user will notice.
  }
}

export function isBuild(message: unknown): message is BuildMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    Reflect.get(message, 'type') === 'build' &&
    typeof Reflect.get(message, 'build') === 'string'
  )
}
