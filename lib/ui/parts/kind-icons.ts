import {
  CircleQuestionMark,
  Gift,
  Heart,
  HeartHandshake,
  type IconNode,
  LogIn,
  Megaphone,
  MessageCircle,
  Radio,
  Settings,
  Share2,
  ShoppingBag,
  Smile,
  Star,
  Swords,
  Ticket,
  Trophy,
  UserPlus,
  Users,
} from 'lucide'
import type { EventType } from '../../model/events.ts'
import { KINDS } from '../../model/kinds.ts'

/** lucide's nodes by the names in `KINDS`, named one by one to keep the other 1,700 out of the build. */
const NODES: Record<string, IconNode> = {
  'message-circle': MessageCircle,
  star: Star,
  smile: Smile,
  gift: Gift,
  'user-plus': UserPlus,
  'heart-handshake': HeartHandshake,
  'share-2': Share2,
  'log-in': LogIn,
  heart: Heart,
  'shopping-bag': ShoppingBag,
  ticket: Ticket,
  swords: Swords,
  trophy: Trophy,
  megaphone: Megaphone,
  radio: Radio,
  users: Users,
  settings: Settings,
}

/** The icon of an event type; a question mark if it has none here. */
export function kindIcon(type: EventType): IconNode {
  return NODES[KINDS[type].icon] ?? CircleQuestionMark
}
