/** A sentence of the sources, in which backticks stand around code. */
export const Prose = ({ text }: { readonly text: string }) => (
  <>{text.split("`").map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}</>
);

/** 1,234 B, 53 kB, 700 MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${round(bytes / 1e3)} kB`;
  return `${round(bytes / 1e6)} MB`;
}

const round = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));

/** 0.4 ms, 120 ms, 12.3 s. */
export function durationText(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
