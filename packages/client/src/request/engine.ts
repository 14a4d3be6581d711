// What a call needs once its arguments are right: one file of the package, which is loaded before a byte is sent. What
// failures need is in it, because on the way to an error it may be too late to load anything.

import type { Operation } from "@remo-kit/openapi";
import { jsonUpload, textUpload, type Upload } from "../upload/json-upload.ts";
import { openSource, type Video } from "../upload/video.ts";
import type { Fields } from "./fields.ts";

export { measured } from "../answer/measured.ts";
export { receipt } from "../answer/receipt.ts";
export { runCall } from "./call.ts";
export { recorded } from "./recorded.ts";
export { textUpload };

/** @throws RemoInputError */
export const uploadOf = ({ file }: Operation, body: Fields["body"], video: Video | undefined): Upload =>
  file
    ? jsonUpload(body, { field: file.field, source: openSource(video as Video) })
    : textUpload(JSON.stringify(body));
