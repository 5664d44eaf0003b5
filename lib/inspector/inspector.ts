import { signal } from '@preact/signals'
import type { InspectorToWorker, SampleView, WorkerToInspector } from '../messages/inspection.ts'
import type { MethodHealth } from '../room/health.ts'
import type { Inspection } from '../room/session.ts'

/** What the inspector shows: asked for each second while it is open, and as the worker answered it. */
export class InspectorState {
  /** Null before the first answer. */
  readonly inspection = signal<Inspection | null>(null)
  /** The method whose messages are looked at; null: the list of methods. */
  readonly method = signal<string | null>(null)
  readonly samples = signal<SampleView[]>([])
  /** The report that was asked for last; empty while it is on its way. */
  readonly report = signal('')

  /** What to ask the worker now. */
  question(): InspectorToWorker {
    return { type: 'inspect', method: this.method.value }
  }

  /** Looks at the messages of a method, or at the list again. */
  look(method: string | null): void {
    this.method.value = method
    this.samples.value = []
  }

  receive(answer: WorkerToInspector): void {
    if (answer.type === 'report') {
      this.report.value = answer.text
      return
    }
    this.inspection.value = answer.inspection
    // The same ones stay the same objects, so that nothing that was unfolded is drawn anew.
    if (answer.method === this.method.value && !isSame(answer.samples, this.samples.value)) {
      this.samples.value = answer.samples
    }
  }
}

function isSame(a: readonly SampleView[], b: readonly SampleView[]): boolean {
  return a.length === b.length && a.every(({ n }, at) => n === b[at]?.n)
}

/** The methods in the order in which they are of interest: failed, unknown, then those that are understood, by number. */
export function byInterest(methods: readonly MethodHealth[]): MethodHealth[] {
  const rank = ({ failed, unknown }: MethodHealth) => (failed > 0 ? 2 : unknown > 0 ? 1 : 0)
  return [...methods].sort((a, b) => rank(b) - rank(a) || b.count - a.count || (a.method < b.method ? -1 : 1))
}
