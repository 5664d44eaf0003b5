import { PROGRAMS } from '../lib/outlets/table.ts'
import { OWN_PROGRAMS } from '../lib/speech/engine/own/table.ts'

/**
 * Every address that a built file may hold, by its beginning, each with its reason. None is called by itself: an
 * extension loads no code and talks to nobody whom its user did not name.
 */
export const ADDRESSES: Readonly<Record<string, string>> = {
  'https://live.douyin.com/': 'a link that the user clicks: a room',
  'https://www.douyin.com/user/': 'a link that the user clicks: a profile',
  'http://www.w3.org/': 'names of XML, never loaded',
  'http://schemas.openxmlformats.org/': 'names in an Excel file, never loaded',
  'https://tinyurl.com/y2uuvskb': "in an error's text of dexie",
  'http://bit.ly/2kdckMn': "in an error's text of dexie",
  'https://wxt.dev/guide/': "in an error's text of wxt",
  'https://github.com/wxt-dev/wxt/issues/': "in an error's text of wxt",
  'https://rolldown.rs/in-depth/': "in an error's text of rolldown",
  'http://*/*': 'the optional permission, asked for one address at a time',
  'https://*/*': 'the optional permission, asked for one address at a time',
  ...Object.fromEntries(
    [...Object.values(PROGRAMS), ...Object.values(OWN_PROGRAMS)].map(({ address }) => [
      address,
      'offered: where a program usually listens',
    ]),
  ),
}

/** Scheme and what follows it, as far as a name can go; in JSON and patterns the slashes may be escaped. */
const ADDRESS = /\b(?:https?|wss?):(?:\\?\/){2}[^\s"'`<>()\\]*/gi

/**
 * Addresses in a text that `allowed` does not begin.
 * @param text of a built file. What is put together of a scheme and the user's own address is no address.
 */
export function strangeAddresses(
  text: string,
  allowed: Readonly<Record<string, string>> = ADDRESSES,
): string[] {
  const found = [...text.matchAll(ADDRESS)].map(([address]) => address.replaceAll('\\', ''))
  const beginnings = Object.keys(allowed)
  const strange = found.filter(
    address =>
      /^\w+:\/\/[\w*[]/.test(address) && !beginnings.some(beginning => address.startsWith(beginning)),
  )
  return [...new Set(strange)]
}
