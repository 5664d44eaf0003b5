import type { Launched } from '../e2e/harness/index.ts'

/** Processor time that all renderers have taken so far, in seconds. */
export async function processorSeconds({ cdp }: Launched): Promise<number> {
  interface Processes {
    processInfo: { type: string; cpuTime: number }[]
  }
  const { processInfo } = await cdp.send<Processes>('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}
