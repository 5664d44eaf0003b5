import { testControls } from './controls.ts'

testControls('zh-CN', 'light')
