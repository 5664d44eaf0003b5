import util from 'protobufjs/src/util/minimal.js'
import { WireReader } from './reader.ts'

/** What the generated decoder needs of protobufjs; an absent 64-bit number is 0 where there is no Long. */
export default { Reader: WireReader, util: { ...util, Long: null }, roots: {} }
