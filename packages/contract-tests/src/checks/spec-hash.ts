import { createHash } from "node:crypto";
import { openApiDocument } from "@remo-kit/openapi";

/** SHA-256 of the spec that this package was built with: two recordings with the same one were judged by the same. */
export const specHash: string = createHash("sha256").update(JSON.stringify(openApiDocument)).digest("hex");
