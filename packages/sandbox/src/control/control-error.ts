/** What a control answers instead of doing it; the message says what to send. */
export class ControlError extends Error {
  override name = "ControlError";
  readonly status: 400 | 404 | 405 | 413;

  constructor(status: 400 | 404 | 405 | 413, message: string) {
    super(message);
    this.status = status;
  }
}
