/** Our mark: a sun that is also the dome of a yurt, over the lines of the steppe. Drawn on a 48 × 48 field. */
export const MARK_PATHS = [
  "M9 33a15 15 0 0 1 30 0",
  "M16.5 33c0-7.5 3-13 7.5-15 4.5 2 7.5 7.5 7.5 15M24 18v15",
  "M3 33h42M9 39h30M16 45h16",
  "M24 12V5M13.4 15.4 9.6 9.5M34.6 15.4l3.8-5.9",
].join("");

/** The mark as a file of its own, on its field: the site's icon. */
export const MARK_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0b4f57"/><path transform="translate(8 6)" d="${MARK_PATHS}" fill="none" stroke="#f2bd45" stroke-width="3" stroke-linecap="round"/></svg>`;

/** The mark without its field; the colour is the text's. */
export function Mark({ class: extra }: { class?: string }) {
  return (
    <svg class={extra} viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" focusable="false">
      <path d={MARK_PATHS} fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />
    </svg>
  );
}
