export { fileStore } from "./files/file-store.ts";
export { openVideo, type VideoFile } from "./files/open-video.ts";
export { type SpooledVideo, type SpoolOptions, spool } from "./files/spool.ts";
