/** How long a browser may take to begin with a download, in ms; its bytes are let go of after. */
const KEPT_MS = 60_000

/** Gives the user a text as a file to keep, by the browser's own download. Needs no permission. */
export function saveTextFile(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'application/octet-stream' }))
}

/** The same for any bytes. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
