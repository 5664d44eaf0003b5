import { useContext, useEffect, useState } from 'preact/hooks'
import { askForHost } from '../../browser/host-permission.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { isRequest } from '../../outlets/address.ts'
import type { OutletSettings } from '../../settings/apart/outlets.ts'
import { usePanel } from '../context.tsx'
import { TestLine } from '../programs/TestLine.tsx'
import { OutletsContext } from './use-outlets.ts'
import { outletFaultWords } from './words.ts'

/** Connects once and tells what answered; nothing of the room is sent. */
export function TestButton({ outlet }: { outlet: OutletSettings }) {
  const { send, worker } = usePanel()
  const [asked, setAsked] = useState('')
  const tested = worker.tested.value
  const outcome = tested?.asked === asked ? tested : undefined
  const { settled } = useContext(OutletsContext)
  const test = async () => {
    const url = URL.parse(outlet.address)
    const isAsked = url && isRequest(url) ? askForHost(url) : undefined
    await isAsked
    await settled()
    setAsked(crypto.randomUUID())
  }
  // Once more where the worker died before it answered.
  useEffect(() => {
    if (asked !== '' && worker.tested.peek()?.asked !== asked)
      send({ type: 'test-outlet', asked, outlet: outlet.id })
  }, [asked, worker.reconnectedAt.value])
  return (
    <TestLine label={i18n.t('outlets.test')} onTest={test} isFault={outcome?.fault !== undefined}>
      {asked !== '' && !outcome && i18n.t('outlets.testing')}
      {outcome?.fault && outletFaultWords(outcome.fault)}
      {outcome &&
        !outcome.fault &&
        (outcome.peer === ''
          ? i18n.t('outlets.answered')
          : i18n.t('outlets.answeredBy', [showable(outcome.peer, 80)]))}
    </TestLine>
  )
}
