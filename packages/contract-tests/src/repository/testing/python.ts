import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Whether this machine can run the Python samples. Node and npm are all that the tests may count on. */
export const pythonHasRequests = await promisify(execFile)("python3", ["-c", "import requests"]).then(
  () => true,
  () => false,
);
