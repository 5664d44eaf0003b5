import { signal } from '@preact/signals'
import type { InspectorToWorker, SampleView, WorkerToInspector } from '../messages/inspection.ts'
import type { MethodHealth } from '../room/health.ts'
import type { Inspection } from '../room/session.ts'

/** Polled once a second while open. */
export class InspectorState {
  readonly inspection = signal<Inspection | null>(null)
  /** Null: the list of methods. */
  readonly method = signal<string | null>(null)
  readonly samples = signal<SampleView[]>([])
  /** Empty until it comes. */
  readonly report = signal('')

  /** The next question to the worker. */
  question(): InspectorToWorker {
    return { type: 'inspect', method: this.method.value }
  }

  /** Null shows the list of methods. */
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

/** Failed, unknown, understood methods, each by count. */
export function byInterest(methods: readonly MethodHealth[]): MethodHealth[] {
  const rank = ({ failed, unknown }: MethodHealth) => (failed > 0 ? 2 : unknown > 0 ? 1 : 0)
  return [...methods].sort((a, b) => rank(b) - rank(a) || b.count - a.count || (a.method < b.method ? -1 : 1))
}
