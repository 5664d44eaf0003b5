import { describe, expect, test } from 'vitest'
import { codeComplaints, type Manifest, manifestComplaints } from '../../../scripts/manifest-rules.ts'

const GOOD: Manifest = {
  manifest_version: 3,
  name: '__MSG_name__',
  version: '0.1.0',
  permissions: ['storage', 'unlimitedStorage', 'sidePanel', 'tts'],
  optional_permissions: ['notifications'],
  message_serialization: 'structured_clone',
  icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+D' } },
    pause: { global: true, suggested_key: { default: 'Ctrl+Shift+1' } },
    skip: { global: true, suggested_key: { default: 'Ctrl+Shift+2' } },
    clear: { global: true },
    panic: { global: true },
    repeat: { global: true },
  },
  content_scripts: [
    { matches: ['*://live.douyin.com/*', '*://www.douyin.com/*'], js: ['content-scripts/relay.js'] },
    { matches: ['*://live.douyin.com/*'], js: ['content-scripts/tap.js'], world: 'MAIN' },
  ],
}
const script = (more: object) => ({ content_scripts: [{ matches: ['*://live.douyin.com/*'], ...more }] })
const key = (name: string, keys: string) => ({ [name]: { global: true, suggested_key: { default: keys } } })
/** The good commands with some changed; one that is undefined is gone. */
const commands = (change: object) => {
  const all = Object.entries({ ...(GOOD.commands as object), ...change })
  return { commands: Object.fromEntries(all.filter(([, command]) => command !== undefined)) }
}
const csp = (extension_pages: string) => ({ content_security_policy: { extension_pages } })

describe('the built manifest', () => {
  test('as it should be has no complaint', () => {
    expect(manifestComplaints(GOOD)).toEqual([])
  })

  test("may repeat Chrome's own policy, or name a stricter one", () => {
    expect(manifestComplaints({ ...GOOD, ...csp("script-src 'self'; object-src 'self'") })).toEqual([])
    expect(manifestComplaints({ ...GOOD, ...csp("default-src 'none'; script-src 'self'") })).toEqual([])
  })

  const bad: [string, Manifest, string][] = [
    ['version 2', { manifest_version: 2 }, 'manifest_version must be 3'],
    [
      'one permission too many',
      { permissions: ['storage', 'unlimitedStorage', 'sidePanel', 'tts', 'tabs'] },
      'permission tabs is not listed with a reason',
    ],
    [
      'a listed permission that is gone',
      { permissions: ['storage', 'unlimitedStorage', 'tts'] },
      'permission sidePanel is listed but not asked for',
    ],
    ['a key that is gone', commands({ skip: undefined }), 'command skip is missing'],
    [
      'no key for the panel',
      commands({ _execute_action: undefined }),
      'command _execute_action has no key that is free',
    ],
    [
      'a key for the panel that is Chrome’s own',
      commands({ _execute_action: { suggested_key: { default: 'Alt+Shift+T' } } }),
      'command _execute_action has no key that is free',
    ],
    ['a key too many', commands({ sing: { global: true } }), 'command sing is none of ours'],
    ['a key for the browser alone', commands({ skip: {} }), 'command skip must be global'],
    [
      'a key that Chrome does not take',
      commands(key('clear', 'Alt+Shift+P')),
      'key Alt+Shift+P: Chrome takes only Ctrl+Shift and a digit for a global command',
    ],
    ['one key for two', commands(key('clear', 'Ctrl+Shift+1')), 'two commands have the same key'],
    [
      'five keys',
      commands({
        ...key('clear', 'Ctrl+Shift+3'),
        ...key('panic', 'Ctrl+Shift+4'),
      }),
      '5 keys are suggested, and Chrome takes 4',
    ],
    ['host permissions', { host_permissions: ['<all_urls>'] }, 'host_permissions must not be there'],
    [
      'an optional permission too many',
      { optional_permissions: ['notifications', 'tabs'] },
      'optional permission tabs is not listed with a reason',
    ],
    [
      'an optional permission that is gone',
      { optional_permissions: [] },
      'optional permission notifications is listed but not asked for',
    ],
    [
      'optional hosts',
      { optional_host_permissions: ['*://*/*'] },
      'optional_host_permissions must not be there',
    ],
    [
      'files that pages can load',
      { web_accessible_resources: [{ resources: ['*'], matches: ['<all_urls>'] }] },
      'web_accessible_resources must not be there',
    ],
    [
      'pages that can send messages',
      { externally_connectable: { matches: ['*://live.douyin.com/*'] } },
      'externally_connectable must not be there',
    ],
    ['a sandbox', { sandbox: { pages: ['x.html'] } }, 'sandbox must not be there'],
    [
      'no serialization',
      { message_serialization: undefined },
      'message_serialization must be structured_clone: without it bytes reach the worker broken, in silence',
    ],
    ['no icons', { icons: { 16: 'a', 32: 'b', 48: 'c' } }, 'icons: no icon of 128 px'],
    [
      'no content script',
      { content_scripts: [] },
      'content_scripts: there are none, so no room would be heard',
    ],
    [
      'all sites',
      script({ matches: ['<all_urls>'] }),
      'content script on <all_urls>: only *://live.douyin.com/* and *://www.douyin.com/* are rooms',
    ],
    [
      'all of Douyin',
      script({ matches: ['*://*.douyin.com/*'] }),
      'content script on *://*.douyin.com/*: only *://live.douyin.com/* and *://www.douyin.com/* are rooms',
    ],
    [
      'unsafe-eval',
      csp("script-src 'self' 'unsafe-eval'; object-src 'self'"),
      "content_security_policy: script-src allows 'unsafe-eval'",
    ],
    [
      'wasm',
      csp("script-src 'self' 'wasm-unsafe-eval'; object-src 'self'"),
      "content_security_policy: script-src allows 'wasm-unsafe-eval'",
    ],
    [
      "a development server's scripts",
      csp("script-src 'self' http://localhost:3000; object-src 'self'"),
      'content_security_policy: script-src allows http://localhost:3000',
    ],
    ['no script-src', csp("object-src 'self'"), 'content_security_policy: script-src is open'],
    [
      'a policy of no use',
      { content_security_policy: { sandbox: 'x' } },
      'content_security_policy: not a policy for extension pages',
    ],
  ]
  test.each(bad)('with %s is refused', (_, change, complaint) => {
    expect(manifestComplaints({ ...GOOD, ...change })).toEqual([complaint])
  })
})

describe('a built script or page', () => {
  test.each([
    ['eval("1")', 'calls eval'],
    ['if(x)eval(a);{b()}', 'calls eval'],
    ['x=new Function("return this")', 'makes code of text with Function'],
    ['Function(`return this`)()', 'makes code of text with Function'],
    ['setTimeout("go()",1)', 'gives code as text to a timer'],
    ['importScripts("https://cdn.example/x.js")', 'imports a script from the network'],
    ['await import("https://cdn.example/x.js")', 'imports a module from the network'],
    ['import x from"https://cdn.example/x.js"', 'imports a module from the network'],
    ['<script src="//cdn.example/x.js"></script>', 'loads a script from the network'],
    ['new WebSocket("ws://localhost:3000/")', 'talks to a development server'],
    ['on("wxt:reload-extension",r)', "holds wxt's development client"],
    ['//# sourceMappingURL=background.js.map', 'names a source map'],
  ])('%s is refused', (text, complaint) => {
    expect(codeComplaints('background.js', text)).toEqual([`background.js ${complaint}`])
  })

  test.each([
    'retrieval("x")',
    'medieval(x)',
    'typeof x=="function"&&x()',
    'new FunctionList(1)',
    'setTimeout(()=>go("x"),1)',
    'import{a}from"./chunks/a.js"',
    'const a="https://live.douyin.com/1"',
    'frames.eval=1',
    'class A{eval(a,b){return a}}',
    'this.a.eval(b,c)',
  ])('%s is left alone', text => {
    expect(codeComplaints('background.js', text)).toEqual([])
  })
})
