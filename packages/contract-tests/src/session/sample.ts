/** The video that is sent if no other is named. It is copied beside the code when the package is built. */
export const sampleVideo = import.meta.url.endsWith(".ts")
  ? new URL(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"))
  : new URL("./assets/soccer-kick.mp4", import.meta.url);
