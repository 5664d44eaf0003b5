import {
  CircleQuestionMark,
  Gift,
  Heart,
  HeartHandshake,
  type IconNode,
  LogIn,
  MessageCircle,
  Radio,
  Settings,
  Share2,
  Smile,
  UserPlus,
  Users,
} from 'lucide'
import type { EventType } from '../../lib/protocol/events.ts'
import { KINDS } from '../../lib/protocol/kinds.ts'

/** lucide's nodes by the names in `KINDS`: named one by one, so that the other 1,700 stay out of the build. */
const NODES: Record<string, IconNode> = {
  'message-circle': MessageCircle,
  smile: Smile,
  gift: Gift,
  'user-plus': UserPlus,
  'heart-handshake': HeartHandshake,
  'share-2': Share2,
  'log-in': LogIn,
  heart: Heart,
  radio: Radio,
  users: Users,
  settings: Settings,
}

/** The icon of an event type; a question mark where it has none here. */
export function kindIcon(type: EventType): IconNode {
  return NODES[KINDS[type].icon] ?? CircleQuestionMark
}
