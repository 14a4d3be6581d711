// Client, mocks and spec agree: every case on every mock, as the command runs them without flags.

import { describeContract } from "./vitest.ts";

describeContract();
