/** Undefined if the file was moved, changed or deleted. */
export async function textOf(file: Blob): Promise<string | undefined> {
  return file.text().catch(() => undefined)
}
