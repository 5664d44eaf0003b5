/** XML 1.0 cannot hold these even escaped: control characters, lone surrogates, two non-characters. */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** As XML content or attribute. */
export function xmlText(text: string): string {
  return text.replace(UNFIT, '').replace(/[&<>"\r]/g, sign => NAMES[sign] ?? '')
}
