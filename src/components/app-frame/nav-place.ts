/** The entry that a page stands under: the longest of the addresses that lead to it. */
export function placeOf(pathname: string, addresses: readonly string[]): string | undefined {
  const above = addresses.filter((address) => `${pathname}/`.startsWith(`${address}/`));
  return above.sort((one, other) => other.length - one.length)[0];
}
