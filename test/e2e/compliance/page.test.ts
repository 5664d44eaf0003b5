import { describe } from 'vitest'
import { fetchKeepsItsPromises } from './fetch.ts'
import { usePages } from './promise.ts'
import { classKeepsItsPromises } from './websocket-class.ts'
import { constructorKeepsItsPromises } from './websocket-constructor.ts'
import { eventsKeepTheirPromises } from './websocket-events.ts'
import { xhrKeepsItsPromises } from './xhr.ts'

/** What a page finds of the platform where the tap is: the same as where it is not. One browser for all. */
const pages = usePages()

describe('the class WebSocket', () => classKeepsItsPromises(pages))
describe('new WebSocket', () => constructorKeepsItsPromises(pages))
describe('what a socket tells', () => eventsKeepTheirPromises(pages))
describe('fetch', () => fetchKeepsItsPromises(pages))
describe('XMLHttpRequest', () => xhrKeepsItsPromises(pages))
