import { toBase64 } from '../capture/port/bytes.ts'
import type { InspectorToWorker, SampleView, WorkerToInspector } from '../messages/inspection.ts'
import { readSchemaless } from '../protocol/schemaless.ts'
import { FOR_A_LOOK, report } from '../room/report.ts'
import type { Sample } from '../room/samples.ts'
import type { RoomSession } from '../room/session.ts'

/**
 * Answers an inspector.
 * @param now ms since 1970
 * @param about versions, to head a report
 */
export function inspectRoom(
  room: RoomSession,
  asked: InspectorToWorker,
  now: number,
  about: string[],
): WorkerToInspector {
  const { health, roomId } = room
  const inspection = room.inspect(now)
  if (asked.type === 'report') {
    return { type: 'report', text: report(inspection, about, method => health.samples(method)[0], now) }
  }
  const { method } = asked
  const samples = method === null ? [] : health.samples(method).map(viewOf)
  return { type: 'inspection', roomId, inspection, method, samples }
}

function viewOf({ bytes, ...sample }: Sample): SampleView {
  return { ...sample, bytes: toBase64(bytes), fields: readSchemaless(bytes, FOR_A_LOOK) }
}
