/** Redoc's own key, so that the site and the reference look alike. */
export const themeKey = "redoc.colorMode";
export const languageKey = "remo-kit.language";

/** A page opened from the disk may be refused its memory; it then forgets. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}
