import type { MetricRow } from "@remo-kit/openapi";

type Props = { readonly row: MetricRow; readonly value: number };

/** Where a value is beside its ideal range; at the ends it has no marks, or as many. The words beside it say the same. */
export function Gauge({ row: { ideal, maximum, step }, value }: Props) {
  const { min, max } = ideal;
  const reach = maximum * step;
  const [from = 0, to = 0] = [min ?? max, max ?? min];
  const placeOf = (at: number): number => {
    const share = (at - from + reach) / (to - from + 2 * reach);
    return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  };
  const [begin, end] = [min === undefined ? 0 : placeOf(min), max === undefined ? 100 : placeOf(max)];
  return (
    <svg class="my-0.5 block h-3 w-full overflow-visible" aria-hidden="true">
      <rect class="fill-line" y="4" width="100%" height="4" rx="2" />
      <rect class="fill-success" x={`${begin}%`} y="4" width={`${end - begin}%`} height="4" />
      <circle class="fill-ink stroke-2 stroke-card" cx={`${placeOf(value)}%`} cy="6" r="6" />
    </svg>
  );
}
