import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { amountSaid, countedSaid, digitsSaid, numberSaid } from './numerals.ts'
import type { Token } from './token.ts'

/** Says numbers as the user chose: by sense, by value, or digit by digit. */
export function numbersChosen(tokens: Token[], how: SpeechSettings['text']['numbers']): Token[] {
  if (how === 'sense') return tokens
  return how === 'values' ? tokens.map(byValue) : tokens.map(byDigits)
}

/** Laughter and love codes are numbers too; identities stay digits. */
function byValue(token: Token): Token {
  return token.class === 'laughter' && /^\d+$/.test(token.text)
    ? { ...token, said: numberSaid(token.text), value: token.text }
    : token
}

function byDigits(token: Token): Token {
  const { value, said } = token
  if (value === undefined || !/^\d+(?:\.\d+)?$/.test(value)) return token
  const digits = digitsSaid(value.replace('.', '点'))
  const written = [numberSaid, amountSaid, countedSaid]
    .map(say => say(value))
    .find(words => said.includes(words))
  return written === undefined ? token : { ...token, said: said.replace(written, digits) }
}
