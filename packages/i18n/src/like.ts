/** The shape of a Kazakh catalogue with any words in it: same keys, same parameters, nothing more. */
export type Like<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Like<T[Key]> };
