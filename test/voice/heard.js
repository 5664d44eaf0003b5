/** Shows what the test voice heard. Tests read chrome.storage.local through this page instead. */
const list = document.querySelector('#heard')

async function show() {
  const stored = await chrome.storage.local.get()
  const heard = Object.keys(stored)
    .filter(key => key.startsWith('heard:'))
    .sort()
  list.replaceChildren(
    ...heard.map(key => {
      const row = document.createElement('li')
      row.textContent = `${stored[key].text} (${stored[key].ended})`
      return row
    }),
  )
}

chrome.storage.onChanged.addListener(show)
show()
