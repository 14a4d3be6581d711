import type { MetricRow } from "@remo-kit/openapi";

type Props = { readonly row: MetricRow; readonly value: number };

/** Over its values the marks that they get, as in the docs, and the value. The words beside it say the same. */
export function Gauge({ row: { ideal, maximum, step }, value }: Props) {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = ideal;
  const reach = maximum * step;
  const ends = [min - reach, min + reach, max - reach, max + reach, value].filter(Number.isFinite);
  const margin = (Math.max(...ends) - Math.min(...ends)) * 0.06;
  const [low, high] = [Math.min(...ends) - margin, Math.max(...ends) + margin];
  const at = (place: number): number =>
    Math.round(Math.min(1, Math.max(0, (place - low) / (high - low))) * 1000) / 10;
  const [start, from, to, end, own] = [min - reach, min, max, max + reach, value].map(at);
  return (
    <svg class="my-1 block h-5 w-full overflow-visible" aria-hidden="true">
      <svg aria-hidden="true" width="100%" height="16" viewBox="0 0 100 16" preserveAspectRatio="none">
        <polygon class="fill-line" points={`${start},16 ${from},0 ${to},0 ${end},16`} />
        <polygon class="fill-full" points={`${from},16 ${from},0 ${to},0 ${to},16`} />
      </svg>
      <g class="fill-ink stroke-card">
        <circle cx={`${own}%`} cy="16" r="5" stroke-width="2" />
        <rect x={`${own}%`} y="-2" width="2" height="16" transform="translate(-1)" stroke="none" />
      </g>
    </svg>
  );
}
