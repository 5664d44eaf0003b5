import type { Refusal } from './access.ts'

/** What the bridge tells the person who runs it. */
export type News =
  | { kind: 'source'; connected: boolean; origin: string }
  | { kind: 'room'; roomId: string; webRid: string; anchor: string }
  | { kind: 'refused'; reason: Refusal; origin: string; remote: string }
  | { kind: 'slow'; format: FormatName }
  | { kind: 'gap'; count: number; reason: string }
  | { kind: 'badMessage' }
  | { kind: 'fileFailed'; path: string; reason: string }

/** What a port of the bridge speaks. */
export type FormatName = 'own' | 'grab' | 'douyinLive'

/** The bridge could not start. */
export class BridgeFault extends Error {
  readonly fault: Fault

  /** @param fault for the words of `texts.ts` */
  constructor(fault: Fault) {
    super(fault.kind)
    this.fault = fault
  }
}

export type Fault =
  | { kind: 'portInUse' | 'portForbidden'; port: number; format: FormatName }
  | { kind: 'noSuchHost'; host: string }
  | { kind: 'file'; path: string; reason: string }
