import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type ViewportSize } from 'playwright'
import type { Entry } from '../../../lib/model/entry.ts'
import type { SimulatedRoom } from '../../room/types.ts'
import { type Cdp, connectCdp, type TargetInfo } from './cdp.ts'
import { startChromium } from './chromium.ts'
import { type Collector, collectEvents } from './collect.ts'
import { BUILD, extensionId, VOICE, VOICE_ID } from './extension.ts'
import { LATE_SPEECH } from './speech.ts'
import { hideServiceWorkers } from './unattached.ts'
import { until } from './until.ts'
import { TestVoice, type Utterance } from './voice.ts'

/** Address of a page that could not be loaded. */
const FAILED = 'chrome-error:'

export interface LaunchOptions {
  /** Folder of the unpacked extension; the production build unless told. */
  extension?: string
  /** Whether the test voice is loaded; true unless told. */
  voice?: boolean
  /** More flags, such as a simulated room's `chromiumArgs`. */
  chromiumArgs?: string[]
  /** Variables of Chromium's environment beside ours. */
  env?: Record<string, string>
  /** The folder in which the profile lies; that for temporary files unless told. */
  disk?: string
  /** A profile to keep; default a fresh one, removed at the end. */
  profile?: string
  lang?: 'zh-CN' | 'zh-TW' | 'zh-HK' | 'en-US'
  colorScheme?: 'light' | 'dark'
  /** True unless told. */
  headless?: boolean
  /** Keeps the newcomer's page open, or does not wait for one; default false. */
  welcome?: boolean
  /** Whether Playwright may attach to service workers (`context.serviceWorkers()`), which keeps them alive. */
  attachToWorkers?: boolean
}

/**
 * Starts Chromium with the extension and the test voice.
 * @throws Error if there is no build or no Chromium
 */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const extension = options.extension ?? BUILD
  const id = extensionId(extension)
  const isNewcomer = !options.profile || !existsSync(options.profile)
  const running = await startChromium({
    extensions: options.voice === false ? [extension] : [extension, VOICE],
    args: options.chromiumArgs ?? [],
    headless: options.headless ?? true,
    lang: options.lang ?? 'zh-CN',
    env: options.env ?? {},
    ...(options.disk ? { disk: options.disk } : {}),
    ...(options.profile ? { profile: options.profile } : {}),
  })
  const cdp = await connectCdp(running.endpoint)
  const proxy = options.attachToWorkers ? undefined : await hideServiceWorkers(running.endpoint)
  const browser = await chromium.connectOverCDP(proxy?.url ?? running.endpoint)
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no profile')
  // No test is to fail because the machine is busy.
  context.setDefaultTimeout(90_000)
  let spare: Page | undefined
  if (isNewcomer && existsSync(join(extension, 'welcome.html')) && !options.welcome) {
    const welcome = await welcomePage(context)
    // Chromium loads an extension's texts with its first page; if that goes meanwhile, they are missing until the
    // browser ends.
    await welcome.waitForLoadState()
    await welcome.goto(`chrome-extension://${id}/manifest.json`)
    spare = welcome
  }
  return new Launched(id, context, cdp, running.gone, spare, options, async () => {
    await browser.close().catch(() => {})
    cdp.close()
    await running.close()
    proxy?.close()
  })
}

/** The newcomer's page, which opens in a fresh profile. */
export async function welcomePage(context: BrowserContext): Promise<Page> {
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html')
  return context.pages().find(isWelcome) ?? context.waitForEvent('page', isWelcome)
}

/** A room's page and its panel, each in a window of its own. */
export interface Visit {
  page: Page
  panel: Page
}

interface Sized extends Visit {
  size: ViewportSize | undefined
}

/** Takes a room's page to another room as a link in it would, without a load. */
async function changeRoom(page: Page, room: SimulatedRoom): Promise<void> {
  await page.evaluate(url => {
    history.pushState(null, '', url)
    dispatchEvent(new PopStateEvent('popstate'))
  }, room.url)
}

/** Whether the windows can serve another test: they are there, and as large as they were. */
function isAsOpened({ page, panel, size }: Sized): boolean {
  const now = panel.viewportSize()
  return !page.isClosed() && !panel.isClosed() && now?.width === size?.width && now?.height === size?.height
}

/** A Chromium with the extension in it. */
export class Launched {
  readonly extensionId: string
  readonly context: BrowserContext
  /** Raw DevTools of the browser, attached to nothing. */
  readonly cdp: Cdp
  readonly voice: TestVoice
  /** Settles when the browser has gone. */
  readonly gone: Promise<void>
  /** Ends the browser, and removes its profile unless it is kept. */
  readonly close: () => Promise<void>
  readonly #colorScheme: 'light' | 'dark' | undefined
  readonly #headless: boolean
  #opening: Promise<unknown> = Promise.resolve()
  /** A bare page that nobody has yet. */
  #spare: Page | undefined
  #bare: Page | undefined
  /** The first of this test. */
  #visit: Sized | undefined
  /** Windows that a test has left to the next. */
  #left: Sized | undefined
  /** Of this test. */
  #collectors: Collector[] = []

  /** Made by `launch`. */
  constructor(
    id: string,
    context: BrowserContext,
    cdp: Cdp,
    gone: Promise<void>,
    spare: Page | undefined,
    { colorScheme, headless = true }: LaunchOptions,
    close: () => Promise<void>,
  ) {
    this.extensionId = id
    this.context = context
    this.cdp = cdp
    this.gone = gone
    this.#spare = spare
    this.#colorScheme = colorScheme
    this.#headless = headless
    this.close = close
    this.voice = new TestVoice(() => this.#openHeard())
  }

  /** Opens a page in a window of its own: a hidden page is slow. */
  openPage(url: string, size = { width: 1000, height: 800 }): Promise<Page> {
    // One after another: a page is known by being new and by its address.
    const opened = this.#opening.then(() => this.#open(url, size))
    this.#opening = opened.catch(() => undefined)
    return opened
  }

  async #open(url: string, size: { width: number; height: number }): Promise<Page> {
    const before = new Set(this.context.pages())
    const created = { url, newWindow: true, ...size }
    const { targetId } = await this.cdp.send<Pick<TargetInfo, 'targetId'>>('Target.createTarget', created)
    const find = async () => {
      const target = (await this.cdp.targets()).find(one => one.targetId === targetId)
      const isIt = (page: Page) => page.url() === target?.url || page.url().startsWith(FAILED)
      return this.context.pages().filter(page => !before.has(page) && isIt(page))
    }
    const [page] = await until(
      find,
      found => found.length > 0,
      90_000,
      () => `no page of ${url}`,
    )
    if (!page) throw new Error(`no page of ${url}`)
    if (this.#colorScheme) await page.emulateMedia({ colorScheme: this.#colorScheme })
    // An extension that loads again has no pages for a moment.
    if (page.url().startsWith(FAILED)) await page.goto(url)
    // A page may have loaded before Playwright hears of it: it is asked for its state, not awaited.
    await until(
      () => page.evaluate(() => document.readyState).catch(() => 'loading'),
      state => state === 'complete',
      90_000,
      state => `${url} is ${state}`,
    )
    return page
  }

  /** A window would disturb a person: there it is a tab behind the others. */
  async #openHeard(): Promise<Page> {
    const url = `chrome-extension://${VOICE_ID}/heard.html`
    if (this.#headless) return this.openPage(url, { width: 500, height: 200 })
    const [front] = this.context.pages()
    const page = await this.context.newPage()
    await page.goto(url)
    await front?.bringToFront()
    return page
  }

  /** Opens a room's page, small: drawing it takes longer than running it. */
  openRoom(url: string): Promise<Page> {
    return this.openPage(url, { width: 500, height: 400 })
  }

  /** Opens the panel as a page, as wide as a side panel. */
  openPanel(roomId?: string): Promise<Page> {
    return this.openPage(this.#panelUrl(roomId), { width: 400, height: 800 })
  }

  #panelUrl(roomId?: string): string {
    return this.url(`sidepanel.html${roomId ? `?room=${roomId}` : ''}`)
  }

  /**
   * Opens a room's page and its panel, and waits until the page listens. Windows cost more than most tests do: those that
   * `startOver` has kept are used again, the page changing its room without a load, the panel loading anew.
   * @param size of the panel's view; that of its window unless told
   */
  async visit(room: SimulatedRoom, size?: ViewportSize): Promise<Visit> {
    let visit: Visit | undefined = this.#left && isAsOpened(this.#left) ? this.#left : undefined
    this.#left = undefined
    if (visit) {
      await changeRoom(visit.page, room)
      await visit.panel.emulateMedia({ colorScheme: this.#colorScheme ?? null })
      await visit.panel.goto(this.#panelUrl(room.roomId))
    } else {
      visit = { page: await this.openRoom(room.url), panel: await this.openPanel(room.roomId) }
      if (size) await visit.panel.setViewportSize(size)
    }
    this.#visit ??= { ...visit, size }
    await room.waitForClient()
    return visit
  }

  /**
   * Restores default settings, and closes all pages but the test voice's, a bare one, and those of the first visit, which
   * serve the next.
   */
  async startOver(): Promise<void> {
    for (const collector of this.#collectors) await collector.close()
    this.#collectors = []
    const bare = await this.#barePage()
    if (this.#visit && isAsOpened(this.#visit)) this.#left = this.#visit
    this.#visit = undefined
    const kept = [bare, this.#left?.page, this.#left?.panel]
    for (const page of this.context.pages())
      if (!kept.includes(page) && !page.url().includes('heard.html')) await page.close()
    // A page from before the extension loaded again has lost its rights.
    if (await bare.evaluate(() => !chrome.storage)) await bare.goto(this.url('manifest.json'))
    await bare.evaluate(() => chrome.storage.local.clear())
  }

  /**
   * From now on no text is left out, or said without its name, for being late: for tests that hear exact words. Replaces the
   * settings; `startOver` ends it.
   */
  allowLateSpeech(): Promise<void> {
    return this.storeSettings({ speech: { queue: LATE_SPEECH } })
  }

  /** Replaces the settings: what is left out has its default. */
  async storeSettings(settings: object): Promise<void> {
    const bare = await this.#barePage()
    await bare.evaluate(settings => chrome.storage.local.set({ settings, settings$: { v: 2 } }), settings)
  }

  /** Kept from test to test, as a window costs more than what is asked of it. */
  async #barePage(): Promise<Page> {
    if (!this.#bare || this.#bare.isClosed()) this.#bare = await this.openBarePage()
    return this.#bare
  }

  /** Opens a page with the extension's rights and without scripts. */
  async openBarePage(): Promise<Page> {
    const spare = this.#spare
    this.#spare = undefined
    return spare && !spare.isClosed() ? spare : this.openPage(this.url('manifest.json'))
  }

  /** Address of a file of the extension. */
  url(file: string): string {
    return `chrome-extension://${this.extensionId}/${file}`
  }

  /** What the test voice heard so far, in order. */
  heard(): Promise<Utterance[]> {
    return this.voice.heard()
  }

  /** See `collectEvents` in collect.ts; `startOver` ends it. */
  async collectEvents(
    roomId: string | null,
    onEntry?: (entry: Entry, roomId: string) => void,
  ): Promise<Collector> {
    const collector = await collectEvents(await this.#barePage(), roomId, onEntry)
    this.#collectors.push(collector)
    return collector
  }

  /** The service worker of our extension, or of another; undefined while it rests. */
  async worker(id = this.extensionId): Promise<TargetInfo | undefined> {
    const targets = await this.cdp.targets()
    return targets.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${id}/`),
    )
  }

  /** Waits until the service worker runs; throws after `timeout` milliseconds. */
  async waitForWorker(id = this.extensionId, timeout = 30_000): Promise<TargetInfo> {
    const read = async () => [await this.worker(id)].filter(worker => worker !== undefined)
    const [worker] = await until(
      read,
      found => found.length > 0,
      timeout,
      () => 'no service worker',
    )
    return worker as TargetInfo
  }

  /** Waits until the changes that pages have made to the settings are stored, and the worker has been told of them. */
  async settingsStored(): Promise<void> {
    const page = this.context.pages().find(page => page.url().startsWith(this.url('')))
    if (!page) return
    const read = () => page.evaluate(async () => Object.keys(await chrome.storage.local.get()))
    await until(
      read,
      keys => !keys.some(key => key.startsWith('settings-left-')),
      30_000,
      keys => `changes are left: ${keys}`,
    )
  }

  /** Kills the service worker as the browser would, and waits until it is dead; one that rests is dead already. */
  async killWorker(id = this.extensionId): Promise<void> {
    const worker = await this.worker(id)
    if (!worker) return
    const { targetId } = worker
    await this.cdp.send('Target.closeTarget', { targetId })
    await until(
      () => this.cdp.targets(),
      targets => !targets.some(target => target.targetId === targetId),
      30_000,
      () => 'the service worker lives',
    )
  }
}
