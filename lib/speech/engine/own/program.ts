/** A field of a program's own in the settings. Its name and hint are texts, `ownOption.…`. */
export interface OwnOption {
  name: string
  otherwise: string
  /** Offered while typing. */
  known?: readonly string[]
  /** The program does not speak without it. */
  needed?: true
}

export interface OwnTarget {
  /** As the user typed it, without what follows the path. */
  address: URL
  /** Each option, by name. */
  options: Readonly<Record<string, string>>
  /** Empty: none. */
  key: string
}

/** A request that is not sent yet. */
export interface OwnRequest {
  url: URL
  headers?: Record<string, string>
  /** By POST; undefined: GET. */
  body?: string | URLSearchParams
}

export interface OwnAnswer {
  bytes: Uint8Array<ArrayBuffer>
  /** Lower case, without parameters. */
  type: string
  /** Of the answer's samples, if it says so. */
  rate?: number
}

/** A program that speaks on request. Its texts are `ownProgram.NAME` and `ownAbout.NAME`. */
export interface OwnProgram {
  /** As in `--voice NAME=URL`, in settings and documents. */
  readonly name: string
  /** The address at which it usually listens. */
  readonly address: string
  readonly options: readonly OwnOption[]
  /** Whether it may ask for a key. */
  readonly hasKey: boolean
  /** Lets every page read its answers: no permission is needed. */
  readonly isOpen: boolean
  /** An audio element can ask for the same by the address alone, which needs no permission. */
  readonly isAddressEnough: boolean
  request(target: OwnTarget, text: string): OwnRequest
  /** Samples without a header become a file; undefined: it is a file. */
  sound?(answer: OwnAnswer, target: OwnTarget): Uint8Array<ArrayBuffer> | undefined
  /** Where its voices are listed, tried in this order; the option that takes one. */
  readonly voices?: { paths: readonly string[]; option: string }
}

/**
 * What stands at an address below the one that the user typed.
 * @param path without a slash before it
 */
export function below({ href }: URL, path: string): URL {
  const base = new URL(href)
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/${path}`
  return base
}
