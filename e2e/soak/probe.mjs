// Loaded into the process of the mock before it: when it is asked, it collects all garbage and says what is left.

process.on("message", () => {
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ live: (heapUsed + external) / 1e6, resident: rss / 1e6 });
});
process.channel.unref(); // It keeps no process alive.
