import type { Rule } from './manifest-table.ts'
import { MANIFESTS } from './manifest-table.ts'

/** Longest texts of the stores' forms, in characters, by the part of a listing. */
export const LONGEST = {
  name: 45,
  summary: 132,
  // Mozilla takes the fewest, Chrome 16,000.
  description: 10_000,
  purpose: 1_000,
  reason: 1_000,
} as const
/** Edge asks for so many characters at least. */
const SHORTEST_DESCRIPTION = 250

export interface Listing {
  name: string
  summary: string
  description: string
  purpose: string
  reasons: Readonly<Record<string, string>>
}

/** Where the stores find the privacy policy; whoever publishes puts the address of their own copy here. */
export const PRIVACY_ADDRESS = 'https://PUBLIC-ADDRESS.example/tingdan/PRIVACY.md'

/** What must be filled in before an upload, one line each. */
export function placeholders(address = PRIVACY_ADDRESS): string[] {
  return address.includes('.example/')
    ? [
        `the privacy policy has no public address yet: PRIVACY_ADDRESS of scripts/store-listing.ts is ${address}`,
      ]
    : []
}

/** What a store would refuse, one line each. */
export function listingComplaints(language: string, listing: Listing): string[] {
  const lengthOf = (text: string) => [...text].length
  const parts = (['name', 'summary', 'description', 'purpose'] as const).map(
    part => [part, listing[part], LONGEST[part]] as const,
  )
  const reasons = Object.entries(listing.reasons).map(
    ([permission, reason]) => [`the reason of ${permission}`, reason, LONGEST.reason] as const,
  )
  const lengths = [...parts, ...reasons].flatMap(([part, text, most]) => {
    if (text.trim() === '') return [`${language}: ${part} is empty`]
    return lengthOf(text) > most
      ? [`${language}: ${part} has ${lengthOf(text)} characters, stores take ${most}`]
      : []
  })
  const isShort = lengthOf(listing.description) < SHORTEST_DESCRIPTION
  return [
    ...lengths,
    ...(isShort
      ? [`${language}: description has fewer than the ${SHORTEST_DESCRIPTION} characters that Edge asks for`]
      : []),
    ...(/douyin's|抖音的(?:弹幕)?(?:助手|扩展|插件)|抖音官方/i.test(`${listing.name} ${listing.summary}`)
      ? [`${language}: name or summary may be taken for Douyin's own`]
      : []),
  ]
}

/** Every permission and host of the built manifest, with its reason. */
export function reasonsOf(browser: 'chrome' | 'firefox'): Record<string, string> {
  const table = MANIFESTS[browser]?.('') ?? {}
  const { content_scripts: scripts, ...keys } = table
  const matches = scripts?.kind === 'rows' ? scripts.rows.flatMap(row => entriesOf(row.matches)) : []
  const lists = ['permissions', 'optional_permissions', 'optional_host_permissions'].flatMap(key =>
    entriesOf(keys[key]),
  )
  return Object.fromEntries([...lists, ...matches])
}

function entriesOf(rule: Rule | undefined): [string, string][] {
  return rule?.kind === 'list' ? Object.entries(rule.reasons) : []
}

const HEAD = {
  zh: {
    title: '商店页面，中文',
    name: '名称',
    summary: '简介',
    description: '详细说明',
    purpose: '单一用途',
    reasons: '权限理由',
  },
  en: {
    title: 'Store listing, English',
    name: 'Name',
    summary: 'Summary',
    description: 'Description',
    purpose: 'Single purpose',
    reasons: 'Reason for each permission and host',
  },
} as const

/** A listing as a document to copy from. */
export function listingPage(language: keyof typeof HEAD, listing: Listing): string {
  const head = HEAD[language]
  const block = (title: string, text: string) => `## ${title}\n\n\`\`\`text\n${text.trim()}\n\`\`\`\n`
  const rows = Object.entries(listing.reasons).map(
    ([permission, reason]) => `| \`${permission}\` | ${reason} |`,
  )
  return [
    `# ${head.title}\n`,
    '<!-- Written by npm run store. -->\n',
    block(`${head.name} (≤ ${LONGEST.name})`, listing.name),
    block(`${head.summary} (≤ ${LONGEST.summary})`, listing.summary),
    block(head.description, listing.description),
    block(head.purpose, listing.purpose),
    `## ${head.reasons}\n\n| | |\n| --- | --- |\n${rows.join('\n')}\n`,
  ].join('\n')
}
