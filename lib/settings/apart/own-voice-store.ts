import { readOwnVoices } from './own-voices.ts'
import { storedApart } from './stored-apart.ts'

export const ownVoices = storedApart('own-voices', 'own-voice-secrets', readOwnVoices)
