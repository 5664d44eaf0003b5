/** Shopping: products shown, changed, sold. */
import { imageUrls } from '../people.ts'
import { PRODUCTS } from '../texts.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function shopBuilders({ random, somebody, begin }: Cast) {
  /** One message about one product; the parts that are there say what happened. */
  function product(
    given: Options & { action?: 'show' | 'update' | 'soldout' | 'coupon' } = {},
  ): SceneMessage {
    const { common, described } = begin('WebcastLiveShoppingMessage', 'product', given)
    const action = given.action ?? random.pick(['show', 'show', 'update', 'soldout'] as const)
    const { id, title, price } = random.pick(PRODUCTS)
    const imageUrl = imageUrls(`goods/${id}`)[0] ?? ''
    const payload = Shopping({
      common: wire.Common(common),
      msgType: 7,
      promotionId: action === 'show' ? wire.int64(id) : 0,
      updatedProductIds: wire.int64(id),
      updateType: 1,
      updatedProductInfo: ProductInfo({ price, title, cover: imageUrl }),
      soldOut: action === 'soldout',
      updatedCouponInfo: action === 'coupon' ? Coupon({ tag: '满100减20', isValid: true }) : undefined,
      updateToast: action === 'coupon' ? '领券满100减20' : '',
    })
    return { ...described, event: { action, products: [{ id, title, price, imageUrl }] }, payload }
  }

  function auction(given: Options & { sold?: boolean } = {}): SceneMessage {
    const { common, described } = begin('WebcastLiveShoppingMessage', 'product', given)
    const { id, title, price } = random.pick(PRODUCTS)
    const imageUrl = imageUrls(`goods/${id}`)[0] ?? ''
    const productId = wire.int64(id)
    const payload = Shopping({
      common: wire.Common(common),
      msgType: 21,
      auctionSuccess: given.sold
        ? AuctionSuccess({ productId, productName: title, productPic: imageUrl, price })
        : undefined,
      auctionInfo: given.sold ? undefined : AuctionInfo({ price, productId }),
    })
    const products = [given.sold ? { id, title, price, imageUrl } : { id, price }]
    return { ...described, event: { action: given.sold ? 'sold' : 'auction', products }, payload }
  }

  function productList(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastProductChangeMessage', 'product', given)
    const total = random.between(20, 200)
    const [first] = PRODUCTS
    const payload = ProductChange({
      common: wire.Common(common),
      updateToast: '商品列表有更新',
      updateProductInfo: ChangedProduct({ promotionId: wire.int64(first.id), index: 1 }),
      total,
    })
    const event = { action: 'list', count: total, products: [{ id: first.id }] }
    return { ...described, text: '商品列表有更新', event, payload }
  }

  /** Somebody buys. The name is masked by the server. */
  function purchase(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastLiveEcomMessage', 'product', given)
    const name = `${somebody().nickname.slice(0, 1)}***`
    const payload = Ecom({
      common: wire.Common(common),
      msgType: 1,
      nickName: name,
      purchaseCnt: 3,
      text: '正在去购买',
    })
    return { ...described, text: `${name} 正在去购买`, event: { action: 'buying', count: 3 }, payload }
  }

  function shoppingData(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastLiveEcomGeneralMessage', 'system', given)
    const data = new TextEncoder().encode('{"card":1}')
    const payload = EcomGeneral({ common: wire.Common(common), contentType: 'coupon_card', data })
    return { ...described, text: 'coupon_card', payload }
  }

  return { product, auction, productList, purchase, shoppingData }
}

const Shopping = wire.wire({
  common: 1,
  msgType: 2,
  promotionId: 3,
  updatedProductIds: 9,
  updateType: 10,
  updatedProductInfo: 11,
  soldOut: 12,
  updatedCouponInfo: 13,
  auctionSuccess: 23,
  auctionInfo: 24,
  updateToast: 31,
})
const ProductInfo = wire.wire({ price: 1, title: 2, cover: 3 })
const Coupon = wire.wire({ tag: 1, isValid: 4 })
const AuctionSuccess = wire.wire({ productId: 2, productName: 3, productPic: 4, price: 5 })
const AuctionInfo = wire.wire({ price: 1, productId: 8 })
const ProductChange = wire.wire({ common: 1, updateToast: 3, updateProductInfo: 4, total: 5 })
const ChangedProduct = wire.wire({ promotionId: 1, index: 2 })
const Ecom = wire.wire({ common: 1, msgType: 2, nickName: 3, purchaseCnt: 4, text: 5 })
const EcomGeneral = wire.wire({ common: 1, contentType: 2, contentFormat: 3, data: 6 })
