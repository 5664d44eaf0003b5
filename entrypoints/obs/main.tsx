import { render } from 'preact'
import { PAGE_EVENT } from '../../lib/model/page-event.ts'
import { readChoices } from '../../lib/obs-page/choices.ts'
import { readMessages } from '../../lib/obs-page/messages.ts'
import { ObsPage } from '../../lib/obs-page/page.ts'
import { CHOICES_ID } from '../../lib/obs-page/saved-page.ts'
import { followSocket } from '../../lib/obs-page/socket.ts'
import { Stage } from './Stage.tsx'
import '../../lib/ui/styles/tokens.css'
import '../../lib/ui/styles/row.css'
import './styles/index.css'

const choices = readChoices(saved(), location.search, navigator.language)
document.documentElement.lang = choices.lang
const page = new ObsPage(choices)
const receive = (input: unknown) => page.receive(readMessages(input), performance.now())

const { signal } = new AbortController()
// The preview's events are made in another window, and are of that window's class.
window.addEventListener(PAGE_EVENT, event => receive('detail' in event && event.detail), { signal })
if (choices.ws) followSocket(choices.ws, receive, signal)

const app = document.getElementById('app')
if (app) render(<Stage page={page} />, app)

/** What the extension has written into the file; nothing elsewhere. */
function saved(): unknown {
  const json = document.getElementById(CHOICES_ID)?.textContent
  return json ? JSON.parse(json) : undefined
}
