import { testControls } from './controls.ts'

testControls('en-US', 'dark')
