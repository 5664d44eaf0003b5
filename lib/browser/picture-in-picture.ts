interface DocumentPictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window>
}

/** Whether this browser has windows that stay above all others. */
export function hasWindowsOnTop(): boolean {
  return pictureInPicture() !== undefined
}

/**
 * Opens a window that stays above those of all programs, as long as this page is open. Only in a click handler.
 * @throws if the browser refuses
 */
export async function openWindowOnTop(size: { width: number; height: number }): Promise<Window> {
  const api = pictureInPicture()
  if (!api) throw new Error('this browser has no windows on top')
  return api.requestWindow(size)
}

/** The types of the platform do not have it. */
function pictureInPicture(): DocumentPictureInPicture | undefined {
  return Reflect.get(window, 'documentPictureInPicture')
}
