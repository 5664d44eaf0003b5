import { BUILD } from '../model/build.ts'

/** The first message on every Port, from both ends: which build speaks. */
export interface BuildMessage {
  type: 'build'
  build: string
}

/** Tells the other end of a Port which build this is. */
export function tellBuild(port: { postMessage(message: BuildMessage): void }): void {
  try {
    port.postMessage({ type: 'build', build: BUILD })
  } catch {
    // It has broken already, and whoever uses it is told.
  }
}

/** Whether a message is of that kind. */
export function isBuild(message: unknown): message is BuildMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    Reflect.get(message, 'type') === 'build' &&
    typeof Reflect.get(message, 'build') === 'string'
  )
}
