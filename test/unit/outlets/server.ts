import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Posted {
  body: string
  headers: IncomingMessage['headers']
}

/** An HTTP server that collects what is posted, and answers as told. */
export async function httpServer(
  answer: (response: ServerResponse, posted: Posted, count: number) => void = response => response.end(),
  port = 0,
): Promise<{ url: string; port: number; posts: Posted[]; close: () => Promise<void> }> {
  const posts: Posted[] = []
  const server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const posted = { body: Buffer.concat(parts).toString(), headers: request.headers }
    posts.push(posted)
    answer(response, posted, posts.length)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    server.close()
    if (server.listening) await once(server, 'close')
  }
  onTestFinished(close)
  const own = (server.address() as AddressInfo).port
  return { url: `http://127.0.0.1:${own}/`, port: own, posts, close }
}
