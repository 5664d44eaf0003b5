/** Shows what the test voice heard. Tests read chrome.storage.local through this page instead. */
const list = document.querySelector('#heard')
/** By key of the storage. */
const rows = new Map()

function show(key, { text, ended }) {
  if (!rows.has(key)) rows.set(key, list.appendChild(document.createElement('li')))
  rows.get(key).textContent = `${text} (${ended})`
}

chrome.storage.onChanged.addListener(changes => {
  for (const [key, { newValue }] of Object.entries(changes)) if (key.startsWith('heard:')) show(key, newValue)
})
const stored = await chrome.storage.local.get()
for (const key of Object.keys(stored).sort()) if (key.startsWith('heard:')) show(key, stored[key])
