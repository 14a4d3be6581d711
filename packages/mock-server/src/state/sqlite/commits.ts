import { clearImmediate, setImmediate } from "node:timers";
import type { Database, SqlValue } from "./database.ts";

/**
 * The transactions of a state file. All steps of one turn of the event loop share one, so that parallel requests pay for
 * one commit; each is answered only after it. A step runs without a pause: so it is atomic, and sees those before it.
 */
export class Commits {
  readonly #db: Database;
  readonly #onRollback: () => void;
  readonly #begin: { run(): unknown };
  readonly #commit: { run(): unknown };
  #open: Transaction | undefined;
  #closed = false;

  /** `onRollback` hears when what was written since the last commit is gone. */
  constructor(db: Database, onRollback: () => void) {
    this.#db = db;
    this.#onRollback = onRollback;
    this.#begin = db.prepare("BEGIN IMMEDIATE");
    this.#commit = db.prepare("COMMIT");
  }

  /** Runs one step, and gives what it gave as soon as that, and all that it may have seen, is kept. */
  async step<Result>(work: () => Result): Promise<Result> {
    if (this.#closed) throw new Error("The store is closed.");
    const result = work();
    if (this.#open) await this.#open.done;
    return result;
  }

  /** A statement that writes. If it fails, all that shares its transaction fails with it. */
  write(sql: string): (...values: readonly SqlValue[]) => void {
    const statement = this.#db.prepare(sql);
    return (...values) => {
      try {
        this.#open ??= this.#transaction();
        statement.run(...values);
      } catch (error) {
        this.#fail(error);
        throw error;
      }
    };
  }

  /** Commits, and lets no step begin any more; false if that was so before. */
  close(): boolean {
    const first = !this.#closed;
    this.#flush();
    this.#closed = true;
    return first;
  }

  #flush(): void {
    const open = this.#open;
    if (!open) return;
    try {
      this.#commit.run();
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#end();
    open.resolve();
  }

  #transaction(): Transaction {
    this.#begin.run();
    return new Transaction(setImmediate(() => this.#flush()));
  }

  #fail(error: unknown): void {
    const open = this.#open;
    this.#end();
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // SQLite has done so itself: the disk is full, for instance.
    }
    this.#onRollback();
    open?.reject(error);
  }

  #end(): void {
    if (this.#open) clearImmediate(this.#open.turn);
    this.#open = undefined;
  }
}

class Transaction {
  readonly turn: NodeJS.Immediate;
  readonly done: Promise<void>;
  resolve!: () => void;
  reject!: (error: unknown) => void;

  constructor(turn: NodeJS.Immediate) {
    this.turn = turn;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.done.catch(() => {}); // Those who wait for it get the error; there may be none.
  }
}
