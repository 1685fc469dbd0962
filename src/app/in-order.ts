/** Does something for each item, several at once, and gives what came of it in the order of the items. It begins only a
 *  few ahead of what was asked for: memory does not grow with their number.
 *  @param ahead  how many are begun at most before the first of them is done
 *  @throws what `work` throws, when its turn comes */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  let next = 0;
  while (next < items.length || begun.length > 0) {
    while (next < items.length && begun.length < ahead) {
      const result = work(items[next++]!);
      // Until its turn comes, a failure is not unhandled.
      result.catch(() => {});
      begun.push(result);
    }
    yield await begun.shift()!;
  }
}
