const afterProgram = `Your keys come from the environment or a file, never from flags. With a file
keys.env of three lines,
  REMO_EMAIL=you@example.com
  REMO_USER_KEY="the user key you were issued"
  REMO_API_KEY="the API key you were issued"

send a video of a person 170 cm tall like this:
  remo analyze-soccer kick.mp4 --height 170 --env-file keys.env

All flags: remo analyze-soccer --help`;

const afterAnalyzeSoccer = `Keys, from the environment or else from the file of --env-file (there, put
quotes around a value with a # or spaces):
  REMO_EMAIL     your e-mail address
  REMO_USER_KEY  the user key you were issued
  REMO_API_KEY   the API key you were issued
  They are never flags: others on this machine can see a command line, and
  shells keep it.

Example:
  remo analyze-soccer kick.mp4 --height 170 --env-file keys.env

An accepted request uses credits. What is printed is its receipt, not the
result. Keep the uuid: it is the only key to the result.

Exit codes:
  0    accepted
  2    wrong flags, keys that are missing, a file that cannot be used
  3    refused by the API
  4    no connection, connection lost, or too slow
  5    an answer that is not the API's or makes no sense
  130  stopped with Ctrl-C`;

export const help = {
  titles: {} as { readonly [title: string]: string },
  program: "Sends a soccer video to the REMO motion-analysis API. Unofficial.",
  version: "print the version",
  help: "print this help",
  summary: "send a video for analysis and print the receipt",
  analyzeSoccer: "Sends a soccer video to the REMO API once and prints the receipt of the analysis.",
  file: "the video",
  height: "body height of the person in the video, a whole number of cm",
  uuid: "uuid of the video (default: a new one)",
  envFile: "file with the keys, a line NAME=value each; the environment wins",
  baseUrl: "where the API is (default: https://api.remo.re.kr)",
  allowInsecureHttp: "allow http: to another machine; keys and video can then be read on the way",
  timeout: "the longest that all of it may take (default: no limit)",
  json: "print one line of JSON, errors too",
  lang: "language of the texts (default: ko where LANG begins with it, else en)",
  afterProgram,
  afterAnalyzeSoccer,
};
