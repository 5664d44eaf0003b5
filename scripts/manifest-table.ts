import { GECKO_ID } from './gecko-id.ts'
import { OPTIONAL_HOSTS, OPTIONAL_PERMISSIONS, permissionsFor } from './permissions.ts'

/** What may stand at one place of a manifest: this and nothing else. */
export type Rule =
  | { kind: 'value'; value: string | number | boolean; why: string }
  /** A list of texts in this order, each with its reason. */
  | { kind: 'list'; reasons: Readonly<Record<string, string>> }
  | { kind: 'group'; keys: Table }
  | { kind: 'rows'; rows: readonly Table[] }

/** All keys of one level, each required. */
export type Table = Readonly<Record<string, Rule>>

/**
 * Every key of the manifest, by browser: its value and why. Written by hand and not taken from wxt.config.ts, so
 * that an added key must be added here too.
 */
export const MANIFESTS: Readonly<Record<string, (version: string) => Table>> = { chrome, firefox }

function chrome(version: string): Table {
  return {
    ...shared(version, 'chrome'),
    minimum_chrome_version: value(
      '126',
      'the first with all that the code names: test/unit/house/browsers.test.ts',
    ),
    action: group({ default_title: OPENS }),
    commands: group({
      _execute_action: group({ suggested_key: key('Alt+Shift+D', 'opens the panel') }),
      ...speechKeys({ global: value(true, 'speech is to be stopped from any window') }),
    }),
    message_serialization: value(
      'structured_clone',
      'without it bytes reach the worker broken, and nothing tells of it',
    ),
    background: group({
      service_worker: value('background.js', 'where rooms, history and speech live'),
      type: value('module', 'it shares its code with the pages'),
    }),
    side_panel: group({ default_path: value('sidepanel.html', 'the panel') }),
  }
}

function firefox(version: string): Table {
  return {
    ...shared(version, 'firefox'),
    browser_specific_settings: group({
      gecko: group({
        id: value(GECKO_ID, 'what Mozilla knows it by, in every version'),
        strict_min_version: value('128.0', 'the first with scripts in the page’s world'),
        data_collection_permissions: group({ required: list({ none: 'nothing is collected' }) }),
      }),
    }),
    action: group({ default_title: OPENS, default_area: value('navbar', 'at hand without a pin') }),
    commands: group({
      _execute_sidebar_action: group({ suggested_key: key('Alt+Shift+D', 'opens the panel') }),
      ...speechKeys({}),
    }),
    content_security_policy: group({
      extension_pages: value(
        "script-src 'self'",
        'Firefox’s own would turn ws: into wss:, which consumers on this machine do not speak',
      ),
    }),
    background: group({
      scripts: list({ 'background.js': 'where rooms, history and speech live' }),
      type: value('module', 'it shares its code with the pages'),
    }),
    sidebar_action: group({
      default_panel: value('sidepanel.html', 'the panel'),
      default_title: value('__MSG_app__', 'what the list of sidebars calls it'),
      open_at_install: value(false, 'the newcomer’s page says how it is opened'),
    }),
  }
}

const OPENS = value('__MSG_openPanel__', 'a click on the icon opens the panel')

function shared(version: string, browser: string): Table {
  return {
    manifest_version: value(3, 'Chrome takes no older one'),
    name: value('__MSG_name__', 'in the language of the browser'),
    description: value('__MSG_description__', 'in the language of the browser'),
    version: value(version, 'that of package.json'),
    default_locale: value('zh_CN', 'Chinese first'),
    icons: group({
      16: icon(16, 'in menus'),
      32: icon(32, 'on the toolbar of dense screens'),
      48: icon(48, 'on the page of extensions'),
      128: icon(128, 'at the installation and in the store'),
    }),
    permissions: list(permissionsFor(browser)),
    optional_permissions: list(OPTIONAL_PERMISSIONS),
    optional_host_permissions: list(OPTIONAL_HOSTS),
    content_scripts: rows([
      contentScript({ 'content-scripts/relay.js': 'takes what the tap hears to the worker' }),
      {
        ...contentScript({ 'content-scripts/tap.js': 'hears what the page receives' }),
        world: value('MAIN', 'the page’s own socket is heard, and no second one opened'),
      },
    ]),
  }
}

function speechKeys(more: Table): Table {
  return {
    pause: shortcut('pause', more, key('Ctrl+Shift+1', 'at hand while another program has the focus')),
    skip: shortcut('skip', more, key('Ctrl+Shift+2', 'at hand while another program has the focus')),
    clear: shortcut('clear', more),
    panic: shortcut('panic', more, key('Ctrl+Shift+9', 'at hand while another program has the focus')),
    repeat: shortcut('repeat', more),
    question: shortcut('question', more),
  }
}

function icon(size: number, why: string): Rule {
  return value(`icon/${size}.png`, why)
}

function key(keys: string, why: string): Rule {
  return group({ default: value(keys, why) })
}

function shortcut(name: string, more: Table, suggested?: Rule): Rule {
  return group({
    description: value(`__MSG_shortcut_${name}__`, 'what the browser’s page of keys calls it'),
    ...more,
    ...(suggested && { suggested_key: suggested }),
  })
}

function contentScript(js: Record<string, string>): Table {
  return {
    matches: list({
      '*://douyin.com/*': 'the site by its short name',
      '*://live.douyin.com/*': 'rooms are here',
      '*://www.douyin.com/*': 'rooms are here too, within the site',
    }),
    js: list(js),
    run_at: value('document_start', 'before the page opens its socket'),
    all_frames: value(true, 'a page may have its socket in a frame'),
    match_about_blank: value(true, 'that frame may have no address'),
    match_origin_as_fallback: value(true, 'that frame may have an address of its own making'),
  }
}

function value(value: string | number | boolean, why: string): Rule {
  return { kind: 'value', value, why }
}

function list(reasons: Readonly<Record<string, string>>): Rule {
  return { kind: 'list', reasons }
}

function group(keys: Table): Rule {
  return { kind: 'group', keys }
}

function rows(rows: readonly Table[]): Rule {
  return { kind: 'rows', rows }
}
