/**
 * Runs work one at a time in all pages and the worker, in order of request. Death frees the lock. Rejects as the work
 * does.
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`tingdan:${name}`, work)
}
