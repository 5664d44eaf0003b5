/**
 * Runs work one at a time in all pages and the worker, in the order of requests. A page or worker that dies frees
 * the lock.
 * @param name same name, same lock
 * @returns what the work returns; rejects as it does
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`tingdan:${name}`, work)
}
