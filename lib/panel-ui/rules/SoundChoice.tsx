import { Play, Plus, Trash2 } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { faultWords } from '../../i18n/faults.ts'
import { i18n } from '../../i18n/i18n.ts'
import { faultOf } from '../../model/fault.ts'
import { isOwnSound, ownSound, ownSoundId, SOUNDS, type Sound } from '../../settings/schema/sounds.ts'
import type { SoundName } from '../../store/own-sounds.ts'
import { FileButton } from '../../ui/parts/FileButton.tsx'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { usePanel } from '../context.tsx'

interface SoundChoiceProps {
  label: string
  /** Shown instead where several stand below each other. */
  short?: string
  /** Empty: none. */
  chosen: Sound | ''
  /** Whether none can be chosen. */
  hasNone?: boolean
  onChoose: (sound: Sound | '') => void
}

/** A sound of ours or a file of the user's, which can be added here. */
export function SoundChoice({ label, short, chosen, hasNone = false, onChoose }: SoundChoiceProps) {
  const { play } = usePanel()
  const [own, setOwn] = useState<readonly SoundName[]>([])
  const [fault, setFault] = useState('')
  const fail = (error: unknown) => setFault(faultWords(faultOf(error)))
  const refresh = () =>
    stored()
      .then(store => store.readSounds().then(setOwn))
      .catch(fail)
  useEffect(() => void refresh(), [])
  const add = async (file: File) => {
    const store = await stored()
    if (file.size > store.MOST_SOUND_BYTES) return setFault(i18n.t('ownSounds.tooBig'))
    if (own.length >= store.MOST_SOUNDS) return setFault(i18n.t('ownSounds.tooMany'))
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (!(await isPlayable(bytes))) return setFault(i18n.t('ownSounds.unreadable'))
    const id = crypto.randomUUID()
    await store.addSound({ id, name: file.name.replace(/\.\w+$/, '').slice(0, 60), bytes })
    setFault('')
    await refresh()
    onChoose(ownSound(id))
  }
  const remove = async (id: string) => {
    await (await stored()).removeSound(id)
    await refresh()
    onChoose(hasNone ? '' : SOUNDS[0])
  }
  const adding = {
    label: i18n.t('ownSounds.add'),
    accept: 'audio/*',
    onFile: (file: File) => void add(file).catch(fail),
  }
  const isGone = isOwnSound(chosen) && own.every(({ id }) => ownSound(id) !== chosen)
  return (
    <div class="sound-choice">
      <div class="field">
        <span>{short ?? label}</span>
        <select
          aria-label={label}
          value={chosen}
          onChange={event => onChoose(event.currentTarget.value as Sound | '')}
        >
          {hasNone && <option value="">{i18n.t('ownSounds.none')}</option>}
          {SOUNDS.map(sound => (
            <option key={sound} value={sound}>
              {i18n.t(`sounds.${sound}`)}
            </option>
          ))}
          {own.map(({ id, name }) => (
            <option key={id} value={ownSound(id)}>
              {name}
            </option>
          ))}
          {isGone && <option value={chosen}>{i18n.t('ownSounds.gone')}</option>}
        </select>
        {chosen !== '' && (
          <IconButton icon={Play} label={i18n.t('rules.hear')} onClick={() => play(chosen)} />
        )}
        {isOwnSound(chosen) && !isGone && (
          <IconButton
            icon={Trash2}
            label={i18n.t('ownSounds.remove')}
            onClick={() => void remove(ownSoundId(chosen)).catch(fail)}
          />
        )}
        {short !== undefined && <FileButton icon={Plus} look="icon-button" {...adding} />}
      </div>
      {short === undefined && <FileButton {...adding} />}
      {fault && (
        <p class="fault" role="status">
          {fault}
        </p>
      )}
    </div>
  )
}

/** The store's code is loaded on first use. */
const stored = () => import('../../store/own-sounds.ts')

async function isPlayable(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes.slice().buffer)
    return true
  } catch {
    return false
  }
}
