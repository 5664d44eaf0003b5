/** Text of a chosen file; undefined if it was moved, changed or deleted. */
export async function textOf(file: Blob): Promise<string | undefined> {
  return file.text().catch(() => undefined)
}
