/**
 * The simulated room by hand: node test/room/cli.ts [--port N] [--seed N]
 * [--scene calm|busy|flood|gifts|ended|hostile] [--play FILE]...
 */
import { parseArgs } from 'node:util'
import { SCENES } from './scenes.ts'
import { startServer } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    scene: { type: 'string', default: 'calm' },
    play: { type: 'string', multiple: true, default: [] },
  },
})

const server = await startServer({ port: Number(values.port) })
const room = server.addRoom({
  webRid: '80017709309',
  scene: values.play.length > 0 ? null : sceneOf(values.scene),
})
server.addRoom({
  webRid: 'qingtian_music',
  anchor: '晴天',
  title: '点歌｜今晚唱到十二点',
  scene: SCENES.calm(Number(values.seed) + 1),
})

console.log(`Room: ${room.url}`)
console.log(`Open Chromium with:\n${server.chromiumArgs.map(flag => `  '${flag}'`).join('\n')}`)
for (const path of values.play) {
  await room.playFile(path, { fresh: true })
  console.log(`Played ${path}`)
}

function sceneOf(name: string) {
  const scenes = new Map(Object.entries(SCENES))
  const scene = scenes.get(name)
  if (!scene) throw new Error(`No scene ${name}; there are ${[...scenes.keys()].join(', ')}`)
  return scene(Number(values.seed))
}
