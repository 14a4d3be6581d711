// What a field of a success must be.

export const isText = (value: unknown): value is string => typeof value === "string";

/** The API's int, of either sign. */
export const isInt = (value: unknown): boolean => Number.isSafeInteger(value);
