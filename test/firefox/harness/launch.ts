import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import type { Entry } from '../../../lib/model/entry.ts'
import { ensureFirefox } from '../../../scripts/firefox.mjs'
import { GECKO_ID } from '../../../scripts/gecko-id.ts'
import { root } from '../../../scripts/node.mjs'
import { type Collector, collectEvents } from '../../e2e/harness/collect.ts'
import { until } from '../../e2e/harness/until.ts'

/** The production build for Firefox. */
export const FIREFOX_BUILD = join(root, '.output', 'firefox-mv3')

export interface FirefoxOptions {
  /** Folder of the unpacked extension; the production build unless told. */
  extension?: string
  /** Port of a simulated room's server, to which every host leads. */
  port?: number
  /** Variables of Firefox's environment beside ours. */
  env?: Record<string, string>
  lang?: 'zh-CN' | 'zh-TW' | 'en-US'
  /** True unless told. */
  headless?: boolean
  /** Keeps the newcomer's page open, or does not wait for one; default false. */
  welcome?: boolean
  /** Speaks by the system's voices; default: by Firefox's own voices for tests, which make no sound. */
  systemVoices?: boolean
  /** Preferences beside our own. */
  prefs?: Record<string, unknown>
}

/** In a browser that a person looks at nothing else is to be asked or shown. */
const PREFS = {
  'browser.aboutwelcome.enabled': false,
  // A file of ours that is JSON is a page with our rights and without scripts.
  'devtools.jsonview.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  // A page that comes back from the history is kept as for a person.
  'browser.sessionhistory.max_total_viewers': 8,
}

/**
 * Starts Firefox with the extension, in a fresh profile. Driven by WebDriver BiDi, which attaches to no event page.
 * @throws Error if there is no build or no Firefox
 */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const extension = options.extension ?? FIREFOX_BUILD
  if (!existsSync(join(extension, 'manifest.json')))
    throw new Error(`there is no extension in ${extension}: run \`npm run build:firefox\` first`)
  const lang = options.lang ?? 'zh-CN'
  const uuid = randomUUID()
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: await ensureFirefox(),
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    // A window that is made smaller or larger is the test's own doing.
    defaultViewport: null,
    // Pages of extensions and of the browser are closed to others without it.
    args: ['--remote-allow-system-access'],
    env: { ...process.env, ...options.env },
    extraPrefsFirefox: {
      ...PREFS,
      'intl.locale.requested': lang,
      'intl.accept_languages': lang,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: uuid }),
      ...(options.port !== undefined && {
        'network.dns.forceResolve': '127.0.0.1',
        'network.socket.forcePort': `443=${options.port}`,
      }),
      // One speech-dispatcher serves every Firefox of a user. Without sound it hangs, and each of them with it.
      'media.webspeech.synth.test': !options.systemVoices,
      ...options.prefs,
    },
  })
  try {
    const id = await browser.installExtension(extension)
    const system = await browser.newPage()
    const launched = new Firefox(id, uuid, browser, system)
    // A page of the browser itself: what runs in it has the browser's own rights.
    await launched.visit(system, 'about:config')
    return launched
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** What a page of the browser can do to an extension. */
interface Policies {
  getByID(id: string): {
    extension: {
      backgroundState: string
      terminateBackground(how: object): Promise<void>
    }
  } | null
}

/** The browser's own window, as far as it is used. */
interface Services {
  prefs: { setIntPref(name: string, value: number): void }
  wm: {
    getMostRecentWindow(type: string): Window & {
      SidebarController: { isOpen: boolean; currentID: string; show(id: string): Promise<void> }
    }
  }
}

/** Firefox makes ids of elements of that of the extension. */
const WIDGET = GECKO_ID.replaceAll(/[^a-z0-9_-]/g, '_')
export const SIDEBAR_ID = `${WIDGET}-sidebar-action`

/** A Firefox with the extension in it. */
export class Firefox {
  readonly browser: Browser
  readonly #id: string
  readonly #uuid: string
  readonly #system: Page
  /** Collects for one test after another. */
  #collecting: Promise<Page> | undefined

  /** Made by `launchFirefox`. */
  constructor(id: string, uuid: string, browser: Browser, system: Page) {
    this.#id = id
    this.#uuid = uuid
    this.browser = browser
    this.#system = system
  }

  /** Settles when the browser has gone. */
  get gone(): Promise<void> {
    return new Promise(resolve => this.browser.once('disconnected', () => resolve()))
  }

  /** Ends the browser, and removes its profile. */
  async close(): Promise<void> {
    await this.browser.close()
  }

  /** Opens a page in a window of its own: a hidden page is slow. */
  async openPage(url: string): Promise<Page> {
    const page = await this.browser.newPage({ type: 'window' })
    // No test is to fail because the machine is busy.
    page.setDefaultTimeout(90_000)
    await this.visit(page, url)
    return page
  }

  /** Opens a room's page. */
  openRoom(url: string): Promise<Page> {
    return this.openPage(url)
  }

  /** Opens the panel as a page, as narrow as a sidebar is at first. */
  async openPanel(roomId?: string): Promise<Page> {
    const page = await this.openPage('about:blank')
    await page.setViewport({ width: 240, height: 800 })
    await this.visit(page, this.url(`sidepanel.html${roomId ? `?room=${roomId}` : ''}`))
    return page
  }

  /** Changes a whole number of the browser's preferences. */
  async setPref(name: string, value: number): Promise<void> {
    await this.inBrowser(
      ([name, value]) => (Reflect.get(globalThis, 'Services') as Services).prefs.setIntPref(name, value),
      [name, value] as const,
    )
  }

  /** Opens the real sidebar of the window in front. */
  async openSidebar(): Promise<void> {
    await this.inBrowser(async id => {
      const { wm } = Reflect.get(globalThis, 'Services') as Services
      await wm.getMostRecentWindow('navigator:browser').SidebarController.show(id)
    }, SIDEBAR_ID)
  }

  /** What the sidebar of the window in front shows; empty: it is closed. */
  sidebar(): Promise<string> {
    return this.inBrowser(() => {
      const { wm } = Reflect.get(globalThis, 'Services') as Services
      const { isOpen, currentID } = wm.getMostRecentWindow('navigator:browser').SidebarController
      return isOpen ? currentID : ''
    }, null)
  }

  /** Clicks the icon on the toolbar. */
  async pressIcon(): Promise<void> {
    await this.inBrowser(selector => {
      const { wm } = Reflect.get(globalThis, 'Services') as Services
      const icon = wm.getMostRecentWindow('navigator:browser').document.querySelector<HTMLElement>(selector)
      if (!icon) throw new Error('no icon on the toolbar')
      icon.click()
    }, `#${WIDGET}-BAP`)
  }

  /** Opens a page with the extension's rights and without scripts. */
  openBarePage(): Promise<Page> {
    return this.openPage(this.url('manifest.json'))
  }

  /** Address of a file of the extension. */
  url(file: string): string {
    return `moz-extension://${this.#uuid}/${file}`
  }

  /** See `collectEvents` in test/e2e/harness/collect.ts. */
  async collectEvents(
    roomId: string | null,
    onEntry?: (entry: Entry, roomId: string) => void,
  ): Promise<Collector> {
    this.#collecting ??= this.openPage(this.url('_locales/en/messages.json'))
    return collectEvents(await this.#collecting, roomId, onEntry)
  }

  /** `running`, `stopped` or between them. */
  backgroundState(): Promise<string> {
    return this.#system.evaluate(
      id =>
        (Reflect.get(globalThis, 'WebExtensionPolicy') as Policies).getByID(id)?.extension.backgroundState ??
        '',
      this.#id,
    )
  }

  /** Ends the event page as the browser would, and waits until it is dead; one that rests is dead already. */
  async killWorker(): Promise<void> {
    await this.#system.evaluate(async id => {
      const policy = (Reflect.get(globalThis, 'WebExtensionPolicy') as Policies).getByID(id)
      await policy?.extension.terminateBackground({
        ignoreDevToolsAttached: true,
        disableResetIdleForTest: true,
      })
    }, this.#id)
  }

  /** Runs a function with the browser's own rights. */
  inBrowser<Result, Given>(run: (given: Given) => Result | Promise<Result>, given: Given): Promise<Result> {
    return this.#system.evaluate(run as (given: unknown) => Result, given) as Promise<Result>
  }

  /** Takes a page to an address. Firefox tells of no end where that changes the process, so the page itself is asked. */
  async visit(page: Page, url: string, goto: Page['goto'] = page.goto.bind(page)): Promise<void> {
    // The address may be the one that it has.
    await page.evaluate(() => Reflect.set(globalThis, 'tingdanLeaves', true)).catch(() => undefined)
    void goto(url, { timeout: 0 }).catch(() => undefined)
    const wanted = url.split('#')[0]
    await until(
      () =>
        page
          .evaluate(
            () =>
              [
                location.href.split('#')[0],
                'tingdanLeaves' in globalThis ? 'left' : document.readyState,
              ] as const,
          )
          .catch(() => ['', ''] as const),
      ([href, state]) => href === wanted && state === 'complete',
      90_000,
      ([href, state]) => `${url} is ${href}, ${state},`,
    )
  }
}
