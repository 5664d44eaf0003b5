/** Why a server of the user's did not speak. Its texts are `ownFault.…`. */
export type OwnFault =
  /** The address is not one. */
  | { kind: 'address' }
  /** Nothing answers there. */
  | { kind: 'unreachable' }
  /** The browser lets us read no answers of it before the user allows it. */
  | { kind: 'permission' }
  /** No answer in time. */
  | { kind: 'late' }
  /** An error, with what it says. */
  | { kind: 'refused'; status: number; said: string }
  /** It sends us to another address. */
  | { kind: 'redirect' }
  /** The answer is text, with how it begins. */
  | { kind: 'no-sound'; said: string }
  | { kind: 'empty' }
  /** The answer is no list of voices. */
  | { kind: 'no-list' }
  | { kind: 'too-big' }
  /** The browser cannot read it. */
  | { kind: 'undecodable' }
  | { kind: 'silent' }
  /** Of a later version, or removed. */
  | { kind: 'unknown' }
  /** The answer broke off. */
  | { kind: 'broken' }
  /** An option without which the program does not speak: its name. */
  | { kind: 'missing'; option: string }

/** Thrown where a server did not do as asked. */
export class OwnFailure extends Error {
  override readonly name = 'OwnFailure'
  readonly fault: OwnFault

  constructor(fault: OwnFault) {
    super(fault.kind)
    this.fault = fault
  }
}
