import { signal } from '@preact/signals'
import type { InspectorToWorker, SampleView, WorkerToInspector } from '../messages/inspection.ts'
import type { MethodHealth } from '../room/health.ts'
import type { Inspection } from '../room/session.ts'

/** What the inspector shows: asked for once a second while it is open. */
export class InspectorState {
  readonly inspection = signal<Inspection | null>(null)
  /** The method whose samples are shown; null for the list of methods. */
  readonly method = signal<string | null>(null)
  readonly samples = signal<SampleView[]>([])
  /** The report asked for last; empty until it comes. */
  readonly report = signal('')

  /** The next question to the worker. */
  question(): InspectorToWorker {
    return { type: 'inspect', method: this.method.value }
  }

  /** Shows the samples of a method, or the list again. */
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
    // Same samples keep their objects, so that open parts of the tree stay open.
    if (answer.method === this.method.value && !isSame(answer.samples, this.samples.value)) {
      this.samples.value = answer.samples
    }
  }
}

function isSame(a: readonly SampleView[], b: readonly SampleView[]): boolean {
  return a.length === b.length && a.every(({ n }, at) => n === b[at]?.n)
}

/** Methods sorted: failed, unknown, then understood ones by count. */
export function byInterest(methods: readonly MethodHealth[]): MethodHealth[] {
  const rank = ({ failed, unknown }: MethodHealth) => (failed > 0 ? 2 : unknown > 0 ? 1 : 0)
  return [...methods].sort((a, b) => rank(b) - rank(a) || b.count - a.count || (a.method < b.method ? -1 : 1))
}
