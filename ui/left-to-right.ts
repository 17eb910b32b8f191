/**
 * Stands in for rtl-css-js in what browsers load (webpack.config.js): no language of ours is written from right to left,
 * and to mirror every style costs 2 KB and a second pass over each rule. The first such language takes the alias out.
 */
export function convertProperty<K, V>(key: K, value: V): { readonly key: K; readonly value: V } {
  return { key, value };
}

export function convert<T>(rules: T): T {
  return rules;
}
