export { openVideo, type VideoFile } from "./files/open-video.ts";
export { type SpooledVideo, type SpoolOptions, spool } from "./files/spool.ts";
export { maySend, memoryStore } from "./store/call-book.ts";
export { fileStore } from "./store/file-store.ts";
