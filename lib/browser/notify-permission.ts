/**
 * Asks for notifications. Call it first in a click handler, or the browser refuses.
 * @returns whether notifications are allowed
 */
export async function askToNotify(): Promise<boolean> {
  try {
    return await chrome.permissions.request({ permissions: ['notifications'] })
  } catch {
    return false
  }
}
