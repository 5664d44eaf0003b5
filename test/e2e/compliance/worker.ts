import { toBase64 } from '../../../lib/capture/port/bytes.ts'
import type { RelayToWorker, WorkerToRelay } from '../../../lib/capture/port/messages.ts'

/**
 * A worker that keeps the relay's contract and nothing more: it stores what it receives in order, then acknowledges.
 * An extension page asks it for what it has, and tells it how to answer.
 */
interface Relay {
  relay: string
  top: boolean
  hellos: { page: unknown; probe: string; top: boolean }[]
  items: { seq: number; item: object; as: string }[]
}

let stored: Promise<Record<string, Relay>> = chrome.storage.local
  .get('relays')
  .then(({ relays }) => (relays ?? {}) as Record<string, Relay>)
let mode: 'clone' | 'base64' = 'clone'

chrome.runtime.onConnect.addListener(port => {
  if (port.name !== 'relay') return
  let id = ''
  port.onMessage.addListener((message: RelayToWorker) => {
    stored = stored.then(async relays => {
      let answer: WorkerToRelay
      if (message.type === 'hello') {
        id = message.relay
        relays[id] ??= { relay: id, top: message.top, hellos: [], items: [] }
        const probe = Object.prototype.toString.call(message.probe)
        relays[id]?.hellos.push({ page: message.page, probe, top: message.top })
        answer = { type: 'welcome', bytes: mode, stored: relays[id]?.items.at(-1)?.seq ?? 0 }
      } else {
        for (const { seq, item } of message.items) {
          const bytes = item.kind === 'frame' ? item.bytes : ''
          const text = typeof bytes === 'string' ? bytes : toBase64(bytes)
          relays[id]?.items.push({ seq, item: { ...item, bytes: text }, as: typeof bytes })
        }
        answer = { type: 'ack', upTo: message.items.at(-1)?.seq ?? 0 }
      }
      await chrome.storage.local.set({ relays })
      try {
        port.postMessage(answer)
      } catch {
        // The page has gone.
      }
      return relays
    })
  })
})

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message === 'relays') {
    stored.then(relays => answer(Object.values(relays)))
    return true
  }
  if (message === 'base64' || message === 'clone') mode = message
  answer(null)
  return false
})
