import { readOutlets, readSecrets } from './outlets.ts'
import { storedApart } from './stored-apart.ts'

const outlets = storedApart('outlets', 'outlet-secrets', readOutlets, readSecrets)

export const { read: storedOutlets, follow: followOutlets, change: changeOutlets } = outlets
