import { offerPort } from '../../../lib/capture/handover/offer.ts'
import { toBase64 } from '../../../lib/capture/port/bytes.ts'
import { readReceived } from '../../../lib/capture/relay/received.ts'

/** Takes the relay's place in the isolated world and shows on the document what the tap handed over. */
const captured: unknown[] = []
const stop = new AbortController()
const handover = offerPort(
  document,
  data => {
    const item = readReceived(data)
    captured.push(item?.kind === 'frame' ? { ...item, bytes: toBase64(item.bytes) } : item)
    document.documentElement.dataset.captured = JSON.stringify(captured)
  },
  stop.signal,
)
document.addEventListener('probe:stop', () => handover.stop(), { once: true })
