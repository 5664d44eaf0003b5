/**
 * Asks the user to allow desktop notifications, unless they have. To be called first thing on a click: the browser asks
 * on a user's doing only.
 * @returns whether they are allowed; false where the browser has none
 */
export async function askToNotify(): Promise<boolean> {
  try {
    return await chrome.permissions.request({ permissions: ['notifications'] })
  } catch {
    return false
  }
}
