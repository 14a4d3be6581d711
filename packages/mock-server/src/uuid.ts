/** A uuid as it may be told; undefined for whatever else stands in its place: that may be a secret. */
export const shownUuid = (uuid: string): string | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid) ? uuid : undefined;
