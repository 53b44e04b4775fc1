import * as z from "zod";

/** An organisation whose people sign in to the office with its own account: data of the stage, its secret apart. */
const Row = z.object({
  /** Part of the address it returns to: registered with the organisation as `<office>/office/kk/sign-in/with/<id>/return`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: z.string().min(1),
  issuer: z.url(),
  clientId: z.string().min(1),
  /** The name of the secret that holds the client's secret. */
  secret: z.string().min(1),
  /** Mail domains it vouches for: nobody is let in by another's word for a mailbox. */
  domains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/)).min(1),
  /** Its own second factor stands for ours, where it says that one was shown. */
  trustsSecondFactor: z.boolean(),
});

export type Organisation = Omit<z.infer<typeof Row>, "secret"> & { readonly clientSecret: string };

/** The stage's organisations, as JSON in its environment. @throws where a row is not whole, or lacks its secret. */
export function organisationsFrom(json: string | undefined, secretOf: (name: string) => string): Organisation[] {
  if (!json) return [];
  return z
    .array(Row)
    .parse(JSON.parse(json))
    .map(({ secret, ...row }) => ({ ...row, clientSecret: secretOf(secret) }));
}
