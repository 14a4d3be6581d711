import { families } from "@remo-kit/openapi";
import { kept } from "../kept.ts";
import type { Job, JobName } from "./records.ts";

/** A job in two chains: of all jobs of the tenant, and of those of its account and family with the same content. */
type Place = {
  job: Job;
  /** Its family and its uuid in small letters; its family and its content. */
  readonly key: string;
  readonly content: string;
  older: Place | undefined;
  newer: Place | undefined;
  olderTwin: Place | undefined;
  newerTwin: Place | undefined;
};

/** The files of one account: by family and uuid, and the newest with a content. */
type Files = { readonly byUuid: Map<string, Place>; readonly byContent: Map<string, Place> };

/** A family is a word, so that no two keys are the same. */
const keyOf = (family: string, text: string): string => `${family} ${text}`;

/**
 * The jobs of one tenant. One is found, added or forgotten in the same short time, however many there are. That is why
 * they are chained: the first key of a Map is found only past all that were deleted before it.
 */
export class JobMemory {
  readonly #accounts = new Map<number, Files>();
  readonly #byId = new Map<number, Place>();
  #oldest: Place | undefined;
  #newest: Place | undefined;
  #count = 0;
  /** The id that a job got last. */
  last = 0;

  /** The job of an account; of any account where none is given. */
  byUuid(accountId: number | undefined, family: string, uuid: string): Job | undefined {
    const key = keyOf(family, uuid.toLowerCase());
    const files =
      accountId === undefined
        ? [...this.#accounts.values()].find(({ byUuid }) => byUuid.has(key))
        : this.#accounts.get(accountId);
    return files?.byUuid.get(key)?.job;
  }

  /** The last job that was accepted with this content. */
  byContent(accountId: number, family: string, xxh64: string): Job | undefined {
    return this.#accounts.get(accountId)?.byContent.get(keyOf(family, xxh64))?.job;
  }

  /** By its id; or all with a uuid, oldest account first. */
  byName(name: JobName): Job[] {
    if ("id" in name) return [this.#byId.get(name.id)].flatMap((place) => place?.job ?? []);
    return [...this.#accounts.values()].flatMap(({ byUuid }) =>
      families.flatMap((family) => byUuid.get(keyOf(family, name.uuid.toLowerCase()))?.job ?? []),
    );
  }

  ownResults(): number {
    return this.newest(Number.POSITIVE_INFINITY).filter(({ result }) => result).length;
  }

  /** Newest first, at most `limit`. */
  newest(limit: number): Job[] {
    const jobs: Job[] = [];
    for (let place = this.#newest; place && jobs.length < limit; place = place.older) jobs.push(place.job);
    return jobs;
  }

  /** Puts a job in the place of the one with its uuid, if there is one, and forgets the oldest beyond `most`. */
  remember(job: Job, most: number): void {
    const files = this.#filesOf(job.accountId);
    const key = keyOf(job.family, job.uuid.toLowerCase());
    const known = files.byUuid.get(key);
    if (known) this.#unchain(files, known);
    files.byUuid.set(key, this.#chain(files, job, key));
    while (this.#count > most) this.#forget(this.#oldest as Place);
  }

  /** Puts a job in the place of the one with its id. */
  replace(job: Job): void {
    const place = this.#byId.get(job.id);
    if (place) place.job = job;
  }

  forgetAccount(accountId: number): void {
    const files = this.#accounts.get(accountId);
    for (const place of files?.byUuid.values() ?? []) this.#unchain(files as Files, place);
    this.#accounts.delete(accountId);
  }

  #filesOf(accountId: number): Files {
    return kept(this.#accounts, accountId, () => ({ byUuid: new Map(), byContent: new Map() }));
  }

  #forget(place: Place): void {
    const files = this.#filesOf(place.job.accountId);
    files.byUuid.delete(place.key);
    this.#unchain(files, place);
  }

  #chain({ byContent }: Files, job: Job, key: string): Place {
    const older = this.#newest;
    const content = keyOf(job.family, job.xxh64);
    const olderTwin = byContent.get(content);
    const place: Place = { job, key, content, older, newer: undefined, olderTwin, newerTwin: undefined };
    if (older) older.newer = place;
    else this.#oldest = place;
    if (olderTwin) olderTwin.newerTwin = place;
    this.#newest = place;
    this.#byId.set(job.id, place);
    this.last = Math.max(this.last, job.id);
    byContent.set(content, place);
    this.#count++;
    return place;
  }

  #unchain({ byContent }: Files, { job, content, older, newer, olderTwin, newerTwin }: Place): void {
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
    if (olderTwin) olderTwin.newerTwin = newerTwin;
    if (newerTwin) newerTwin.olderTwin = olderTwin;
    else if (olderTwin) byContent.set(content, olderTwin);
    else byContent.delete(content);
    this.#byId.delete(job.id);
    this.#count--;
  }
}
