/** The text of a file that the user chose; undefined where it was moved, changed or deleted since. */
export async function textOf(file: Blob): Promise<string | undefined> {
  return file.text().catch(() => undefined)
}
