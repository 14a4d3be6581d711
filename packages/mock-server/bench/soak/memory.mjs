// Whether memory grows while the same kind of traffic goes on.

import { memoryOf } from "../processes.mjs";

const intervalMs = 250;

/**
 * What may look like growth in the second half, in MB. The collector of V8 keeps or gives back some MB as it likes,
 * and what is remembered on purpose (journal, jobs, tenants) is full by then; at 2000 requests a second for half a
 * minute this is 200 bytes a request, less than any that would be kept takes.
 */
export const mostGrowth = 12;

export function watchMemory(server) {
  const samples = [];
  const began = performance.now();
  const timer = setInterval(async () => {
    const { now } = await memoryOf(server).catch(() => ({}));
    if (now !== undefined) samples.push({ seconds: (performance.now() - began) / 1000, megabytes: now });
  }, intervalMs);
  return {
    stop() {
      clearInterval(timer);
      if (process.env.DEBUG_SOAK) console.error(samples.filter((_, i) => i % 8 === 0).map(({ megabytes }) => megabytes.toFixed(0)).join(" "));
      return growthOf(samples.slice(samples.length / 2));
    },
  };
}

/** From the begin to the end of the samples, along the line that fits them best. */
function growthOf(samples) {
  const mean = (of) => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const middle = { seconds: mean(({ seconds }) => seconds), megabytes: mean(({ megabytes }) => megabytes) };
  const covariance = mean(
    ({ seconds, megabytes }) => (seconds - middle.seconds) * (megabytes - middle.megabytes),
  );
  const variance = mean(({ seconds }) => (seconds - middle.seconds) ** 2);
  const span = samples.at(-1).seconds - samples[0].seconds;
  return { megabytes: middle.megabytes, growth: (covariance / variance) * span, seconds: span };
}
