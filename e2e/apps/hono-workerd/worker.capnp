using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
      bindings = [
        (name = "REMO_EMAIL", fromEnvironment = "REMO_EMAIL"),
        (name = "REMO_USER_KEY", fromEnvironment = "REMO_USER_KEY"),
        (name = "REMO_API_KEY", fromEnvironment = "REMO_API_KEY"),
        (name = "REMO_BASE_URL", fromEnvironment = "REMO_BASE_URL"),
      ],
    )),
    # "private" is for the mock on this machine.
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:3000", http = (), service = "worker")],
);
