/**
 * A voice without sound. It keeps every utterance in chrome.storage.local under `heard:<number>`, in the order in
 * which it was told to speak, and marks how each one ended; what was stored outlives this worker. The key `mode`
 * says how it behaves: see Mode in test/e2e/harness/voice.ts.
 */
const NORMAL = { kind: 'normal', baseMs: 20, perCharacterMs: 2, delayMs: 0 }

/** The utterance that is being spoken: `stop` ends it. */
let current
/** What was heard is written one after another, so that no number is given twice. */
let writing = Promise.resolve()

chrome.ttsEngine.onSpeak.addListener((text, options, send) => {
  current?.stop('interrupted')
  current = speak({ text, rate: options.rate ?? 1, volume: options.volume ?? 1 }, send)
})

chrome.ttsEngine.onStop.addListener(() => current?.stop('stopped'))

function speak(said, send) {
  const at = Date.now()
  let over = false
  let timer
  const key = inOrder(async () => {
    const key = await nextKey()
    await chrome.storage.local.set({ [key]: { ...said, at, ended: 'speaking' } })
    return key
  })
  const end = async ended => {
    if (over) return
    over = true
    clearTimeout(timer)
    await inOrder(async () => {
      await chrome.storage.local.set({ [await key]: { ...said, at, ended, endedAt: Date.now() } })
    })
  }
  const after = (ms, then) => {
    timer = setTimeout(() => !over && then(), ms)
  }
  const finish = async () => {
    await end('end')
    send({ type: 'end', charIndex: said.text.length })
  }
  const start = async mode => {
    const length = (mode.baseMs + mode.perCharacterMs * said.text.length) / said.rate
    send({ type: 'start', charIndex: 0 })
    if (mode.kind !== 'never-end') after(length, finish)
  }
  // Stored before it is spoken: what the caller heard begin is in the list.
  key.then(readMode).then(async mode => {
    if (over) return
    if (mode.kind === 'error') {
      await end('error')
      send({ type: 'error', errorMessage: 'the test voice was told to fail' })
    } else if (mode.delayMs > 0) after(mode.delayMs, () => start(mode))
    else start(mode)
  })
  return { stop: end }
}

async function readMode() {
  const { mode } = await chrome.storage.local.get('mode')
  return { ...NORMAL, ...mode }
}

async function nextKey() {
  const { count = 0 } = await chrome.storage.local.get('count')
  await chrome.storage.local.set({ count: count + 1 })
  return `heard:${String(count + 1).padStart(6, '0')}`
}

function inOrder(step) {
  const result = writing.then(step)
  writing = result.catch(() => {})
  return result
}
