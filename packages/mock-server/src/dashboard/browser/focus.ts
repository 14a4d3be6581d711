// A reader with a keyboard goes on where they were, also when what they were at is gone.

const aRow = "[data-key]:not([data-item=new]), tr";

/**
 * Changes what is in `place`. If that takes the focused element away, the next row has the focus, or the heading; if it
 * takes only its use away, the first button of its row.
 */
export function keepFocus(place: HTMLElement, change: () => void): void {
  const focused = document.activeElement;
  const row = focused?.closest(aRow);
  const rows = row && place.contains(row) ? [...place.querySelectorAll(aRow)] : [];
  const next = rows.slice(rows.indexOf(row as Element) + 1);
  const isInside = place.contains(focused);
  change();
  if (!isInside || (focused === document.activeElement && !focused?.matches(":disabled"))) return;
  const [own] = row?.isConnected ? row.querySelectorAll<HTMLElement>("button:enabled") : [];
  const buttons = next.filter(({ isConnected }) => isConnected).map(lastButton);
  (own ?? buttons.find(Boolean) ?? place.querySelector("h2"))?.focus();
}

/** That of a row that takes it away. */
const lastButton = (row: Element): HTMLElement | undefined =>
  [...row.querySelectorAll<HTMLElement>("button:enabled")].at(-1);
