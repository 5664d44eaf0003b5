import type { webcast } from '../../../proto/generated/decoder.js'
import type { Product, ProductEvent, SystemEvent } from '../../model/events.ts'
import { decimal, type Int64, toNumber } from '../int64.ts'
import type { Base } from './row.ts'

type Action = ProductEvent['action']

/** On show, changed, sold out or auctioned. Its parts decide: the values of msg_type are not known. */
export function shopping(message: webcast.LiveShoppingMessage, base: Base): ProductEvent {
  const { auctionSuccess: sold, auctionInfo: auction } = message
  const text = message.updateToast || message.ecomNotice
  if (sold) {
    return product('sold', base, text, [item(sold.productId, sold.productName, sold.price, sold.productPic)])
  }
  if (auction) return product('auction', base, text, [item(auction.productId, '', auction.price, '')])
  const info = message.updatedProductInfo
  const id = message.updatedProductIds[0] ?? message.promotionId
  const products = info || decimal(id) !== '0' ? [item(id, info?.title, info?.price ?? 0, info?.cover)] : []
  return product(actionOf(message), base, text, products)
}

function actionOf(message: webcast.LiveShoppingMessage): Action {
  if (message.soldOut) return 'soldout'
  if (message.updatedCouponInfo) return 'coupon'
  if (decimal(message.promotionId) !== '0') return 'show'
  return message.updatedProductInfo ? 'update' : 'other'
}

/** The product list changed. */
export function productList(message: webcast.ProductChangeMessage, base: Base): ProductEvent {
  const products = message.updateProductInfo.map(({ promotionId }) => ({ id: decimal(promotionId) }))
  const count = toNumber(message.total)
  return { ...product('list', base, message.updateToast, products), ...(count > 0 ? { count } : {}) }
}

/** Who is buying, in the page's bubble. The name is already masked. */
export function purchases(message: webcast.LiveEcomMessage, base: Base): ProductEvent | SystemEvent {
  const count = toNumber(message.purchaseCnt)
  const text = [message.nickName, message.text].filter(Boolean).join(' ')
  if (text === '') return { type: 'system', ...base }
  return { ...product('buying', base, text, []), ...(count > 0 ? { count } : {}) }
}

function product(action: Action, base: Base, text: string, products: Product[]): ProductEvent {
  return { type: 'product', ...base, action, text, products }
}

function item(id: Int64, title = '', price: Int64 = 0, picture = ''): Product {
  const cents = toNumber(price)
  const known = decimal(id)
  return {
    ...(known === '0' ? {} : { id: known }),
    ...(title ? { title } : {}),
    ...(cents > 0 ? { price: cents } : {}),
    ...(picture.startsWith('https://') ? { imageUrl: picture } : {}),
  }
}
