/** The page that plays for the worker; webextension-polyfill does not wrap `offscreen`. */
const PAGE = 'offscreen.html'

/** Firefox has none: its worker is a page. */
export function hasOffscreen(): boolean {
  return (chrome as Partial<typeof chrome>).offscreen !== undefined
}

/** Opens it unless it is open; resolves when its scripts have run. @throws if the browser refuses */
export async function openOffscreen(): Promise<void> {
  if (await isOffscreenOpen()) return
  await chrome.offscreen
    .createDocument({
      url: PAGE,
      reasons: ['AUDIO_PLAYBACK' as chrome.offscreen.Reason],
      justification: 'Voices of the user’s own are played here.',
    })
    .catch(async error => {
      // Another call opened it meanwhile.
      if (!(await isOffscreenOpen())) throw error
    })
}

export async function isOffscreenOpen(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
  })
  return contexts.length > 0
}

/** Nothing if it is not open. */
export async function closeOffscreen(): Promise<void> {
  await chrome.offscreen.closeDocument().catch(() => undefined)
}
