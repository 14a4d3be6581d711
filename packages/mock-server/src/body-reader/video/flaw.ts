import { byte } from "../bytes.ts";

/** Names a character that is none of base64's, without showing it unless it is harmless. */
export function wrongCharacter(name: string, code: number, at: number, start: string): string {
  if (start === "data:") return `${name} starts with a data: URL prefix`;
  if (start.startsWith("b'")) return `${name} starts with b', as bytes of Python are shown`;
  return `${name} has ${characterName(code)} at character ${at}`;
}

function characterName(code: number): string {
  switch (code) {
    case byte.lineFeed:
    case byte.carriageReturn:
      return "a line break";
    case byte.space:
    case byte.tab:
      return "white space";
    case byte.minus:
    case byte.underscore:
      return `the URL-safe character ${String.fromCharCode(code)}`;
    case byte.equals:
      return "padding before its end";
    default:
      return "a character that is not of base64";
  }
}

export function wrongLength(name: string, length: number): string {
  const hint = length % 4 === 1 ? "" : ": is its padding missing?";
  return `${name} has ${length} characters, which is not a multiple of 4${hint}`;
}
