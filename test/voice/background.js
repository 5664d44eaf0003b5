/**
 * Voices without sound. They keep every utterance in chrome.storage.local under `heard:<number>`, in the order in
 * which they were told to speak, and mark how each one ended; what was stored outlives this worker. The key `mode`
 * says how they behave, and `mode:<name>` how one of them does: see Mode in test/e2e/harness/voice.ts.
 */
const NORMAL = { kind: 'normal', baseMs: 20, perCharacterMs: 2, delayMs: 0 }

/** The utterance that is being spoken: `stop` ends it. */
let current
/** What was heard is written one after another, so that no number is given twice. */
let writing = Promise.resolve()

chrome.ttsEngine.onSpeak.addListener((text, { rate = 1, pitch = 1, volume = 1, voiceName = '' }, send) => {
  current?.stop('interrupted')
  current = speak({ text, rate, pitch, volume, voice: voiceName }, send)
})

chrome.ttsEngine.onStop.addListener(() => current?.stop('stopped'))

function speak(said, send) {
  const at = Date.now()
  let over = false
  let timer
  const key = inOrder(async () => {
    const key = await nextKey()
    await keep({ [key]: { ...said, at, ended: 'speaking' } })
    return key
  })
  const end = async ended => {
    if (over) return
    over = true
    clearTimeout(timer)
    await inOrder(async () => {
      await keep({ [await key]: { ...said, at, ended, endedAt: Date.now() } })
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
  key
    .then(() => readMode(said.voice))
    .then(async mode => {
      if (over || mode.kind === 'never-start') return
      if (mode.kind === 'error') {
        await end('error')
        send({ type: 'error', errorMessage: 'the test voice was told to fail' })
      } else if (mode.delayMs > 0) after(mode.delayMs, () => start(mode))
      else start(mode)
    })
  return { stop: end }
}

async function readMode(voice) {
  const own = `mode:${voice}`
  const stored = await chrome.storage.local.get(['mode', own])
  return { ...NORMAL, ...(stored[own] ?? stored.mode) }
}

async function nextKey() {
  const { count = 0 } = await chrome.storage.local.get('count')
  await keep({ count: count + 1 })
  return `heard:${String(count + 1).padStart(6, '0')}`
}

/** A full disk does not silence a voice; what it said is forgotten then. */
function keep(values) {
  return chrome.storage.local.set(values).catch(() => {})
}

function inOrder(step) {
  const result = writing.then(step)
  writing = result.catch(() => {})
  return result
}
