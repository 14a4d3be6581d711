/** A desk, and a phone in the hand; in CSS pixels. */
export const screens = {
  desktop: { width: 1280, height: 860 },
  phone: { width: 390, height: 844 },
} as const;
