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

/** Named one by one, so that the other 1,700 icons stay out of the build. */
const ICONS: Readonly<Record<EventType, IconNode>> = {
  chat: MessageCircle,
  superchat: Star,
  emoji: Smile,
  gift: Gift,
  follow: UserPlus,
  fansclub: HeartHandshake,
  share: Share2,
  enter: LogIn,
  like: Heart,
  product: ShoppingBag,
  lottery: Ticket,
  battle: Swords,
  rank: Trophy,
  notice: Megaphone,
  control: Radio,
  audience: Users,
  system: Settings,
  unknown: CircleQuestionMark,
}

/** The icon of an event type. */
export function kindIcon(type: EventType): IconNode {
  return ICONS[type]
}
