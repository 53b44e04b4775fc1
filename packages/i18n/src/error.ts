/** What a sentence about an error may name; `field` is the field's label in the reader's language. */
export type ErrorParams = {
  readonly field?: string | undefined;
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  readonly minutes?: number | undefined;
  readonly [name: string]: string | number | undefined;
};

export type ErrorSentence = string | ((params: ErrorParams) => string);
