import { isUuid } from "@remo-kit/common/uuid";

/** A uuid as it may be shown; undefined for anything else in its place: that may be a secret. */
export const shownUuid = (uuid: string): string | undefined => (isUuid(uuid) ? uuid : undefined);
