/**
 * The text with everything escaped that a terminal would obey or not show: what came from outside must not end a
 * line of the log, colour it or hide in it. In a JSON text it stays the same JSON.
 */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (hidden) =>
    hidden
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
