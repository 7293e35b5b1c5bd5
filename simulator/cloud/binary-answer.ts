/** An answer that is not JSON. */
export class BinaryAnswer {
  constructor(readonly body: Uint8Array) {}
}
