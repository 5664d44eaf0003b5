/**
 * Runs work that no other page of ours and no worker runs at the same time, in the order in which it was asked for. A
 * page or worker that dies meanwhile makes way for the next.
 * @param name the same for all that must not run side by side
 * @returns what the work returns; rejects as it does
 */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`tingdan:${name}`, work)
}
