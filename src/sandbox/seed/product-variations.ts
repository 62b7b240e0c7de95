import { addValues } from '../database';
import { isObject } from '../json';
import type { Seeding } from './seeding';

const share = 0.3;
const variants = ['Left-hand', 'Right-hand', 'Stainless', 'ATEX', '400 V', 'Übergröße'];

/** Some products come in two or three variations, each a little dearer than the product itself. */
export function seedProductVariations(seeding: Seeding): void {
  const { database } = seeding;
  const { products, productVariations } = database.collections;
  const sold = [...products.all()].map(({ id, values }) => ({ id, prices: values.prices }));
  productVariations.fillLater(() => {
    const random = seeding.stream('product variations');
    let id = 0;
    for (const product of sold) {
      if (!random.chance(share)) continue;
      for (const name of random.some(variants, random.int(2, 3))) {
        id += 1;
        const prices = (Array.isArray(product.prices) ? product.prices : []).filter(isObject);
        addValues(database, 'productVariations', {
          id,
          name,
          product_id: product.id,
          prices: prices.map((price) => ({
            product_variation_id: id,
            price: Math.round(Number(price.price) * 1.15),
            currency: price.currency ?? null,
            cost: price.cost ?? 0,
            direct_cost: price.direct_cost ?? null,
            notes: '',
          })),
        });
      }
    }
  });
}
