import { readOutlets } from './outlets.ts'
import { storedApart } from './stored-apart.ts'

export const outletStore = storedApart('outlets', 'outlet-secrets', readOutlets)
