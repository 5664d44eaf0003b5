import type { Format } from '../../lib/archive/export/formats/formats.ts'
import { stamp } from '../../lib/archive/export/words.ts'
import { saveFile } from '../../lib/browser/save-file.ts'

/** The used part of the File System Access API, which TypeScript lacks. */
interface SavePicker {
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>
}

/** Where an export goes: a chosen file or the downloads. */
export interface Receiver {
  target: { file?: FileSystemFileHandle }
  take: (blob: Blob) => void
  end: () => void
}

/**
 * Valid on any system: anchor and start.
 * @param nameless omits the anchor
 */
export function fileName(anchor: string, begin: number, extension: string, nameless = false): string {
  const name = nameless ? '' : anchor.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 40)
  const time = stamp(begin).slice(0, 16).replace(/[^\d]/g, '')
  return `${['tingdan', name, time].filter(Boolean).join('-')}.${extension}`
}

/**
 * Asks where to write; needs a click.
 * @throws AbortError if the user chooses no file
 */
export async function receiver(
  name: string,
  { extension, mime }: Pick<Format, 'extension' | 'mime'>,
): Promise<Receiver> {
  const { showSaveFilePicker } = window as SavePicker
  if (showSaveFilePicker) {
    const types = [{ accept: { [mime]: [`.${extension}`] } }]
    const file = await showSaveFilePicker({ suggestedName: name, types })
    return { target: { file }, take: () => {}, end: () => {} }
  }
  const blobs: Blob[] = []
  return {
    target: {},
    take: blob => blobs.push(blob),
    end: () => saveFile(name, new Blob(blobs, { type: mime })),
  }
}
