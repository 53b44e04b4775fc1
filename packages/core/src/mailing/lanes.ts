/** Does the work for each, so many at once; the answers in the order of the items. */
export async function inLanes<T, R>(items: readonly T[], lanes: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += lanes)
    results.push(...(await Promise.all(items.slice(from, from + lanes).map(work))));
  return results;
}
