import type { Launched } from '../e2e/harness/index.ts'

/**
 * Processor time that the browser's processes have taken so far, in seconds.
 * @param counted renderers run pages and workers; without a graphics card the process of type `GPU` draws them
 */
export async function processorSeconds(
  { cdp }: Launched,
  counted: readonly string[] = ['renderer'],
): Promise<number> {
  interface Processes {
    processInfo: { type: string; cpuTime: number }[]
  }
  const { processInfo } = await cdp.send<Processes>('SystemInfo.getProcessInfo')
  return processInfo
    .filter(({ type }) => counted.includes(type))
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/**
 * The share of a core that these processes took while `work` was done.
 * @param counted see `processorSeconds`
 */
export async function shareOfCore(
  browser: Launched,
  work: () => Promise<unknown>,
  counted?: readonly string[],
): Promise<number> {
  const before = await processorSeconds(browser, counted)
  const start = performance.now()
  await work()
  return ((await processorSeconds(browser, counted)) - before) / ((performance.now() - start) / 1000)
}
