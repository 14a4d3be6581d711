/** Whether a host name or an address is this machine's own, reached by nobody else. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|[^.]+(\.[^.]+)*\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
