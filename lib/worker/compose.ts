import { effect, type Signal, signal as signalOf } from '@preact/signals-core'
import { browser } from 'wxt/browser'
import { clockOffset } from '../browser/clock-offset.ts'
import { mayReachHost } from '../browser/host-permission.ts'
import { eraseOnScreen, followOnScreen, forgetOnScreen, putOnScreen } from '../browser/on-screen.ts'
import { platformOf } from '../browser/platform.ts'
import { openHistory, showTab } from '../browser/tabs.ts'
import { CALL } from '../capture/port/messages.ts'
import { i18n } from '../i18n/i18n.ts'
import { tellErased } from '../messages/erased.ts'
import { buildOnDisk, renewedFor } from '../messages/renewal.ts'
import { BUILD } from '../model/build.ts'
import { readClocks } from '../model/clocks.ts'
import type { Eraser } from '../model/eraser.ts'
import type { OnScreen } from '../model/on-screen.ts'
import { whenChanged } from '../model/revision.ts'
import { wait } from '../outlets/abort.ts'
import type { Clock } from '../outlets/carrier.ts'
import { outletStore } from '../settings/apart/outlet-store.ts'
import { NO_OUTLETS, type StoredOutlets } from '../settings/apart/outlets.ts'
import { ownVoices } from '../settings/apart/own-voice-store.ts'
import { NO_OWN_VOICES, type StoredOwnVoices } from '../settings/apart/own-voices.ts'
import { withSpeech } from '../settings/change/change.ts'
import type { Settings } from '../settings/schema/schema.ts'
import { settingsStore } from '../settings/storage/storage.ts'
import { isGoingOn } from '../speech/browser-session.ts'
import { browserSpeech } from '../speech/engine/browser-speech.ts'
import { ANSWER_MS } from '../speech/engine/own/ask.ts'
import { browserPlayer } from '../speech/engine/own/browser-player.ts'
import { OwnVoices, ownVoiceList } from '../speech/engine/own/own-voices.ts'
import { VoiceEngine } from '../speech/engine/voice-engine.ts'
import { watchVoices } from '../speech/engine/voices.ts'
import { DiskRoom } from '../store/disk-room.ts'
import { Store } from '../store/store.ts'
import { eraseThanks, forgetThanks } from '../tally/thanks.ts'
import { assemble, type Parts } from './assemble.ts'
import { stayAwake } from './awake.ts'
import { showNotice } from './desktop.ts'
import { browserShelf } from './losses.ts'
import { Toolbar } from './toolbar.ts'

export interface Worker extends Parts {
  /** Its tab, or its history if no tab is open. */
  show: (roomId: string) => void
}

/**
 * Starts the worker from what the last one stored.
 * @param signal ends listeners and timers
 */
export async function composeWorker(signal: AbortSignal): Promise<Worker> {
  const disk = new DiskRoom()
  const store = new Store(undefined, disk)
  const follow = settingsStore.follow(changed => {
    settings.value = changed
  }, signal)
  const outlets: Signal<StoredOutlets> = signalOf(NO_OUTLETS)
  const followToo = outletStore.follow(changed => {
    outlets.value = changed
  }, signal)
  const settings: Signal<Settings> = signalOf(await follow)
  // What cannot be read now comes with the next change.
  outlets.value = await followToo.catch(() => NO_OUTLETS)
  const onScreen = signalOf<OnScreen | null>(null)
  followOnScreen(message => {
    onScreen.value = message
  }, signal)
  const { voices, ...bySystem } = browserSpeech()
  const player = browserPlayer()
  const own = new OwnVoices({
    fetch: (url, init) => fetch(url, init),
    mayReach: mayReachHost,
    answerMs: ANSWER_MS,
    player,
  })
  const engine = new VoiceEngine({
    say: (attempt, ...how) =>
      attempt.voice?.own === undefined ? bySystem.say(attempt, ...how) : own.say(attempt, ...how),
    untilQuiet: async () => {
      await player.untilQuiet()
      await bySystem.untilQuiet()
    },
    waitsForList: bySystem.waitsForList,
    prepare: attempt => own.prepare(attempt),
    cutEarlier: () => player.cut(),
    system: platformOf((await browser.runtime.getPlatformInfo()).os, navigator.userAgent),
    now: () => performance.now(),
  })
  const takeVoices = (stored: StoredOwnVoices) => {
    own.configure(stored)
    engine.setOwnVoices(ownVoiceList(stored))
  }
  takeVoices(await ownVoices.follow(takeVoices, signal).catch(() => NO_OWN_VOICES))
  // Unreadable speech is skipped: better to miss a little than to repeat.
  const speech = (await isGoingOn()) ? await store.speech().catch(() => undefined) : undefined
  const switchSpeech = (on: boolean) => {
    settingsStore
      .update(all => withSpeech(all, { on }))
      .catch(() => {
        // Not stored: only this worker stays silent.
        if (!on) settings.value = withSpeech(settings.peek(), { on })
      })
  }
  const parts = assemble({
    store,
    settings,
    outlets,
    onScreen,
    putOnScreen,
    engine,
    speech,
    shelf: browserShelf(),
    switchSpeech,
    now: readClocks,
    clockOffset,
    askForVoices: watchVoices(voices, (all, sure) => engine.setVoices(all, sure), signal),
    callTab,
    renewal: {
      build: BUILD,
      onDisk: buildOnDisk,
      reload: () => browser.runtime.reload(),
      shelf: renewedFor(),
    },
    versions,
    clock: BROWSER_CLOCK,
    mayReach: mayReachHost,
    readOutlets: outletStore.read,
    viewer: i18n.t('export.pseudonym'),
    beside: { forget: forgetBeside, erase: eraseBeside },
    isFull: async () => !(await disk.hasSpace()),
    tellErased,
    stayAwake: stayAwake(),
    showNotice: notice => showNotice(notice, settings.peek().people),
  })
  whenChanged(settings, ({ speech }, before) => {
    if (!speech.on && before.speech.on) own.close()
  })
  const { rooms, pages, losses, speaker, journal, renewal, relays, keeper, views } = parts
  new Toolbar({ views, speaker, engine })
  const awake = stayAwake()
  effect(() => awake(speaker.isBusy))
  const awakeForOutlets = stayAwake()
  effect(() => awakeForOutlets(parts.outlets.isBusy(() => pages.views().length > 0)))
  settingsStore.takeOver(signal)
  void store.takeOver(BUILD, () => renewal.check())
  await relays.restore()
  for (const [roomId, marks] of await losses.left()) journal.noteLosses(await rooms.open(roomId), marks)
  void speaker.run()
  void keeper.tidy()
  const show = (roomId: string) => {
    const [tabId] = pages.tabsOf(roomId)
    if (tabId === undefined) openHistory(roomId)
    else void showTab(tabId)
  }
  return { ...parts, show }
}

const BROWSER_CLOCK: Clock = {
  now: () => Date.now(),
  wait,
  random: () => Math.random(),
}

async function forgetBeside(isGone: (roomId: string) => boolean): Promise<void> {
  await Promise.all([forgetThanks(isGone), forgetOnScreen(isGone)])
}

async function eraseBeside(eraser: Eraser): Promise<void> {
  await Promise.all([eraseThanks(eraser), eraseOnScreen(eraser)])
}

/** The browser reports an error if tab or relay is missing. */
function callTab(tabId: number): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, CALL).then(
    () => true,
    () => false,
  )
}

/** For the top of a report. */
function versions(): string[] {
  const browserName = /(?:Edg|Firefox|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown browser'
  return [`Tingdan ${browser.runtime.getManifest().version}`, browserName]
}
