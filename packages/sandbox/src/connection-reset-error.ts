/**
 * The simulated network cut the connection: no answer exists. Callers in the same process see it
 * as a rejected fetch; the HTTP listener destroys the socket.
 */
export class ConnectionResetError extends Error {
  override name = "ConnectionResetError";
  readonly code = "ECONNRESET";

  constructor() {
    super("The sandbox cut this connection, as a fault in force asks; retry or delete the fault.");
  }
}
