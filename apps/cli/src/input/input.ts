/** Who sits at the other end. */
export type Input = {
  isTerminal: boolean;
  /** One line, without its end; rejects when the signal is aborted. */
  ask(question: string): Promise<string>;
  /** One line that is not shown while it is typed. */
  askSecretly(question: string): Promise<string>;
  /** All that is piped in. */
  readAll(): Promise<string>;
};
