export type Row = Record<string, unknown>;

/** What is used of a connection; `Client` of pg is one. */
export type Database = {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
};
