import * as z from "zod";
import { Locale, type Text } from "../kernel/index.ts";

/** Whole tenge, as a number or as people type it ("5 000"), kept as tiyn. */
export const wholeTenge = (min: number, max: number) =>
  z
    .union([z.number(), z.string()])
    .transform((typed, context) => {
      const text = String(typed).replace(/[\s\u00a0\u202f₸]/g, "");
      if (/^\d{1,15}$/.test(text)) return Number(text);
      context.addIssue({ code: "custom", message: text === "" ? "required" : "invalid_number", input: typed });
      return z.NEVER;
    })
    .pipe(z.int().min(min).max(max))
    .transform((whole) => whole * 100);

/** A name as it will be shown: one line, no address or link in it. */
export const PublicName = z
  .string()
  .trim()
  .min(2, "required")
  .max(60)
  .refine((name) => !/[\r\n<>@]|https?:|www\.|\d{6}/i.test(name), { message: "name_not_shown" });

/** A text written by staff: the original is there, and each language within these bounds. */
export const textOf = (min: number, max: number) =>
  z
    .object({
      original: Locale,
      kk: z.string().trim().max(max).optional(),
      ru: z.string().trim().max(max).optional(),
      en: z.string().trim().max(max).optional(),
    })
    .superRefine((text, context) => {
      const words = text[text.original] ?? "";
      const code = words === "" ? "required" : words.length < min ? "text_too_short" : undefined;
      if (code) context.addIssue({ code: "custom", message: code, path: [text.original], input: words });
    })
    .transform((text): Text => {
      const { original, ...languages } = text;
      return { original, ...Object.fromEntries(Object.entries(languages).filter(([, words]) => words)) };
    });
