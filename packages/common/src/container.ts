/** What the first bytes of a file look like. */
export const containers = ["mp4", "mov", "webm", "mkv", "avi", "jpeg", "png", "unknown"] as const;
export type Container = (typeof containers)[number];

/** Bytes from the beginning of a file by which its container is recognised. */
export const sniffedBytes = 64;

/** Brands of `ftyp` files that are pictures. */
const pictures = /^(hei[cmsx]|hevc|m[is]f1|avi[fs])$/;

/** Boxes that a QuickTime file without `ftyp` begins with. */
const quickTimeBoxes: ReadonlySet<string> = new Set(["moov", "mdat", "wide", "free", "skip", "pnot"]);

export function containerOf(start: Buffer): Container {
  const text = start.toString("latin1");
  const box = text.slice(4, 8);
  if (box === "ftyp") return brand(text.slice(8, 12));
  if (quickTimeBoxes.has(box)) return "mov";
  if (text.startsWith("\x1a\x45\xdf\xa3")) return documentType(text);
  if (text.startsWith("RIFF") && text.slice(8, 12) === "AVI ") return "avi";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  return "unknown";
}

function brand(name: string): Container {
  if (name === "qt  ") return "mov";
  return pictures.test(name) ? "unknown" : "mp4";
}

/** WebM and Matroska begin alike; the element 0x4282 says which. */
function documentType(text: string): Container {
  const at = text.indexOf("\x42\x82");
  if (at < 0) return "unknown";
  const name = text.slice(at + 3);
  return name.startsWith("webm") ? "webm" : name.startsWith("matroska") ? "mkv" : "unknown";
}
