/** One review request as it was received. */
export interface ReceivedRequest {
  at: number;
  sellerIndex: number;
  /** The order's number among the seller's; null: `orderId` is no order of the seller. */
  orderNumber: number | null;
  orderId: string;
  status: number;
  message: string;
}

const NO_ORDER = 0xffff_ffff;
const INITIAL_CAPACITY = 64;

/** Every review request received, in columns: millions must fit in memory. */
export class SolicitationLog {
  length = 0;
  #at = new Float64Array(INITIAL_CAPACITY);
  #seller = new Uint32Array(INITIAL_CAPACITY);
  #order = new Uint32Array(INITIAL_CAPACITY);
  #answer = new Uint16Array(INITIAL_CAPACITY);
  #answers: { status: number; message: string }[] = [];
  #foreignOrderIds = new Map<number, string>();

  push(request: ReceivedRequest): void {
    if (this.length === this.#at.length) this.#grow();
    const row = this.length++;
    this.#at[row] = request.at;
    this.#seller[row] = request.sellerIndex;
    this.#order[row] = request.orderNumber ?? NO_ORDER;
    this.#answer[row] = this.#internAnswer(request.status, request.message);
    if (request.orderNumber === null) this.#foreignOrderIds.set(row, request.orderId);
  }

  *rows(
    nameOrder: (sellerIndex: number, orderNumber: number) => string,
  ): Generator<ReceivedRequest> {
    for (let row = 0; row < this.length; row++) {
      const sellerIndex = this.#seller[row] ?? 0;
      const number = this.#order[row] ?? NO_ORDER;
      const isForeign = number === NO_ORDER;
      const answer = this.#answers[this.#answer[row] ?? 0];
      yield {
        at: this.#at[row] ?? 0,
        sellerIndex,
        orderNumber: isForeign ? null : number,
        orderId: isForeign
          ? (this.#foreignOrderIds.get(row) ?? "")
          : nameOrder(sellerIndex, number),
        status: answer?.status ?? 0,
        message: answer?.message ?? "",
      };
    }
  }

  #internAnswer(status: number, message: string): number {
    const known = this.#answers.findIndex((a) => a.status === status && a.message === message);
    return known >= 0 ? known : this.#answers.push({ status, message }) - 1;
  }

  #grow(): void {
    const capacity = this.#at.length * 2;
    const grow = <T extends Float64Array | Uint32Array | Uint16Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#at = grow(new Float64Array(capacity), this.#at);
    this.#seller = grow(new Uint32Array(capacity), this.#seller);
    this.#order = grow(new Uint32Array(capacity), this.#order);
    this.#answer = grow(new Uint16Array(capacity), this.#answer);
  }
}
