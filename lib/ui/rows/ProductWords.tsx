import { phraseLang } from '../../i18n/kinds.ts'
import { PHRASE_TEXTS } from '../../i18n/phrase-texts.ts'
import { phrase, yuan } from '../../i18n/phrases.ts'
import type { Product, ProductEvent } from '../../model/events.ts'
import { pictureUrl, showable } from '../../model/showable.ts'

/** A product with picture, title and price; without a title, a grey line. */
export function ProductWords({ event }: { event: ProductEvent }) {
  const { action, text, products } = event
  const product = products.find(({ title }) => title)
  if (!product) return <p class="words quiet">{showable(phrase(event, phraseLang()))}</p>
  const said = text ? ` · ${showable(text, 80)}` : ''
  return (
    <div class={`words product ${action}`}>
      <Cover product={product} />
      <div>
        <p class="quiet">{PHRASE_TEXTS[phraseLang()].product[action] + said}</p>
        <p>
          <bdi class="title">{showable(product.title ?? '', 80)}</bdi> <Price product={product} />
        </p>
      </div>
    </div>
  )
}

function Cover({ product }: { product: Product }) {
  const src = pictureUrl(product.imageUrl)
  if (!src) return null
  return (
    <img
      class="cover"
      src={src}
      alt=""
      width="40"
      height="40"
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      onError={event => {
        event.currentTarget.hidden = true
      }}
    />
  )
}

function Price({ product: { price } }: { product: Product }) {
  return price === undefined ? null : <b class="price">¥{yuan(price)}</b>
}
